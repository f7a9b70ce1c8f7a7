"""The meeting at which something was agreed is told from what is to be done, and from when."""

import pytest

from dialogs.language.slots import agreed_at
from tests.language.corpus import TODAY


@pytest.mark.parametrize(
    ("text", "rest", "meeting"),
    [
        ("new action from yesterday's meeting: Housing to call", "new action: Housing to call", "2027-02-08"),
        ("action from the meeting of 2 February - Housing to call", "action: Housing to call", "2027-02-02"),
        ("at the meeting of 2 Feb we agreed to call", "we agreed to call", "2027-02-02"),
        ("decided at the meeting of 2 February to call", "decided: to call", "2027-02-02"),
        ("log decision: call (decided at the meeting of 2 February)", "log decision: call", "2027-02-02"),
        ("new action: Housing to call, agreed at the last meeting", "new action: Housing to call", "last meeting"),
        ("new action from the meeting: Housing to call", "new action: Housing to call", "the meeting"),
        ("action from the comms subgroup meeting: Tom to call", "action: Tom to call", "comms subgroup meeting"),
    ],
)
def test_the_meeting_is_cut_out(text, rest, meeting):
    left, slots = agreed_at.cut(text, TODAY)
    named = slots["meeting"]
    assert (left, named["date"] if isinstance(named, dict) else named) == (rest, meeting)


@pytest.mark.parametrize(
    "text",
    [
        "new action: Housing to write up the notes from the meeting of 2 February by Friday",
        "new action: Housing to report at the meeting on 6 April",
        "new action from next meeting: Housing to call",
        "new action: Housing to call by the next meeting",
        "log decision: no more meetings in the town hall",
        "Housing to report at the meeting: bring notes",
    ],
)
def test_a_meeting_that_is_part_of_what_is_to_be_done_stays(text):
    assert agreed_at.cut(text, TODAY) == (text, {})
