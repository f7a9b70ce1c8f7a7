"""Whose place it is: asked of somebody who runs several groups, answered by chair or coordinator alone, and kept."""

from datetime import timedelta

import pytest

from bot.simulator import northbrook
from dialogs import whose_place
from dialogs.turn import Person, Reply, Turn
from dialogs.welcome import Installed, welcome
from storage import audit, audit_check, conversations, groups, members
from storage.conversations import Conversation, Reference
from storage.db import Database
from storage.groups import Group
from storage.members import Role
from tests import factories
from tests.dialogs.conftest import NOW, Chat, read

EASTMERE = "Eastmere Prevent Group"
NORTHBROOK = "Northbrook Prevent Operational Group"
PLACE = "19:new-team@thread.tacv2"
TEAM = "Harbour Prevent"


@pytest.fixture
def two(chat: Chat) -> Chat:
    """Return people of whom Marcus ("coordinator") runs a second group too, and has added the bot to a new team."""

    def write(session) -> tuple[Reply, ...]:
        group = groups.add(session, Group(tenant_id=northbrook.TENANT_ID, name=EASTMERE))
        person = {"tenant_id": northbrook.TENANT_ID, "entra_id": northbrook.entra_id("coordinator")}
        factories.member(session, group.id, "Marcus", role=Role.COORDINATOR, **person)
        factories.action(session, group.id, "Walk the harbour", ref="1", at=NOW)
        where = Reference(northbrook.TENANT_ID, PLACE, "channel", northbrook.SERVICE_URL, northbrook.BOT_ID)
        return welcome(session, Installed(where, Person(person["entra_id"], "Marcus"), TEAM), NOW)

    (reply,) = chat.db.run_sync(write)
    # Everybody there sees the one card.
    for who in ("coordinator", "chair", "police", "outsider:Zed"):
        chat.cards[who, PLACE] = reply.card
    return chat


def place(chat: Chat) -> Conversation:
    found = chat.db.read_sync(conversations.find, northbrook.TENANT_ID, PLACE)
    assert found is not None
    return found


def test_the_welcome_asks_with_a_button_for_each_group_and_one_for_a_new_one(two: Chat) -> None:
    card = two.cards["coordinator", PLACE]
    assert [action["title"] for action in card["actions"]] == [NORTHBROOK, EASTMERE, "A new group"]
    assert "which one does this place belong to?" in str(card)


def test_until_it_is_answered_nobody_is_told_anything_there(two: Chat) -> None:
    for who in ("coordinator", "police"):
        (reply,) = two.say(who, "show action 1", PLACE)
        assert reply.refused
        assert "harbour" not in str(reply)
    assert place(two).group_id is None


def test_the_chosen_group_is_the_places_from_then_on(two: Chat) -> None:
    said = read(two.press("coordinator", EASTMERE, PLACE))
    assert f"This place belongs to {EASTMERE} from now on" in said
    assert (place(two).group_id, place(two).gets_digest) == (2, True)
    assert "Walk the harbour" in read(two.say("coordinator", "show action 1", PLACE))
    assert two.say("police", "show action 1", PLACE)[0].refused


def test_the_answer_stands_in_the_trail_with_who_gave_it(two: Chat) -> None:
    two.press("coordinator", EASTMERE, PLACE)
    event = two.db.read_sync(audit.history, 2, "conversations", place(two).id)[-1]
    assert (event.by_name, event.was) == ("Marcus", {"group_id": None, "gets_digest": False})
    assert event.now == {"group_id": 2, "gets_digest": True}
    assert two.db.read_sync(audit_check.verify, 2) == []


def test_an_answer_can_be_undone_and_given_again(two: Chat) -> None:
    card = two.cards["coordinator", PLACE]
    two.press("coordinator", EASTMERE, PLACE)
    assert "Undone" in read(two.press("coordinator", "Undo", PLACE))
    assert (place(two).group_id, place(two).gets_digest) == (None, False)
    assert two.say("coordinator", "status", PLACE)[0].refused
    two.cards["coordinator", PLACE] = card
    two.press("coordinator", NORTHBROOK, PLACE)
    assert place(two).group_id == 1


def test_it_is_answered_once(two: Chat) -> None:
    card = two.cards["coordinator", PLACE]
    two.press("coordinator", EASTMERE, PLACE)
    two.cards["coordinator", PLACE] = card
    assert "no longer current" in read(two.press("coordinator", NORTHBROOK, PLACE))
    assert two.press("chair", NORTHBROOK, PLACE)[0].refused  # of the other group, and nobody in this one
    assert place(two).group_id == 2


@pytest.mark.parametrize("label", [NORTHBROOK, EASTMERE, "A new group"])
def test_a_member_who_runs_no_group_cannot_answer(two: Chat, label: str) -> None:
    (reply,) = two.press("police", label, PLACE)
    assert reply.refused
    assert "Only the chair or the coordinator" in reply.text
    assert place(two).group_id is None
    assert len(two.db.read_sync(groups.every)) == 2


def test_somebody_who_is_nobody_here_is_told_nothing(two: Chat) -> None:
    (reply,) = two.press("outsider:Zed", "A new group", PLACE)
    assert reply.refused
    assert "I can only help members" in reply.text
    assert len(two.db.read_sync(groups.every)) == 2


def test_the_chair_answers_for_their_own_group_and_for_no_other(two: Chat) -> None:
    card = two.cards["chair", PLACE]
    assert two.press("chair", EASTMERE, PLACE)[0].refused
    two.cards["chair", PLACE] = card
    two.press("chair", NORTHBROOK, PLACE)
    assert place(two).group_id == 1


@pytest.mark.parametrize("group", [3, "2", None, True, [2], {"id": 2}, "new "])
def test_what_a_client_makes_up_is_no_answer(two: Chat, group: object) -> None:
    two.db.run_sync(groups.add, Group(tenant_id=northbrook.TENANT_ID, name="Third"))
    assert two.send("coordinator", "choose_place", {"group": group}, PLACE)[0].refused
    assert place(two).group_id is None


def test_a_button_does_nothing_in_a_personal_chat(two: Chat) -> None:
    two.send("coordinator", "choose_place", {"group": 2})
    assert place(two).group_id is None
    assert conversations_of(two, 2) == []


def conversations_of(chat: Chat, group_id: int) -> list[Conversation]:
    return chat.db.read_sync(conversations.digest_channels, group_id)


def test_a_new_group_begins_with_who_asked_for_it_as_its_coordinator(two: Chat) -> None:
    said = read(two.press("coordinator", "A new group", PLACE))
    assert f"A new group begins here: {TEAM}. You are its coordinator." in said
    (first,) = two.db.read_sync(members.of_group, 3)
    assert (first.name, first.role, first.entra_id) == ("Marcus", Role.COORDINATOR, northbrook.entra_id("coordinator"))
    assert place(two).group_id == 3
    assert two.db.read_sync(audit_check.verify, 3) == []


@pytest.mark.parametrize(
    ("named", "called"),
    [
        (NORTHBROOK.upper(), f"{NORTHBROOK.upper()} 2"),
        ("", "Prevent operational group"),
        (["x"], "Prevent operational group"),
        ("a  b\n" * 200, ("a b " * 200)[:100]),
    ],
)
def test_a_new_groups_name_is_no_other_of_theirs_whatever_a_client_sends(two: Chat, named: object, called: str) -> None:
    two.send("coordinator", "choose_place", {"group": "new", "name": named}, PLACE)
    assert two.db.read_sync(groups.get, 3).name == called


def test_a_new_groups_name_tells_nothing_of_groups_they_are_not_in(two: Chat) -> None:
    two.db.run_sync(groups.add, Group(tenant_id=northbrook.TENANT_ID, name=TEAM))
    two.press("coordinator", "A new group", PLACE)
    assert two.db.read_sync(groups.get, 4).name == TEAM


def test_the_groups_name_can_be_typed_there(two: Chat) -> None:
    assert two.say("coordinator", "eastmere", PLACE)[0].refused  # not the name of any
    assert two.say("police", NORTHBROOK, PLACE)[0].refused
    assert "belongs to" in read(two.say("coordinator", f"{EASTMERE.lower()}.", PLACE))
    assert place(two).group_id == 2


def test_the_same_press_sent_twice_is_one_answer(two: Chat) -> None:
    turn = two.turn("coordinator", PLACE, verb="choose_place", data={"group": "new", "name": TEAM})
    assert two.respond(turn) == two.respond(turn)
    assert len(two.db.read_sync(groups.every)) == 3


def test_after_ten_minutes_it_stays(two: Chat) -> None:
    two.press("coordinator", EASTMERE, PLACE)
    two.now += timedelta(minutes=11)
    assert "ten minutes" in read(two.press("coordinator", "Undo", PLACE))
    assert place(two).group_id == 2


def test_the_answer_is_kept_in_both_databases(db: Database) -> None:
    for name in ("Northbrook", "Eastmere"):
        group = db.run_sync(factories.group, name)
        db.run_sync(factories.member, group.id, entra_id="entra-robin", role=Role.COORDINATOR)
    db.run_sync(conversations.remember, factories.reference(PLACE), NOW)
    press = {"verb": whose_place.CHOOSE, "data": {"group": group.id}}
    turn = Turn(factories.TENANT, f"{PLACE};messageid=1", "channel", Person("entra-robin", "Robin"), "1", **press)
    assert db.run_sync(whose_place.answered, turn, NOW) is not None
    assert db.run_sync(whose_place.answered, turn, NOW) is None
    (kept,) = db.read_sync(conversations.digest_channels, group.id)
    assert (kept.conversation_id, kept.group_id) == (PLACE, group.id)
