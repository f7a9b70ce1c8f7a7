"""The chair or the coordinator approves a deputy for one meeting; it opens nothing, and takes nobody in."""

from datetime import date, timedelta

import pytest

from storage import attendance, meetings, members, roster
from storage.roster import Seen
from tests import factories
from tests.dialogs.conftest import read

MARCH = date(2027, 3, 2)


def member(chat, name):
    return next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)


def kept(chat, name):
    meeting = chat.db.read_sync(meetings.on_day, 1, MARCH)[0]
    row = chat.db.read_sync(attendance.of_member, 1, meeting.id, member(chat, name).id)
    return row.deputy_name, row.deputy_id


def ask(chat, who="police", deputy="Sam"):
    chat.say(who, f"apologies, {deputy} will deputise")
    chat.say(who, "yes")


@pytest.mark.parametrize("who", ["chair", "coordinator"])
@pytest.mark.parametrize(
    "words", ["approve Sam for Callum", "yes Sam can deputise", "ok for sam to stand in for callum"]
)
def test_chair_and_coordinator_approve_a_member_of_the_group(chat, who, words):
    ask(chat)
    summary = read(chat.say(who, words))
    assert "Comes: Sam (Probation)" in summary
    assert "In the place of: Callum (Police)" in summary
    assert kept(chat, "Callum") == ("Sam", None)
    said = read(chat.say(who, "yes"))
    assert (
        "Approved: Sam comes in the place of Callum (Police) to Operational group, Tuesday 2 March 2027, 14:00" in said
    )
    assert kept(chat, "Callum") == ("Sam", member(chat, "Sam").id)


def test_an_approval_changes_nobodys_part(chat):
    ask(chat)
    before = [one.model_dump() for one in chat.db.read_sync(members.of_group, 1)]
    chat.say("coordinator", "approve Sam for Callum")
    chat.say("coordinator", "yes")
    assert [one.model_dump() for one in chat.db.read_sync(members.of_group, 1)] == before
    assert chat.say("probation-deputy", "action 9 is at risk")[0].refused


@pytest.mark.parametrize("who", ["police", "police-deputy", "college"])
def test_nobody_else_approves(chat, who):
    ask(chat)
    assert chat.say(who, "approve Sam for Callum")[0].refused
    chat.say(who, "yes")
    assert kept(chat, "Callum") == ("Sam", None)


def test_who_is_nobody_in_the_group_is_to_be_taken_in_first(chat):
    ask(chat, "housing", "Kofi")
    [reply] = chat.say("coordinator", "approve Kofi for Joan")
    assert reply.refused
    assert "Add Kofi to the team in Teams first." in reply.text
    assert 'say "take in Kofi for Housing"' in reply.text
    assert kept(chat, "Joan") == ("Kofi", None)


def test_who_is_in_the_team_only_needs_taking_in_and_then_can_be_approved(chat):
    def join_team(session):
        there = roster.newcomers(session, 1)
        seen = [Seen(one.tenant_id, one.entra_id, f"29:{one.entra_id}", one.name, guest=one.guest) for one in there]
        new = Seen(factories.TENANT, "kofi", "29:kofi", "Kofi Mensah", guest=False)
        roster.refresh(session, 1, [*seen, new], chat.now)

    chat.db.run_sync(join_team)
    ask(chat, "housing", "Kofi")
    [reply] = chat.say("coordinator", "approve Kofi for Joan")
    assert "Teams first" not in reply.text
    chat.say("coordinator", "take in Kofi for Housing")
    chat.say("coordinator", "yes")
    assert "Comes: Kofi Mensah (Housing)" in read(chat.say("coordinator", "approve Kofi for Joan"))
    chat.say("coordinator", "yes")
    assert kept(chat, "Joan") == ("Kofi Mensah", member(chat, "Kofi Mensah").id)


def test_it_says_when_somebody_comes_in_two_peoples_place(chat):
    ask(chat, "probation")
    ask(chat, "police")
    assert "Also: Sam comes in the place of Priya (Probation)" in read(chat.say("chair", "approve Sam for Callum"))


def test_several_requests_for_one_name_are_asked_about(chat):
    ask(chat, "police")
    ask(chat, "housing")
    assert "Which one do you mean?" in read(chat.say("coordinator", "approve Sam"))
    chat.say("coordinator", "Sam for Joan (Housing)")
    chat.say("coordinator", "yes")
    assert kept(chat, "Joan")[1] is not None
    assert kept(chat, "Callum")[1] is None


def test_an_only_request_needs_no_name(chat):
    ask(chat)
    assert "In the place of: Callum (Police)" in read(chat.say("coordinator", "approve the deputy"))


def test_a_name_nobody_asked_for_says_who_waits(chat):
    ask(chat)
    assert "These do: Sam for Callum (Police)." in read(chat.say("coordinator", "approve Nina for Callum"))


def test_with_no_request_open_nothing_is_asked(chat):
    [reply] = chat.say("coordinator", "approve Sam for Callum")
    assert reply.refused
    assert "No deputy waits for an approval." in reply.text


def test_a_request_that_was_taken_back_meanwhile_is_not_approved(chat):
    ask(chat)
    chat.say("coordinator", "approve Sam for Callum")
    chat.say("police", "I'll be there")
    chat.say("police", "yes")
    assert chat.say("coordinator", "yes")[0].refused
    assert kept(chat, "Callum") == ("", None)


def test_an_approval_can_be_undone(chat):
    ask(chat)
    chat.say("coordinator", "approve Sam for Callum")
    chat.say("coordinator", "yes")
    chat.say("coordinator", "undo")
    assert kept(chat, "Callum") == ("Sam", None)


def test_after_the_meeting_nothing_waits_any_more(chat):
    ask(chat)
    chat.now += timedelta(days=30)
    assert "No deputy waits" in read(chat.say("coordinator", "approve Sam for Callum"))
