"""Somebody of two groups says which one they mean; no answer and no write crosses from one to the other."""

from datetime import timedelta
from typing import Any

import pytest

from bot.simulator import northbrook
from dialogs import converse
from dialogs.known import Knowledge
from rules.calendar import LONDON
from storage import action_lists, conversations, frames, groups, members
from storage.conversations import Reference
from storage.groups import Group
from storage.members import Role
from tests import factories
from tests.dialogs.conftest import NOW, Chat, read

EASTMERE = "Eastmere Prevent Group"
NORTHBROOK = "Northbrook Prevent Operational Group"


@pytest.fixture
def both(chat: Chat) -> Chat:
    """Return people of whom Leon ("yjs") is in a second group too, which has one action."""
    chat.db.run_sync(_second_group)
    return chat


def _second_group(session) -> int:
    group = groups.add(session, Group(tenant_id=northbrook.TENANT_ID, name=EASTMERE))
    person = {"tenant_id": northbrook.TENANT_ID, "entra_id": northbrook.entra_id("yjs")}
    factories.member(session, group.id, "Leon", agency="Police", role=Role.COORDINATOR, **person)
    factories.action(session, group.id, "Walk the harbour", ref="1", at=NOW)
    return group.id


def test_a_question_waits_for_the_choice_and_is_answered_then(both: Chat) -> None:
    (asked,) = both.say("yjs", "show action 1")
    assert "Which one is this about?" in asked.text
    assert "harbour" not in str(asked)
    said = read(both.press("yjs", EASTMERE))
    assert "Walk the harbour" in said
    assert f"In {EASTMERE}:" in said


def test_the_choice_holds_for_the_chat_for_a_day(both: Chat) -> None:
    both.say("yjs", "status")
    both.press("yjs", NORTHBROOK)
    both.now += timedelta(hours=23)
    assert f"In {NORTHBROOK}:" in read(both.say("yjs", "status"))
    both.now += timedelta(hours=2)
    assert "Which one is this about?" in read(both.say("yjs", "status"))


def test_a_choice_can_be_typed(both: Chat) -> None:
    both.say("yjs", "status")
    assert EASTMERE in read(both.say("yjs", "eastmere"))
    assert f"In {EASTMERE}:" in read(both.say("yjs", "status"))


def test_switching_is_asked_for_and_said(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "switch group")
    assert f"In {NORTHBROOK}:" in read(both.press("yjs", NORTHBROOK))
    assert "harbour" not in read(both.say("yjs", "show action 1"))
    assert f"In {EASTMERE}:" in read(both.say("yjs", "switch to eastmere"))


def test_what_was_begun_in_one_group_is_not_saved_in_the_other(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    both.say("yjs", "switch to northbrook")
    assert "nothing waiting for a yes" in read(both.say("yjs", "yes"))
    for group_id in (1, 2):
        assert "boats" not in str(both.db.read_sync(action_lists.lines, group_id))


def test_a_write_goes_to_the_chosen_group_alone(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    assert f"In {EASTMERE}:" in read(both.say("yjs", "yes"))
    assert "boats" in str(both.db.read_sync(action_lists.lines, 2))
    assert "boats" not in str(both.db.read_sync(action_lists.lines, 1))


def test_a_card_of_one_group_does_nothing_in_the_other(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    card = both.cards["yjs", "personal"]
    both.say("yjs", "switch to northbrook")
    both.cards["yjs", "personal"] = card
    assert "no longer current" in read(both.press("yjs", "Save"))


@pytest.mark.parametrize("group", [3, "2", None, True, [2], {"id": 2}])
def test_only_ones_own_groups_can_be_chosen(both: Chat, group: object) -> None:
    both.db.run_sync(groups.add, Group(tenant_id=northbrook.TENANT_ID, name="Third"))
    assert "Which one" in read(both.send("yjs", "choose_group", {"group": group}))
    assert "Which one" in read(both.say("yjs", "third"))


def test_somebody_of_one_group_cannot_choose_another(both: Chat) -> None:
    both.send("police", "choose_group", {"group": 2, "said": "show action 1"})
    assert "harbour" not in read(both.say("police", "show action 1"))


def test_a_channel_always_means_its_own_group(both: Chat) -> None:
    both.say("yjs", "eastmere")
    said = read(both.say("yjs", "show action 1", "channel"))
    assert "harbour" not in said
    assert "In Northbrook" not in said


def test_a_channel_of_the_second_group_means_that(both: Chat) -> None:
    def write(session) -> None:
        where = Reference(northbrook.TENANT_ID, "19:eastmere", "channel", northbrook.SERVICE_URL, northbrook.BOT_ID)
        conversations.remember(session, where, NOW).group_id = 2

    both.db.run_sync(write)
    assert "Walk the harbour" in read(both.say("yjs", "show action 1", "19:eastmere"))
    assert both.say("police", "show action 1", "19:eastmere")[0].refused


def test_the_guard_speaks_before_the_choice(both: Chat) -> None:
    (reply,) = both.say("yjs", "add to action 6 - channel case QZ, 15, 14 Zebra St, mum not engaging")
    assert reply.refused
    assert "Zebra" not in str(reply)
    concern = {"group": 2, "said": "channel case QZ, 15, 14 Zebra St, mum not engaging"}
    assert both.send("yjs", "choose_group", concern)[0].refused


def test_somebody_of_one_group_is_told_which_it_is(chat: Chat) -> None:
    assert NORTHBROOK in read(chat.say("yjs", "switch group"))


def test_an_answer_shared_by_many_is_not_marked_for_all(both: Chat) -> None:
    both.say("yjs", "northbrook")
    assert "In Northbrook" in read(both.say("yjs", "status"))
    assert "In Northbrook" not in read(both.say("coordinator", "status"))


def test_what_only_reads_names_the_group_and_leaves_the_choice_to_what_writes(both: Chat) -> None:
    def ask(**said: Any) -> Any:
        turn = both.turn("yjs", **said)
        where = (turn.tenant_id, turn.channel_id, turn.scope, northbrook.SERVICE_URL, northbrook.BOT_ID)
        reference = Reference(*where, person_id=turn.person.id)
        return both.db.read_sync(converse.ask, turn, reference, both.now, LONDON, Knowledge())

    both.say("yjs", "hello")
    assert ask(text="status") is None  # asked which, by what writes
    both.say("yjs", "eastmere")
    assert f"In {EASTMERE}:" in read(list(ask(text="show action 1").replies))
    assert ask(text="northbrook") is None
    assert ask(verb="choose_group", data={"group": 1}) is None


def test_a_name_typed_in_the_middle_of_a_form_is_an_answer(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action")
    assert f"In {EASTMERE}:" in read(both.say("yjs", "northbrook"))


def test_what_was_begun_in_one_group_waits_there_and_says_so_when_switching(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    said = read(both.say("yjs", "switch to northbrook"))
    assert f'"New action", which you began in {EASTMERE}, is not saved: it waits there for two days.' in said
    assert "waits there" not in read(both.say("yjs", "status"))
    back = read(both.say("yjs", "switch to eastmere"))
    assert "Count the boats" in back
    assert "Nothing is saved yet" in back
    both.say("yjs", "yes")
    assert "boats" in str(both.db.read_sync(action_lists.lines, 2))
    assert "boats" not in str(both.db.read_sync(action_lists.lines, 1))


def test_an_open_question_is_asked_again_on_coming_back_and_takes_no_greeting_for_an_answer(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action")
    both.say("yjs", "switch to northbrook")
    assert "What is to be done?" in read(both.press("yjs", f"Back to {EASTMERE}"))
    both.say("yjs", "Count the boats")
    both.say("yjs", "Police")
    assert "Action: Count the boats" in read(both.say("yjs", "no date yet"))


def test_each_group_keeps_its_own_half_finished_form(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    both.say("yjs", "switch to northbrook")
    both.say("yjs", "new action: YJS to list the clubs by 12 March")
    assert "Count the boats" in read(both.say("yjs", "switch to eastmere"))
    both.say("yjs", "yes")
    assert "List the clubs" in read(both.say("yjs", "switch to northbrook"))
    both.say("yjs", "yes")
    assert "boats" in str(both.db.read_sync(action_lists.lines, 2))
    assert "clubs" in str(both.db.read_sync(action_lists.lines, 1))
    assert "nothing waiting" in read(both.say("yjs", "yes"))


def test_what_was_begun_is_kept_when_the_choice_lapses_and_another_group_is_chosen(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    both.now += timedelta(hours=25)
    both.say("yjs", "status")
    assert "waits there" in read(both.press("yjs", NORTHBROOK))
    assert "Count the boats" in read(both.say("yjs", "switch to eastmere"))


def test_what_was_put_aside_is_dropped_after_two_days(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    both.say("yjs", "switch to northbrook")
    both.now += timedelta(hours=49)
    both.say("yjs", "eastmere")
    assert "nothing waiting for a yes" in read(both.say("yjs", "yes"))


def test_who_is_in_one_group_any_more_is_told_that_the_others_form_is_dropped(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")

    def leave(session) -> None:
        [one] = [one for one in members.of_group(session, 2) if one.name == "Leon"]
        one.left_on = NOW.date()

    both.db.run_sync(leave)
    assert "nothing of it was saved" in read(both.say("yjs", "yes"))
    assert "boats" not in str(both.db.read_sync(action_lists.lines, 2))


def test_a_bug_in_what_was_put_aside_does_not_come_back(both: Chat) -> None:
    both.say("yjs", "eastmere")
    both.say("yjs", "new action: Police to count the boats by 12 March")
    both.say("yjs", "switch to northbrook")
    both.db.run_sync(frames.clear, both.turn("yjs").frame_key)
    both.say("yjs", "switch to eastmere")
    assert "nothing waiting for a yes" in read(both.say("yjs", "yes"))
