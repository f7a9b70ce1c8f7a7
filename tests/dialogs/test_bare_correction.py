"""A text that says only a day, an hour, a length or a place is a correction; any other sentence is not."""

from datetime import date

import pytest

from dialogs import bare_correction
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no, 14 april", "14 april"),
        ("not the 13th, the 15th", "the 15th"),
        ("sorry, make it 3pm please", "3pm"),
        ("actually the 16th at 10am", "the 16th at 10am"),
        ("in room 5", "in room 5"),
        ("make it room 6", "room 6"),
        ("no, the town hall", "the town hall"),
        ("make it 2 hours", "2 hours"),
    ],
)
def test_what_it_is_to_be_instead_is_left(text, said):
    assert bare_correction.read(text, TODAY) == said


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "cancel", "24", "action 3 is done", "cancel the march meeting", "move it to the 14th", "when is 3pm"],
)
def test_a_sentence_that_says_more_is_none(text):
    assert bare_correction.read(text, TODAY) == ""
