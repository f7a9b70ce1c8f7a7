"""Who says that a meeting is on does not call it off, and who says that it is off does."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "the april meeting is going ahead after all",
        "the april meeting is on after all",
        "the april meeting is going ahead as planned",
        "the april meeting is not cancelled",
        "the april meeting has not been called off",
        "do not cancel the april meeting",
        "don't call off the april meeting",
        "we are not cancelling the april meeting",
        "reinstate the april meeting",
        "uncancel the april meeting",
    ],
)
def test_a_meeting_that_is_on_is_not_called_off_but_put_back(say, text):
    assert "No meeting to come is called off" in say("chair", text)
    say("chair", "cancel")
    for each in ("cancel the april meeting", "yes"):
        say("chair", each)
    assert "Meeting: Operational group, Tuesday 6 April 2027, 14:00\nNow: back on" in say("chair", text)


@pytest.mark.parametrize(
    "text",
    ["the april meeting is not going ahead", "the april meeting will not take place", "the april meeting is off"],
)
def test_a_meeting_that_is_off_is_called_off(say, text):
    assert "Call a meeting off\nMeeting: Operational group, Tuesday 6 April 2027" in say("chair", text)
