"""While somebody is on leave their deputy acts for them, with their rights and no longer than that."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.simulator import northbrook
from storage import action_lists, members
from storage.members import Member, Role
from tests import factories
from tests.dialogs.conftest import Chat, read

MARCH_5 = date(2027, 3, 5)


def member(chat: Chat, name: str) -> Member:
    return next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)


def away(chat: Chat, name: str, until: str = "5 March") -> None:
    chat.say("coordinator", f"{name} is on leave until {until}")
    chat.say("coordinator", "yes")


@pytest.mark.parametrize(
    ("who", "said", "whose"),
    [
        ("coordinator", "Priya is on leave until 5 March", "Priya"),
        ("coordinator", "Priya is away until 5/3", "Priya"),
        ("probation", "I am on leave until 5 March", "Priya"),
        ("probation", "I'm away until 5 March", "Priya"),
    ],
)
def test_a_leave_is_noted_with_who_acts(chat: Chat, who: str, said: str, whose: str) -> None:
    shown = read(chat.say(who, said))
    assert "On leave until: Friday 5 March 2027" in shown
    assert "Acts for them: Sam" in shown
    chat.say(who, "yes")
    assert member(chat, whose).away_until == MARCH_5


def test_who_is_back_is_back(chat: Chat) -> None:
    away(chat, "Priya")
    chat.say("coordinator", "Priya is back")
    chat.say("coordinator", "yes")
    assert member(chat, "Priya").away_until is None


def test_a_leave_can_be_undone(chat: Chat) -> None:
    away(chat, "Priya")
    chat.say("coordinator", "undo")
    assert member(chat, "Priya").away_until is None


def test_a_day_that_is_past_is_asked_again_with_an_example(chat: Chat) -> None:
    assert 'such as "Friday 5 March"' in read(chat.say("coordinator", "Priya is on leave until 1 February 2027"))
    assert "Friday 12 February 2027" in read(chat.say("coordinator", "12 February"))


def test_nobody_to_act_is_said_with_what_to_do(chat: Chat) -> None:
    assert 'nobody: say "Robin is deputy for Marcus"' in read(chat.say("coordinator", "I am on leave until 5 March"))


def test_others_leave_is_not_ones_own_to_note(chat: Chat) -> None:
    assert chat.say("yjs", "Priya is on leave until 5 March")[0].refused
    assert chat.say("probation-deputy", "Priya is on leave until 5 March")[0].refused


def test_the_chairs_deputy_has_the_chairs_rights_during_the_leave_only(chat: Chat) -> None:
    chat.say("coordinator", "Nina is deputy for Helen")
    chat.say("coordinator", "yes")
    assert chat.say("community-safety-deputy", "make Joan the chair")[0].refused
    away(chat, "Helen", "12 February")
    assert not chat.say("community-safety-deputy", "action 9 is at risk")[0].refused
    chat.say("community-safety-deputy", "cancel")
    chat.now += timedelta(days=4)
    assert chat.say("community-safety-deputy", "action 9 is at risk")[0].refused


def test_who_am_i_says_for_whom_somebody_acts(chat: Chat) -> None:
    away(chat, "Priya")
    said = read(chat.say("probation-deputy", "who am i"))
    assert "You act for Priya, who is on leave until Friday 5 March 2027" in said


def test_the_deputys_acts_stand_in_the_trail_as_their_own(chat: Chat) -> None:
    away(chat, "Priya")
    chat.say("probation-deputy", "new action: Probation to list the leaflets by 12 March")
    assert "saved" in read(chat.say("probation-deputy", "yes")).casefold() or "Undo" in str(chat.cards)
    found = chat.db.read_sync(
        lambda session: (
            session.connection().exec_driver_sql("SELECT by_name FROM audit_events ORDER BY seq DESC LIMIT 1").scalar()
        )
    )
    assert found == "Sam"


def test_a_deputy_with_an_agency_of_their_own_updates_the_actions_of_both_until_the_leave_ends(chat: Chat) -> None:
    for name, agency in (("Priya", "Probation"), ("Leon", "Youth Justice Service"), ("Callum", "Police")):
        chat.db.run_sync(factories.action, 1, f"Tell what {agency} did", owners=[{"kind": "agency", "name": agency}])
        assert member(chat, name).agency == agency
    (probation, own, police) = [line.ref for line in chat.db.read_sync(action_lists.lines, 1)[-3:]]
    chat.say("coordinator", "Leon is deputy for Priya")
    chat.say("coordinator", "yes")
    assert chat.say("yjs", f"action {probation} is at risk")[0].refused
    away(chat, "Priya", "12 February")
    chat.now = datetime(2027, 2, 12, 22, 0, tzinfo=UTC)  # the last evening of it
    for ref in (probation, own):
        chat.say("yjs", f"action {ref} is at risk")
        assert "is updated" in read(chat.say("yjs", "yes"))
    assert chat.say("yjs", f"action {police} is at risk")[0].refused
    chat.now += timedelta(hours=3)
    assert chat.say("yjs", f"action {probation} is complete")[0].refused
    assert not chat.say("yjs", f"action {own} is complete")[0].refused


def test_what_was_begun_as_a_stand_in_is_not_saved_after_the_leave(chat: Chat) -> None:
    chat.db.run_sync(factories.action, 1, "Tell what was done", owners=[{"kind": "agency", "name": "Probation"}])
    ref = chat.db.read_sync(action_lists.lines, 1)[-1].ref
    chat.say("coordinator", "Leon is deputy for Priya")
    chat.say("coordinator", "yes")
    away(chat, "Priya", "9 February")
    assert not chat.say("yjs", f"action {ref} is at risk")[0].refused
    chat.now += timedelta(days=1)
    assert chat.say("yjs", "yes")[0].refused


def test_my_actions_are_those_of_both_agencies_while_standing_in(chat: Chat) -> None:
    chat.db.run_sync(factories.action, 1, "Wash the leaflets", owners=[{"kind": "agency", "name": "Probation"}])
    chat.say("coordinator", "Leon is deputy for Priya")
    chat.say("coordinator", "yes")
    assert "Probation" not in read(chat.say("yjs", "my actions"))
    away(chat, "Priya", "12 February")
    said = read(chat.say("yjs", "my actions"))
    assert "probation" in said.casefold()
    assert "youth justice service" in said.casefold()
    chat.now += timedelta(days=4)
    assert "Probation" not in read(chat.say("yjs", "my actions"))


def test_an_observer_who_stands_in_speaks_for_the_absent_alone(chat: Chat) -> None:
    def write(session) -> None:
        robin = {"tenant_id": northbrook.TENANT_ID, "entra_id": northbrook.entra_id("outsider:Robin")}
        priya = member(chat, "Priya").id
        factories.member(session, 1, "Robin", role=Role.OBSERVER, agency="Police", deputy_for_id=priya, **robin)

    chat.db.run_sync(write)
    away(chat, "Priya")
    assert "member for Probation" in read(chat.say("outsider:Robin", "who am i"))


def test_a_member_who_is_a_deputy_too_goes_on_speaking_for_their_own_agency(chat: Chat) -> None:
    chat.db.run_sync(_deputy, member(chat, "Helen").id)
    away(chat, "Helen")
    said = read(chat.say("outsider", "who am i"))
    assert "You are Robin, chair for Housing" in said


def _deputy(session, principal_id: int) -> None:
    person = {"tenant_id": northbrook.TENANT_ID, "entra_id": northbrook.entra_id("outsider")}
    factories.member(session, 1, "Robin", agency="Housing", deputy_for_id=principal_id, **person)
