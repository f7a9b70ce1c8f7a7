from datetime import date

import pytest

from cards import decisions, elements
from storage.decisions import Made
from tests.cards.check import check

TODAY = date(2027, 2, 9)


@pytest.mark.parametrize(
    ("meeting_id", "review_on", "said"),
    [
        (3, None, "Decision 4, meeting of Tuesday 2 February 2027: Adopt it"),
        (None, None, "Decision 4 of Tuesday 2 February 2027: Adopt it"),
        (3, TODAY, "Decision 4, meeting of Tuesday 2 February 2027: Adopt it · review due Tuesday 9 February 2027"),
        (
            3,
            date(2027, 2, 8),
            "Decision 4, meeting of Tuesday 2 February 2027: Adopt it · review was due Monday 8 February 2027",
        ),
    ],
)
def test_a_decision_is_said_with_its_day_and_its_review(meeting_id, review_on, said) -> None:
    assert decisions.sentence(Made(4, meeting_id, date(2027, 2, 2), "Adopt it", review_on), TODAY) == said


def test_a_reviewed_decision_says_which_one_to_see() -> None:
    made = Made(4, 3, date(2027, 2, 2), "Adopt it", None)
    said = decisions.sentence(made, TODAY, ("kept", 9))
    assert said == "Decision 4, meeting of Tuesday 2 February 2027: Adopt it · kept on review, see decision 9"


@pytest.mark.parametrize(
    ("more", "asked", "may_log", "reviews", "buttons"),
    [
        ({"page": 2}, "venues", True, (), 4),
        ({"page": 2}, "venues", True, (1, 2, 3, 4, 5), 6),
        (None, "review", True, (1, 2, 3, 4, 5), 6),
        (None, "venues", False, (), 2),
        (None, "", False, (), 1),
    ],
)
def test_buttons_are_only_those_that_work(more, asked, may_log, reviews, buttons) -> None:
    card = decisions.listing("*Title*", "read", ["[x](y)"], 9, more, asked=asked, reviews=reviews, may_log=may_log)
    check(card)
    assert len(elements.buttons_of(card)) == buttons
    assert card["body"][2]["text"] == r"\[x\](y)"
