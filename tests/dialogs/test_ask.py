"""A question is answered without writing anything, and just as it would be in a transaction that writes."""

import copy
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from bot.simulator import northbrook
from dialogs import converse
from dialogs.known import Knowledge
from dialogs.language import Understanding
from dialogs.turn import Outcome
from rules.calendar import LONDON
from storage import audit, audit_heads, conversations
from storage.conversations import Reference
from storage.types import columns
from tests.dialogs.conftest import NOW

QUESTIONS = (
    "where are we?", "Status", "what's overdue for Police?", "my actions", "what needs a date", "show action 9",
    "how many housing staff have we done this year?", "when is the next meeting?", "who am I", "help", "hello",
    "thanks", "xyzzy plugh", "what is action 999 about", "which actions have moved", "anything without an owner?",
    "who is in the group", "who asked from outside?", "what do you hold about me?", "switch group",
    "what do i need to bring?",
)  # fmt: skip
WRITES = (
    "action 9 done",
    "log training: 31 volunteers, WRAP, yesterday",
    "undo",
    "yes",
    "action 9 done and 8 on track",
)
PEOPLE = ("chair", "coordinator", "police", "yjs", "college")


def reference(turn):
    person = turn.person.id if turn.scope == "personal" else None
    return Reference(
        turn.tenant_id, turn.channel_id, turn.scope, northbrook.SERVICE_URL, northbrook.BOT_ID, person_id=person
    )


def ask(chat, knowledge, who, where="personal", now=None, **said):
    turn = chat.turn(who, where, **said)
    return chat.db.read_sync(converse.ask, turn, reference(turn), now or chat.now, LONDON, knowledge)


@pytest.fixture
def known(chat):
    """Return a chat whose people have been heard before."""
    for who in PEOPLE:
        chat.say(who, "hello")
    chat.say("police", "hello", "channel")
    return chat


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_answered_as_in_a_transaction_that_writes(known, who, text):
    knowledge = Knowledge()
    for _ in range(2):  # the second time from what is known
        asked = ask(known, knowledge, who, text=text)
        assert isinstance(asked, Outcome)
        assert list(asked.replies) == known.say(who, text)


def test_everybody_is_answered_for_themselves_from_what_all_asked_before(known):
    knowledge = Knowledge()
    for _ in range(2):
        for text in (*QUESTIONS, "my status", "what is mine and overdue"):
            for who in PEOPLE:
                assert list(ask(known, knowledge, who, text=text).replies) == known.say(who, text)


def test_the_same_words_of_two_people_are_worked_on_apart(known):
    knowledge = Knowledge()
    first = ask(known, knowledge, "coordinator", text="action 9 done with Housing and Police as owners")
    kept = copy.deepcopy(first)
    first.slots["owners"].clear()
    first.slots["note"] = "said to me alone"
    assert ask(known, knowledge, "chair", text="action 9 done with Housing and Police as owners") == kept


@pytest.mark.parametrize("text", WRITES)
def test_what_writes_is_left_to_who_may_write(known, text):
    asked = ask(known, Knowledge(), "coordinator", text=text)
    assert isinstance(asked, Understanding)


def test_a_question_in_the_middle_of_something_is_left_to_who_sees_it(known):
    known.say("coordinator", "log training: 31 volunteers, WRAP, yesterday")
    assert ask(known, Knowledge(), "coordinator", text="Status") is None


@pytest.mark.parametrize(("who", "text"), [("outsider", "Status"), ("coordinator", "wipe the overdue ones")])
def test_strangers_and_what_the_guard_stops_are_left_to_who_notes_them(known, who, text):
    known.say(who, "hello")
    assert ask(known, Knowledge(), who, text=text) is None


def test_a_place_that_is_new_or_blocked_is_left_to_who_keeps_it(chat):
    assert ask(chat, Knowledge(), "coordinator", text="Status") is None
    chat.say("coordinator", "hello")
    assert isinstance(ask(chat, Knowledge(), "coordinator", text="Status"), Outcome)
    later = chat.now + conversations.SEEN_EVERY
    assert ask(chat, Knowledge(), "coordinator", now=later, text="Status") is None


def test_a_question_leaves_no_row_behind(known):
    def rows(session):
        tables = SQLModel.metadata.tables.values()
        return {table.name: session.scalar(select(func.count()).select_from(table)) for table in tables}

    before = known.db.read_sync(rows)
    for text in QUESTIONS:
        ask(known, Knowledge(), "coordinator", text=text)
    assert known.db.read_sync(rows) == before


def test_a_change_is_seen_by_the_next_question(known):
    knowledge = Knowledge()
    before = ask(known, knowledge, "coordinator", text="show action 9").replies
    known.say("coordinator", "action 9 on track, spoke to them today")
    known.say("coordinator", "yes")
    after = ask(known, knowledge, "coordinator", text="show action 9").replies
    assert before != after
    assert list(after) == known.say("coordinator", "show action 9")


def test_the_counts_follow_every_change_of_the_plan(known):
    knowledge = Knowledge()
    for text in ("action 9 done", "new action: Police to check the hall by 12 March", "move action 8 to 30 April"):
        known.say("coordinator", text)
        for _ in range(3):
            known.say("coordinator", "yes")
        asked = ask(known, knowledge, "chair", text="Status")
        assert list(asked.replies) == known.say("chair", "Status")


def test_what_was_looked_up_in_a_write_that_failed_is_not_kept(known, monkeypatch):
    knowledge = Knowledge()
    before = ask(known, knowledge, "chair", text="Status").replies
    known.say("coordinator", "action 9 done")
    turn = known.turn("coordinator", text="yes")

    def fails(session):
        converse.respond(session, turn, known.now, LONDON, knowledge, reference(turn))
        raise ConnectionError

    with pytest.raises(ConnectionError):
        known.db.run_sync(fails)
    assert ask(known, knowledge, "chair", text="Status").replies == before


def test_what_was_changed_past_the_trail_is_noticed_within_a_minute(known):
    def rename(session):
        from storage import groups

        groups.get(session, 1).name = "Renamed"

    knowledge = Knowledge()
    ask(known, knowledge, "chair", text="who am I")
    known.db.run_sync(rename)
    later = NOW + timedelta(minutes=1)
    [reply] = ask(known, knowledge, "chair", now=later, text="who am I").replies
    assert "Renamed" in reply.text


def test_a_trail_that_does_not_follow_is_not_trusted(known):
    def since(session, first, last):
        return audit.written_since(session, 1, first, last)

    head = known.db.read_sync(audit_heads.head, 1)
    earlier = audit_heads.Head(head.count - 1, "f" * 64)
    assert known.db.read_sync(since, earlier, head) is None, "another trail's hash"
    assert known.db.read_sync(since, head, head) is None
    e = columns(audit.AuditEvent)
    every = known.db.read_sync(lambda session: session.execute(select(e.seq, e.hash, e.subject).order_by(e.seq)).all())
    told = known.db.read_sync(since, audit_heads.Head(*every[-101][:2]), head)
    assert told == {subject for _, _, subject in every[-100:]} >= {"actions"}
    assert known.db.read_sync(since, audit_heads.Head(0, audit_heads.NO_HASH), head) is None, "too many to look at"
