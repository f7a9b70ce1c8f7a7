"""A meeting is booked for whom its name says, and a publicity event is warned of before an election."""

import pytest


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("operational group meeting", "the whole group"),
        ("extra meeting", "the whole group"),
        ("emergency meeting", "the whole group, at short notice"),
        ("special schools subgroup", "some of the group"),
        ("full cost recovery workshop", "some of the group"),
        ("emergency planning workshop", "some of the group"),
    ],
)
def test_the_name_says_whose_meeting_it_is(say, title, whose):
    assert f"For: {whose}" in say("coordinator", f"book a {title} on 9 march at 2pm")


def test_of_two_days_one_is_booked_first(chat, say):
    assert "one meeting at a time" in say("coordinator", "book training subgroup 10/3 and 14/4 at 2pm")
    chat.press("coordinator", "Wednesday 10 March 2027")
    assert "Booked: Training subgroup, Wednesday 10 March 2027, 14:00" in say("coordinator", "yes")


def test_an_event_in_a_pre_election_period_is_warned_of(say):
    for text in ("pre-election period 31 march to 6 may 2027", "yes"):
        say("coordinator", text)
    assert "check publicity with the monitoring officer" in say(
        "coordinator", "book the launch event on 20 april at 2pm"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("make it 11am", "When: Wednesday 10 March 2027, 11:00"),
        ("in room 5", "Place: room 5"),
        ("make it 2 hours", "Length: 120 minutes"),
        ("no, 11 march", "When: Thursday 11 March 2027, 10:00"),
        ("no, the 12th", "When: Friday 12 March 2027, 10:00"),
        ("make it 17 march at 2pm", "When: Wednesday 17 March 2027, 14:00"),
    ],
)
def test_a_booking_is_corrected_on_its_card(say, text, said):
    say("chair", "book the comms workshop on 10 march at 10am")
    corrected = say("chair", text)
    assert said in corrected
    assert "Meeting: Comms workshop" in corrected


@pytest.mark.parametrize("text", ["hold reminders until 5 march", "move the march meeting to 5 march"])
def test_another_command_is_no_answer_to_the_day_of_a_booking(say, text):
    say("coordinator", "book the comms workshop on 28 february at 10am")
    assert "Comms workshop" not in say("coordinator", text)
    say("coordinator", "cancel")
    assert "Friday 26 February 2027" in say("coordinator", "26 february")


def test_until_noon_is_when_it_ends(say):
    said = say("chair", "book the plan workshop on 20 april 10am to 12 noon")
    assert "When: Tuesday 20 April 2027, 10:00\nLength: 120 minutes" in said
