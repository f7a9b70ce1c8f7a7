"""Reports on one screen: what presses most is shown, the rest is counted and offered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import elements, exceptions
from cards.exceptions import ON_A_SCREEN, Part, Shown
from storage.action_lists import Line
from tests.cards.check import check


def line(number: int, *owners: str, supporting: str = "") -> Line:
    named = [{"kind": "agency", "name": name} for name in owners]
    named += [{"kind": "agency", "name": supporting, "supporting": True}] if supporting else []
    return Line(number, str(number), None, "Map", named, "", "DATE", date(2027, 3, 1), "on track", None, None)


@given(st.lists(st.integers(0, 40), max_size=9))
def test_no_more_lines_are_shown_than_a_screen_holds_and_none_that_is_not_there(lengths):
    given_out = exceptions.shares(lengths)
    assert sum(given_out) == min(sum(lengths), ON_A_SCREEN)
    assert all(shown <= length for shown, length in zip(given_out, lengths, strict=True))


@pytest.mark.parametrize(
    ("lengths", "shown"),
    [
        ([4, 0, 0, 20, 3, 3], [4, 0, 0, 4, 2, 2]),
        ([40, 40], [10, 2]),
        ([1] * 14, [1] * 12 + [0, 0]),
        ([], []),
    ],
)
def test_each_part_shows_something_and_what_presses_most_the_rest(lengths, shown):
    assert exceptions.shares(lengths) == shown


def test_owners_are_counted_by_action_who_has_most_first_and_supporters_not():
    lines = [line(1, "Police"), line(2, "Police", "Housing", supporting="Education"), line(3)]
    assert exceptions.by_owner(lines) == "By owner: Police 2, Housing 1, no owner 1."
    assert exceptions.by_owner([]) == ""


def test_more_owners_than_a_line_holds_are_counted():
    lines = [line(number, f"Agency {number:02}") for number in range(11)]
    assert exceptions.by_owner(lines).endswith("Agency 07 1, 3 more.")


def test_what_was_typed_is_plain_and_a_long_report_still_fits():
    parts = [
        Part(f"Part {n}", 300, ["# [x](https://e.example) <at>all</at> " + "long " * 100] * 300, ("All", "v", {}))
        for n in range(8)
    ]
    card = exceptions.screen(Shown("Title", "Below", parts, buttons=[elements.button("Pack", "brief")]))
    check(card)
    assert elements.spoken(card).count("and 298 more") == 4
    assert any(r"\[x\]" in block.get("text", "") for block in card["body"])
    assert elements.buttons_of(card)[-1]["title"] == "Pack"
