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
