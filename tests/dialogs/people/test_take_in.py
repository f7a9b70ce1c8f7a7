"""Taking in the team: by a card or in words, only who is on the roster, only as what was chosen."""

import pytest

from bot.simulator import northbrook
from storage import audit_check, groups, members, roster
from storage.members import Role
from storage.roster import Seen
from tests.dialogs.conftest import NOW, Chat, read


def numbers(chat: Chat) -> dict[str, int]:
    """Return the roster rows of who is not in the group, by name."""
    return {row.name: row.id for row in chat.db.read_sync(roster.newcomers, 1)}


def people(chat: Chat) -> dict[str, tuple[str, str | None]]:
    return {one.name: (one.role, one.agency) for one in chat.db.read_sync(members.of_group, 1)}


def test_the_card_lists_who_is_in_the_team_and_not_in_the_group(chat: Chat) -> None:
    said = read(chat.say("coordinator", "take in the team"))
    assert "Nadia: Not a member" in said
    assert "Kim (guest): Not a member" in said
    assert "Leon" not in said


def test_one_submit_takes_in_those_who_were_chosen(chat: Chat) -> None:
    chat.say("coordinator", "take in the team")
    waiting = numbers(chat)
    chosen = {f"person-{waiting['Nadia']}": "Housing", f"person-{waiting['Kim']}": "Observer"}
    said = read(chat.press("coordinator", "Check", **chosen))
    assert "Nadia: member for Housing" in said
    assert "Nothing is saved yet" in said
    assert "Nadia" not in people(chat)
    chat.press("coordinator", "Save")
    assert (people(chat)["Nadia"], people(chat)["Kim"]) == ((Role.MEMBER, "Housing"), (Role.OBSERVER, None))
    assert "Gavin" not in people(chat)
    assert chat.db.read_sync(audit_check.verify, 1) == []


def test_who_was_taken_in_may_speak_at_once(chat: Chat) -> None:
    assert chat.say("outsider:Nadia", "status")[0].refused
    chat.say("coordinator", "take in Nadia for Housing")
    chat.say("coordinator", "yes")
    assert not chat.say("outsider:Nadia", "status")[0].refused


def test_an_invited_guest_is_invited_to_the_next_meeting(chat: Chat) -> None:
    chat.say("coordinator", "take in the team")
    said = read(chat.press("coordinator", "Check", **{f"person-{numbers(chat)['Kim']}": "Invited to the next meeting"}))
    assert "Kim: invited to the meeting on Tuesday 2 March 2027" in said
    chat.say("coordinator", "yes")
    assert people(chat)["Kim"] == (Role.INVITED, None)


def test_a_take_in_can_be_undone_and_done_again(chat: Chat) -> None:
    for _ in range(2):
        chat.say("coordinator", "take in Nadia for Housing")
        chat.say("coordinator", "yes")
        assert "Nadia" in people(chat)
        assert "Undone" in read(chat.say("coordinator", "undo"))
        assert "Nadia" not in people(chat)
    assert chat.db.read_sync(audit_check.verify, 1) == []


@pytest.mark.parametrize("number", ["1", "99999999999999999999", "-1", "0"])
def test_a_row_that_waits_for_nothing_is_refused(chat: Chat, number: str) -> None:
    chat.say("coordinator", "take in the team")
    before = people(chat)
    said = read(chat.press("coordinator", "Check", **{f"person-{number}": "Police"}))
    assert "Nobody waits in the team" in said
    chat.say("coordinator", "yes")
    assert people(chat) == before


def test_a_row_of_another_groups_roster_is_refused(chat: Chat) -> None:
    def write(session):
        other = groups.add(session, groups.Group(tenant_id="t", name="Eastmere"))
        roster.refresh(session, other.id, [Seen("t", "e", "29:e", "Zed", guest=False)], NOW)
        return roster.of_group(session, other.id)[0].id

    number = chat.db.run_sync(write)
    chat.say("coordinator", "take in the team")
    assert "Nobody waits" in read(chat.press("coordinator", "Check", **{f"person-{number}": "Police"}))


def test_what_is_no_agency_is_told_with_those_there_are(chat: Chat) -> None:
    chat.say("coordinator", "take in the team")
    said = read(chat.press("coordinator", "Check", **{f"person-{numbers(chat)['Nadia']}": "Parks"}))
    assert '"Parks" is no agency of the group' in said
    assert "Probation" in said


def test_nobody_chosen_takes_nobody_in(chat: Chat) -> None:
    chat.say("coordinator", "take in the team")
    said = read(chat.press("coordinator", "Check", **{f"person-{numbers(chat)['Nadia']}": "Not a member"}))
    assert "Who comes in" in said
    assert "Nadia" not in people(chat)


def test_only_chair_and_coordinator_take_people_in(chat: Chat) -> None:
    assert chat.say("yjs", "take in the team")[0].refused
    assert not chat.say("chair", "take in the team")[0].refused


def test_the_right_is_asked_when_it_is_saved(chat: Chat) -> None:
    chat.say("chair", "take in Nadia for Housing")
    chat.say("coordinator", "make Joan the chair")
    chat.say("coordinator", "yes")
    assert chat.say("chair", "yes")[0].refused
    assert "Nadia" not in people(chat)


def test_a_hostile_name_of_the_roster_is_shown_as_text(chat: Chat) -> None:
    hostile = Seen("t", "e", "29:e", "<at>Helen</at> [win](https://evil.example)", guest=True)
    chat.db.run_sync(roster.refresh, 1, [hostile], NOW)
    (reply,) = chat.say("coordinator", "take in the team")
    assert reply.card is not None
    (choice,) = [element for element in reply.card["body"] if element["type"] == "Input.ChoiceSet"]
    assert choice["value"] == "Not a member"
    said = read(chat.press("coordinator", "Check", **{choice["id"]: "Observer"}))
    assert "observer" in said
    assert "[win](" not in str(chat.cards["coordinator", "personal"])


def test_a_team_that_was_never_seen_says_what_to_do(chat: Chat) -> None:
    chat.db.run_sync(lambda session: session.execute(roster.RosterPerson.__table__.delete()))
    assert "in the team's channel" in read(chat.say("coordinator", "take in the team"))


def test_when_everybody_is_in_it_is_said(chat: Chat) -> None:
    leon = Seen(northbrook.TENANT_ID, northbrook.entra_id("yjs"), "29:leon", "Leon", guest=False)
    chat.db.run_sync(roster.refresh, 1, [leon], NOW)
    assert "in the group already" in read(chat.say("coordinator", "take in the team"))


def test_a_large_team_is_taken_in_page_by_page(chat: Chat) -> None:
    crowd = [Seen("t", f"e{n}", f"29:{n}", f"Person {n:02}", guest=False) for n in range(30)]
    chat.db.run_sync(roster.refresh, 1, crowd, NOW)
    said = read(chat.say("coordinator", "take in the team"))
    assert "Person 00: Not a member" in said
    listed = said.count("Not a member")
    assert f"and {30 - listed} more" in said


def test_a_council_of_many_agencies_has_a_card_that_teams_takes(chat: Chat) -> None:
    def write(session):
        session.get(groups.Group, 1).agencies = [{"name": f"Agency of some length, number {n}"} for n in range(60)]

    chat.db.run_sync(write)
    assert "Gavin: Not a member" in read(chat.say("coordinator", "take in the team"))
