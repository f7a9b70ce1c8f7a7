from datetime import date

import pytest

from cards import decisions, elements
from storage.decisions import Made
from tests.cards.check import check

TODAY = date(2027, 2, 9)


@pytest.mark.parametrize(
    ("meeting_id", "review_on", "said"),
    [
        (3, None, "Meeting of Tuesday 2 February 2027: Adopt it"),
        (None, None, "Decided Tuesday 2 February 2027: Adopt it"),
        (3, TODAY, "Meeting of Tuesday 2 February 2027: Adopt it · review due Tuesday 9 February 2027"),
        (3, date(2027, 2, 8), "Meeting of Tuesday 2 February 2027: Adopt it · review was due Monday 8 February 2027"),
    ],
)
def test_a_decision_is_said_with_its_day_and_its_review(meeting_id, review_on, said) -> None:
    assert decisions.sentence(Made(meeting_id, date(2027, 2, 2), "Adopt it", review_on), TODAY) == said


@pytest.mark.parametrize(("more", "may_log", "buttons"), [({"page": 2}, True, 4), (None, False, 2)])
def test_buttons_are_only_those_that_work(more, may_log, buttons) -> None:
    card = decisions.listing("*Title*", "read", ["[x](y)"], 9, more, searched=True, may_log=may_log)
    check(card)
    assert len(elements.buttons_of(card)) == buttons
    assert card["body"][2]["text"] == r"\[x\](y)"
