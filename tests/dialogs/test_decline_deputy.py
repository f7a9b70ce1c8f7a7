"""The chair or the coordinator declines somebody named in a member's place: apologies stay, and no reason is kept."""

from datetime import date

import pytest

from storage import attendance, meetings, members
from tests.dialogs.conftest import read

MARCH = date(2027, 3, 2)


def kept(chat, name):
    meeting = chat.db.read_sync(meetings.on_day, 1, MARCH)[0]
    person = next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)
    row = chat.db.read_sync(attendance.of_member, 1, meeting.id, person.id)
    return row.answer, row.deputy_name, row.settled_at is not None


@pytest.fixture
def asked(chat):
    chat.say("police", "apologies, Sam will deputise")
    chat.say("police", "yes")


@pytest.mark.parametrize("who", ["chair", "coordinator"])
@pytest.mark.parametrize("words", ["decline Sam for Callum", "don't approve sam", "reject the deputy"])
def test_chair_and_coordinator_decline_a_deputy(chat, asked, who, words):
    summary = read(chat.say(who, words))
    assert "Declined: Sam for Callum (Police)" in summary
    assert "the answer stands as apologies" in summary
    assert kept(chat, "Callum") == ("deputy", "Sam", False)
    chat.say(who, "yes")
    assert kept(chat, "Callum") == ("apologies", "Sam", True)


def test_a_decline_can_be_undone(chat, asked):
    chat.say("coordinator", "decline Sam for Callum")
    chat.say("coordinator", "yes")
    chat.say("coordinator", "undo")
    assert kept(chat, "Callum") == ("deputy", "Sam", False)


def test_who_was_declined_waits_no_longer_and_somebody_else_can_be_named(chat, asked):
    chat.say("coordinator", "decline Sam for Callum")
    chat.say("coordinator", "yes")
    assert "No deputy waits for an approval" in read(chat.say("coordinator", "approve Sam for Callum"))
    chat.say("police", "Kofi will come in my place")
    chat.say("police", "yes")
    assert kept(chat, "Callum") == ("deputy", "Kofi", False)


@pytest.mark.parametrize("who", ["police", "police-deputy", "college"])
def test_nobody_else_declines(chat, asked, who):
    assert chat.say(who, "decline Sam for Callum")[0].refused
    chat.say(who, "yes")
    assert kept(chat, "Callum") == ("deputy", "Sam", False)


def test_two_who_decide_at_once_decide_once(chat, asked):
    chat.say("chair", "decline Sam for Callum")
    chat.say("coordinator", "approve Sam for Callum")
    chat.say("coordinator", "yes")
    [refused] = chat.say("chair", "yes")
    assert refused.refused
    assert "does not wait for an approval any more" in read([refused])
    assert kept(chat, "Callum") == ("deputy", "Sam", True)


@pytest.mark.parametrize(("label", "answer"), [("Approve Sam", "deputy"), ("Decline Sam", "apologies")])
def test_the_buttons_beside_who_is_coming_decide(chat, asked, label, answer):
    chat.say("coordinator", "who is coming?")
    assert "Callum (Police)" in read(chat.press("coordinator", label))
    chat.say("coordinator", "yes")
    assert kept(chat, "Callum") == (answer, "Sam", True)


def test_a_bare_name_declines_a_deputy_and_not_ones_own_invitation(chat, asked):
    assert "Declined: Sam for Callum (Police)" in read(chat.say("chair", "decline Sam"))
