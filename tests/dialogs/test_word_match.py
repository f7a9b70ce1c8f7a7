import pytest

from dialogs.word_match import WordIndex, stems

LINES = (
    ("Out of school settings: no visits until the list is complete", ""),
    ("Visit programme for supplementary schools", "Out of school settings supporting children"),
    ("Every agency names one Prevent champion", ""),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("schools", "school"), ("agencies", "agency"), ("venues", "venue"), ("leaflets", "leaflet"), ("House", "houses")],
)
def test_a_word_and_its_plural_meet(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_words_that_say_nothing_are_left_out() -> None:
    assert stems("what did we agree about the") == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("settings out of schools", {0, 1}),
        ("champions", {2}),
        ("champoins", {2}),
        ("swimming", set()),
        ("school bus tickets", set()),
        ("", set()),
    ],
)
def test_lines_are_found_by_most_of_the_words(asked: str, found: set[int]) -> None:
    assert set(WordIndex(LINES).find(asked)) == found


def test_words_of_the_line_count_for_more_than_those_above_it() -> None:
    fits = WordIndex(LINES).find("out of school settings")
    assert fits[0] > fits[1]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("The children's policy", "childrens policies"),
        ("Guidance on out_of_school clubs", "school guidance"),
        ("Party wall notices", "parties walls"),
        ("First line\nsecond line about Zoë", "zoë second"),
        ("Before \x1f behind", "before behind"),
    ],
)
def test_a_word_is_found_however_it_stands_in_its_line(line: str, asked: str) -> None:
    lines = [("Nothing of the kind", ""), (line, ""), ("Nothing either", "")]
    assert set(WordIndex(lines).find(asked)) == {1}


def test_a_word_inside_another_is_not_it() -> None:
    assert WordIndex([("Preschools and interschool games", "")]).find("school") == {}
    assert set(WordIndex([("Preschools", ""), ("Interschool school games", "")]).find("school")) == {1}
