"""Where a subgroup is named its own meeting is changed, and never that of the whole group in the same month."""

import pytest


@pytest.fixture(autouse=True)
def _planned(say):
    for text in ("the comms subgroup meets on the first wednesday of every month at 10am", "yes"):
        say("chair", text)


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("cancel the may comms subgroup meeting", "Meeting: Comms subgroup, Wednesday 5 May 2027, 10:00"),
        ("call off the comms subgroup in may", "Meeting: Comms subgroup, Wednesday 5 May 2027, 10:00"),
        ("no comms subgroup in july", "Meeting: Comms subgroup, Wednesday 7 July 2027, 10:00"),
        ("move the april comms subgroup to 3pm", "Was: Wednesday 7 April 2027, 10:00"),
        ("move the april comms subgroup to the 14th", "Now: Wednesday 14 April 2027, 10:00"),
        ("move the comms subgroup meeting on 7 april to 2pm", "Now: Wednesday 7 April 2027, 14:00"),
        ("the april comms subgroup is in room 9", "When: Wednesday 7 April 2027, 10:00"),
    ],
)
def test_a_subgroups_meeting_is_changed_and_not_the_groups(say, text, meeting):
    said = say("chair", text)
    assert meeting in said
    assert "Meeting: Operational group" not in said


def test_a_subgroups_meeting_is_put_back_on(say):
    for text in ("cancel the may comms subgroup", "yes"):
        say("chair", text)
    assert "Meeting: Comms subgroup, Wednesday 5 May 2027" in say("chair", "the may comms subgroup is back on")


def test_a_subgroup_in_the_reason_is_not_the_one_called_off(say):
    said = say("chair", "cancel the april meeting, the comms subgroup is away")
    assert "Meeting: Operational group, Tuesday 6 April 2027" in said


def test_a_workshop_is_one_of_some(say):
    for text in ("book the plan workshop on 20 april at 10am", "yes"):
        say("chair", text)
    assert "Meeting: Plan workshop, Tuesday 20 April 2027" in say("chair", "cancel the april workshop")
