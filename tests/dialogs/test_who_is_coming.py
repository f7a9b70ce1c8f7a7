"""Who is coming: counted by agency, with the quorum; people are named to members in their own chat only."""

import pytest

from bot.simulator import northbrook
from storage import groups, members
from storage.members import Role
from tests import factories
from tests.dialogs.conftest import read


def answer(chat, who, words):
    chat.say(who, words)
    chat.say(who, "yes")


def need(chat, quorum):
    def change(session):
        group = groups.get(session, 1)
        group.quorum = quorum

    chat.db.run_sync(change)


@pytest.fixture
def answered(chat):
    answer(chat, "police", "I'll be there")
    answer(chat, "probation", "apologies, Sam deputising")
    answer(chat, "housing", "apologies, Kofi is covering for me")
    answer(chat, "education", "cant make it")
    return chat


def test_agencies_are_counted_by_their_answer(answered, say):
    said = say("yjs", "who is coming?")
    assert "Who is coming: Operational group, Tuesday 2 March 2027, 14:00" in said
    assert "Attending: 1 agency (Police: Callum)" in said
    assert "Sending a deputy: 1 agency (Probation: Sam for Priya)" in said
    assert "Deputy to approve: 1 agency (Housing: Kofi for Joan)" in said
    assert "Apologies: 1 agency (Education: Owen)" in said
    assert "No answer: 7 agencies (" in said
    assert "You have not answered yet." in said


def test_an_agency_with_one_who_comes_attends(chat, say):
    answer(chat, "chair", "apologies")
    assert "Northbrook Council: Marcus" in say("yjs", "who is coming?")
    answer(chat, "coordinator", "I'll be there")
    assert "Attending: 1 agency (Northbrook Council: Marcus)" in say("yjs", "who is coming?")


def test_who_is_on_leave_on_the_day_is_not_asked_and_their_deputy_is(chat, say):
    answer(chat, "police", "I'm away until 5 March")
    said = say("yjs", "who is coming?")
    assert "Police: Ellis" in said
    assert "Callum" not in said


@pytest.mark.parametrize("who", ["college", "observer"])
def test_guests_hear_of_their_own_answer_only(answered, who):
    if who == "observer":

        def add(session):
            known = members.of_group(session, 1)[0]
            own = {"tenant_id": known.tenant_id, "entra_id": northbrook.entra_id("observer")}
            factories.member(session, 1, "Odd", role=Role.OBSERVER, **own)

        answered.db.run_sync(add)
    said = read(answered.say(who, "who is coming?"))
    assert "Operational group, Tuesday 2 March 2027, 14:00" in said
    assert not [name for name in ("Police", "Callum", "Sam", "Housing", "agency (") if name in said]
    answer(answered, who, "I'll be there")
    assert "Your own answer: attending." in read(answered.say(who, "who is coming?"))


def test_in_the_channel_nobody_is_named(answered):
    said = read(answered.say("coordinator", "who is coming?", "channel"))
    assert "Attending: 1 agency (Police)" in said
    assert not [name for name in ("Callum", "Sam", "Kofi", "Joan", "Bea") if name in said]


def test_whoever_may_approve_is_told_how(answered, say):
    assert 'say "approve Kofi for Joan"' in say("coordinator", "who is coming?")
    assert "approve Kofi" not in say("yjs", "who is coming?")


@pytest.mark.parametrize(
    ("quorum", "said"),
    [
        (2, "Quorum met: 2 agencies so far, 2 needed."),
        (5, "Quorum at risk: 2 agencies so far, 5 needed, 8 can still come."),
        (11, "Quorum cannot be met any more: 11 agencies needed, only 10 agencies can still come."),
    ],
)
def test_the_quorum_is_said_in_plain_words(answered, say, quorum, said):
    need(answered, quorum)
    assert said in say("yjs", "are we quorate?")


def test_without_a_quorum_nothing_is_said_of_one(answered, say):
    assert "uorum" not in say("yjs", "who is coming?")


def test_another_meeting_is_asked_about_by_its_day(answered, say):
    said = say("yjs", "who is coming on 6 April?")
    assert "Tuesday 6 April 2027" in said
    assert "No answer: 11 agencies" in said


def test_a_day_without_a_meeting_says_when_the_next_is(chat, say):
    assert "Tuesday 2 March 2027" in say("yjs", "who is coming on 3 March?")


def test_its_buttons_answer_at_once(chat):
    chat.say("yjs", "who is coming?")
    assert "you are attending" in read(chat.press("yjs", "Attending"))
