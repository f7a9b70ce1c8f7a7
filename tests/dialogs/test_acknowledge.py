"""Who has seen a reminder says so with one press, counted once, by agency; no question and nothing to undo."""

import pytest

from bot.simulator import northbrook
from storage import acknowledgements, conversations, outbox
from storage.outbox import Occurrence
from tests import factories
from tests.dialogs.conftest import NOW, Chat, read


@pytest.fixture
def reminder(chat: Chat) -> int:
    """Return the row id of a reminder of the group."""

    def write(session):
        place = conversations.find(session, northbrook.TENANT_ID, northbrook.CHANNEL_ID)
        day = Occurrence("digest", "group", NOW.date(), 0, NOW, NOW)
        outbox.materialise(session, 1, place.id, [day])
        return outbox.of_conversation(session, 1, place.id, NOW.date())[0].id

    return chat.db.run_sync(write)


def seen(chat, reminder):
    return chat.db.read_sync(acknowledgements.by_agency, 1, reminder)


def test_each_member_is_counted_once_by_agency(chat, reminder):
    for who in ("probation", "police", "probation"):
        said = read(chat.send(who, "acknowledge", {"reminder": reminder}, "channel"))
    assert said == "Thank you, noted. Seen by 2."
    assert seen(chat, reminder) == {"Police": 1, "Probation": 1}


def test_it_leaves_what_is_half_finished_open(chat, reminder):
    chat.say("probation", "log training: 31 crossing patrol staff, WRAP, 1 February", "channel")
    replies = chat.send("probation", "acknowledge", {"reminder": reminder}, "channel")
    assert "Thank you, noted" in read(replies)
    assert "please check" in replies[-1].text or "Nothing is saved yet" in read(replies)


def test_a_strangers_press_counts_nothing(chat, reminder):
    [reply] = chat.send("nobody", "acknowledge", {"reminder": reminder}, "channel")
    assert reply.refused
    assert seen(chat, reminder) == {}


@pytest.mark.parametrize("sent", [None, "1", 0, 99_999, 1.0, True, [1], 2**70], ids=str)
def test_made_up_numbers_count_nothing(chat, reminder, sent):
    assert "nothing is counted" in read(chat.send("probation", "acknowledge", {"reminder": sent}, "channel"))
    assert seen(chat, reminder) == {}


def test_another_groups_reminder_counts_nothing(chat):
    def write(session):
        other = factories.group(session, "Eastmere", tenant_id=northbrook.TENANT_ID)
        place = factories.channel(session, other.id, "19:eastmere@thread.tacv2")
        outbox.materialise(session, other.id, place.id, [Occurrence("digest", "group", NOW.date(), 0, NOW, NOW)])
        return outbox.of_conversation(session, other.id, place.id, NOW.date())[0].id

    theirs = chat.db.run_sync(write)
    assert "nothing is counted" in read(chat.send("probation", "acknowledge", {"reminder": theirs}))
    assert chat.db.read_sync(acknowledgements.by_agency, 1, theirs) == {}
