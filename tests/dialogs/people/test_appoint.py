"""Who has which part: said in a sentence, confirmed, undone, and never leaving the group without a coordinator."""

import pytest

from storage import meetings, members
from storage.members import Member, Role
from tests import factories
from tests.dialogs.conftest import Chat, read


def member(chat: Chat, name: str) -> Member:
    return next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)


def test_a_new_chair_takes_the_old_ones_place(chat: Chat) -> None:
    said = read(chat.say("coordinator", "make Joan the chair"))
    assert "Part: member → chair" in said
    assert "Chair until now: Helen becomes a member" in said
    assert member(chat, "Joan").role == Role.MEMBER
    assert "Joan is the chair" in read(chat.say("coordinator", "yes"))
    assert (member(chat, "Joan").role, member(chat, "Helen").role) == (Role.CHAIR, Role.MEMBER)


def test_an_appointment_is_undone_with_all_that_it_changed(chat: Chat) -> None:
    chat.say("coordinator", "make Joan the chair")
    chat.say("coordinator", "yes")
    chat.say("coordinator", "undo")
    assert (member(chat, "Joan").role, member(chat, "Helen").role) == (Role.MEMBER, Role.CHAIR)


@pytest.mark.parametrize("said", ["Nina is deputy for Priya", "make Nina Priya's deputy", "Nina is Priya's deputy"])
def test_a_deputy_is_one_for_somebody(chat: Chat, said: str) -> None:
    chat.say("coordinator", said)
    chat.say("coordinator", "yes")
    assert member(chat, "Nina").deputy_for_id == member(chat, "Priya").id


def test_a_member_stays_one_as_somebodys_deputy(chat: Chat) -> None:
    chat.say("coordinator", "Joan is deputy for Callum")
    chat.say("coordinator", "yes")
    joan = member(chat, "Joan")
    assert (joan.role, joan.agency, joan.deputy_for_id) == (Role.MEMBER, "Housing", member(chat, "Callum").id)


def test_nobody_is_their_own_deputy(chat: Chat) -> None:
    assert "Nobody is their own deputy" in read(chat.say("coordinator", "Joan is deputy for Joan"))


def test_an_invitation_names_its_meeting_and_what_it_shows(chat: Chat) -> None:
    said = read(chat.say("coordinator", "invite the college lead to the April meeting"))
    assert "Who: Bea (Northbrook College)" in said
    assert "Invited to: Operational group, Tuesday 6 April 2027, 14:00" in said
    chat.say("coordinator", "yes")
    (april,) = [one for one in chat.db.read_sync(meetings.of_group, 1) if one.held_on.isoformat() == "2027-04-06"]
    assert member(chat, "Bea").invited_to_id == april.id


def test_a_meeting_that_cannot_be_told_is_asked_about(chat: Chat) -> None:
    assert "Which meeting?" in read(chat.say("coordinator", "invite Bea to the 3 March meeting"))
    chat.press("coordinator", "Operational group, Tuesday 6 April 2027, 14:00")
    assert "Bea is invited" in read(chat.say("coordinator", "yes"))


def test_a_second_coordinator_lets_the_first_step_down(chat: Chat) -> None:
    chat.say("coordinator", "Callum is the new coordinator")
    chat.say("coordinator", "yes")
    chat.say("coordinator", "I'm stepping down as coordinator")
    chat.say("coordinator", "yes")
    assert (member(chat, "Callum").role, member(chat, "Marcus").role) == (Role.COORDINATOR, Role.MEMBER)
    assert chat.say("coordinator", "make Joan the chair")[0].refused


@pytest.mark.parametrize("said", ["I'm stepping down as coordinator", "make Marcus an observer", "Marcus has left"])
def test_the_last_coordinator_cannot_go(chat: Chat, said: str) -> None:
    (reply,) = chat.say("coordinator", said)
    assert reply.refused
    assert "Marcus is the only coordinator" in reply.text
    assert member(chat, "Marcus").role == Role.COORDINATOR


def test_an_undo_that_would_leave_no_coordinator_changes_nothing(chat: Chat) -> None:
    chat.say("coordinator", "Callum is the new coordinator")
    chat.say("coordinator", "yes")
    chat.say("police", "make Marcus a member")
    chat.say("police", "yes")
    assert "always keeps a coordinator" in read(chat.say("coordinator", "undo"))
    assert member(chat, "Callum").role == Role.COORDINATOR


def test_two_coordinators_cannot_both_go_in_one_breath(chat: Chat) -> None:
    chat.say("coordinator", "Callum is the new coordinator")
    chat.say("coordinator", "yes")
    chat.say("coordinator", "make Marcus a member")
    chat.say("police", "make Callum a member")
    chat.say("coordinator", "yes")
    assert chat.say("police", "yes")[0].refused
    assert member(chat, "Callum").role == Role.COORDINATOR


@pytest.mark.parametrize("who", ["yjs", "yjs-deputy", "college"])
def test_others_appoint_nobody(chat: Chat, who: str) -> None:
    assert chat.say(who, "make Leon the chair")[0].refused


def test_a_display_name_that_imitates_the_chair_gives_no_right(chat: Chat) -> None:
    (reply,) = chat.say("Helen", "make Leon the chair")
    assert reply.refused
    assert "Leon" not in reply.text


def test_somebody_unknown_is_told_with_a_name_that_works(chat: Chat) -> None:
    said = read(chat.say("coordinator", "make Zelda the chair"))
    assert 'I know nobody called "Zelda"' in said
    assert "Joan: " not in said


def test_somebody_of_the_team_is_to_be_taken_in_first(chat: Chat) -> None:
    assert 'Say "take in the team" first' in read(chat.say("coordinator", "make Nadia the chair"))


def test_two_people_of_one_name_are_asked_about(chat: Chat) -> None:
    chat.db.run_sync(factories.member, 1, "Joan", agency="Police")
    said = read(chat.say("coordinator", "make Joan the chair"))
    assert 'Which "Joan" do you mean?' in said
    chat.press("coordinator", "Joan (Police)")
    assert "Who: Joan (Police)" in read(chat.say("coordinator", "status")[1:])


def test_an_agency_is_changed_with_the_part(chat: Chat) -> None:
    chat.say("coordinator", "make Joan a member for Police")
    chat.say("coordinator", "yes")
    assert member(chat, "Joan").agency == "Police"


def test_what_is_no_part_is_told(chat: Chat) -> None:
    chat.say("coordinator", "appoint")
    chat.say("coordinator", "Joan")
    assert "I could not read that as a part" in read(chat.say("coordinator", "treasurer"))
    assert "Part: member → observer" in read(chat.say("coordinator", "observer"))


def test_somebody_who_left_before_the_yes_is_not_appointed(chat: Chat) -> None:
    chat.say("chair", "make Priya an observer")
    chat.say("coordinator", "Priya has left")
    chat.press("coordinator", "Leave them as they are")
    chat.say("coordinator", "yes")
    (reply,) = chat.say("chair", "yes")
    assert reply.refused
    assert "Priya is no longer in the group" in reply.text


def test_a_taker_who_left_before_the_yes_gets_nothing(chat: Chat) -> None:
    chat.say("chair", "hand over Priya's actions to Sam")
    chat.say("coordinator", "Sam has left")
    chat.say("coordinator", "yes")
    (reply,) = chat.say("chair", "yes")
    assert reply.refused
    assert "Sam is no longer in the group" in reply.text
    assert "Owner: Priya" in read(chat.say("chair", "show action 11"))
