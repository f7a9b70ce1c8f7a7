"""A list with dashes between what, who and when is a plan; a letter with bullets is not."""

import pytest

from documents import bullet_list, fragments


def rows(text: str):
    return [row.cells for row in bullet_list.rows(text)[1:]]


def row(**cells: str):
    return tuple(cells.get(name, "") for name in bullet_list.COLUMNS)


@pytest.mark.parametrize("mark", ["3.5 ", "3.5. ", "3.5) "])
def test_a_ref_an_action_an_owner_and_a_deadline(mark):
    assert rows(f"{mark}Agree the comms plan - Police - by 28 Feb") == [
        row(ref="3.5", action="Agree the comms plan", owner="Police", deadline="by 28 Feb")
    ]


@pytest.mark.parametrize("mark", ["•", "-", "*", "–"])
@pytest.mark.parametrize("between", [" - ", " – ", " — ", "; ", " | "])
def test_bullets_and_dashes_of_every_kind(mark, between):
    assert rows(f"{mark} {between.join(('Map the halls', 'Housing and Police', 'ongoing'))}") == [
        row(action="Map the halls", owner="Housing and Police", deadline="ongoing")
    ]


def test_parts_that_say_what_they_are_may_come_in_any_order():
    assert rows("* Map the halls - due March 2027 - Lead: Housing - in progress - Update: half are done") == [
        row(
            action="Map the halls",
            deadline="due March 2027",
            owner="Housing",
            status="in progress",
            update="half are done",
        )
    ]


def test_a_line_without_a_bullet_is_the_theme_of_those_below():
    assert [cells[1] for cells in rows("Training:\n- Run sessions - Police\n\nVenues\n- Map halls - Housing\n")] == [
        "Training",
        "Venues",
    ]


def test_an_indented_line_goes_on_with_the_one_above():
    assert rows("- Map the halls\n  and clubs - Housing\n") == [row(action="Map the halls and clubs", owner="Housing")]


@pytest.mark.parametrize(
    ("words", "ref"),
    [("3.5 Agree the plan", "3.5"), ("1.2.3 Agree", "1.2.3"), ("28.02.27 letter sent", ""), ("2 halls", "")],
)
def test_a_ref_before_the_words_is_told_from_a_day_and_a_number(words, ref):
    assert fragments.ref(words) == (ref, words.removeprefix(ref).strip())


def test_a_hyphen_inside_a_word_parts_nothing():
    assert rows("- Run multi-agency sessions - Police") == [row(action="Run multi-agency sessions", owner="Police")]


@pytest.mark.parametrize(
    "text",
    [
        "Dear all,\n- bring milk\n- bring tea\n",
        "Dear all, the plan is attached.\nSee you at the meeting.\n- Leon - Tuesday\nKind regards\nGwen",
        "No;Action;Owner\n1;Map the halls;Police\n",
        "| Action | Deadline |\n| Map the halls | TBA |\n",
        "",
    ],
)
def test_what_is_no_list_of_actions_is_left_to_the_others(text):
    assert bullet_list.rows(text) == []
