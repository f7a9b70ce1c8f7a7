"""The ledger of deliveries in chat: what went out, what needs a look, and the word on what failed."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.simulator import northbrook
from rules.calendar import LONDON
from scheduler import tick
from scheduler.deliver import POSSIBLE_REPEAT, Message
from storage import audit, conversations, groups
from storage.audit import AuditEvent
from storage.outbox import Reminder, State
from storage.types import columns
from tests.dialogs.conftest import NOW, Chat, read

DAY = timedelta(days=1)
Make = Callable[..., int]


@pytest.fixture
def add(chat: Chat) -> Make:
    """Put a digest's row in a state, due some days ago; return its number."""

    def make(state: State, ago: int = 1, **fields: Any) -> int:
        due_at = NOW - ago * DAY
        given = {"due_at": due_at, "expires_at": due_at + 14 * DAY, "next_try_at": due_at} | fields

        def insert(session: Session) -> int:
            place = conversations.find(session, northbrook.TENANT_ID, northbrook.CHANNEL_ID)
            assert place is not None
            row = Reminder(
                group_id=1,
                conversation_row_id=place.id or 0,
                kind="digest",
                subject="group",
                local_date=due_at.date(),
                revision=len(made),
                state=state,
                **given,
            )
            session.add(row)
            session.flush()
            return row.id or 0

        made.append(chat.db.run_sync(insert))
        return made[-1]

    made: list[int] = []
    return make


def row(chat: Chat, number: int) -> Reminder:
    return chat.db.read_sync(lambda session: session.get_one(Reminder, number))


def last_event(chat: Chat) -> tuple[str, dict[str, Any]]:
    def look(session: Session) -> AuditEvent | None:
        found: AuditEvent | None = session.scalar(
            audit.select(AuditEvent).order_by(columns(AuditEvent).seq.desc()).limit(1)
        )
        return found

    event = chat.db.read_sync(look)
    assert event is not None
    return event.subject, event.now


@pytest.mark.parametrize(
    "words", ["deliveries", "what was sent", "which reminders did not arrive", "did the reminders go out"]
)
def test_the_ledger_counts_thirty_days_and_lists_what_needs_a_look(chat: Chat, add: Make, words: str) -> None:
    add(State.SENT, sent_at=NOW)
    add(State.SENT, possible_repeat=True, sent_at=NOW)
    add(State.EMPTY)
    add(State.SENT, ago=40)
    held = add(State.HELD, ago=2, why="no answer in time", attempts=3, possible_repeat=True)
    said = read(chat.say("coordinator", words))
    assert said.startswith("Deliveries that need a look: 1\n")
    assert "reminders due from Sunday 10 January 2027 to Tuesday 9 February 2027" in said
    assert "Sent: 1\nSent again, perhaps a repeat: 1\nNothing to say: 1\nHeld for you: 1" in said
    expected = (
        f"Delivery {held}: daily digest of Sunday 7 February 2027, to the channel:"
        " may have arrived, and is held for you (no answer in time), after 3 attempts"
    )
    assert expected in said


def test_with_nothing_amiss_it_says_so(chat: Chat, add: Make) -> None:
    add(State.SENT)
    assert "Deliveries that need a look: 0" in read(chat.say("chair", "deliveries"))


def test_the_next_one_to_come_is_told(chat: Chat, add: Make) -> None:
    add(State.PENDING, ago=-1)
    said = read(chat.say("coordinator", "deliveries"))
    assert "Next: daily digest of Wednesday 10 February 2027, to the channel, at 10:00." in said


def test_five_are_shown_and_the_rest_comes_on_the_next_page(chat: Chat, add: Make) -> None:
    numbers = [add(State.DEAD, ago=days, why="HTTP 400") for days in range(1, 8)]
    first = read(chat.say("coordinator", "deliveries"))
    assert [number for number in numbers if f"Delivery {number}:" in first] == numbers[:5]
    second = read(chat.press("coordinator", "Show more"))
    assert [number for number in numbers if f"Delivery {number}:" in second] == numbers[5:]


@pytest.mark.parametrize("who", ["yjs", "yjs-deputy", "college"])
def test_others_neither_see_nor_settle_deliveries(chat: Chat, add: Make, who: str) -> None:
    number = add(State.DEAD)
    for words in ("deliveries", f"send delivery {number} again", f"dismiss delivery {number}, all were told"):
        (reply,) = chat.say(who, words)
        assert reply.refused
    assert row(chat, number).state == State.DEAD


def test_a_held_reminder_is_sent_again_after_a_yes_as_a_possible_repeat(chat: Chat, add: Make) -> None:
    number = add(State.HELD)
    said = read(chat.say("coordinator", f"send delivery {number} again"))
    assert "marked as a possible repeat" in said
    assert row(chat, number).state == State.HELD
    done = read(chat.say("coordinator", "yes"))
    assert f"Delivery {number} goes out again." in done
    assert "there is no undo" in done
    assert (row(chat, number).state, row(chat, number).possible_repeat) == (State.PENDING, True)
    assert last_event(chat) == (audit.SENT_AGAIN, {"reminder": number})


def test_it_is_posted_at_the_next_tick_with_the_notice(chat: Chat, add: Make) -> None:
    number = add(State.HELD, ago=0)
    chat.say("coordinator", f"send delivery {number} again")
    chat.say("coordinator", "yes")
    posted: list[str] = []

    async def deliver(_place: conversations.Conversation, message: Message) -> str:
        posted.append(str(message.card))
        return "1:posted"

    asyncio.run(tick.tick(chat.db, NOW, deliver, LONDON))
    assert [POSSIBLE_REPEAT in text for text in posted] == [True]
    assert row(chat, number).state == State.SENT
    assert "Sent again, perhaps a repeat: 1" in read(chat.say("coordinator", "deliveries"))


def test_one_that_surely_did_not_arrive_is_not_marked(chat: Chat, add: Make) -> None:
    number = add(State.DEAD, why="HTTP 400")
    assert "possible repeat" not in read(chat.say("coordinator", f"resend delivery {number}"))


def test_a_late_one_says_that_its_time_is_past(chat: Chat, add: Make) -> None:
    number = add(State.EXPIRED, ago=20, why="late")
    said = read(chat.say("coordinator", f"send delivery {number} again"))
    assert "Worth sending until: Wednesday 3 February 2027, which is past" in said


def test_the_buttons_of_the_ledger_begin_both(chat: Chat, add: Make) -> None:
    number = add(State.DEAD)
    chat.say("coordinator", "deliveries")
    assert "Send a reminder again" in read(chat.press("coordinator", f"Send {number} again"))
    chat.press("coordinator", "Cancel")
    chat.say("coordinator", "deliveries")
    assert "Why is it not to be sent?" in read(chat.press("coordinator", f"Dismiss {number}"))
    assert "Reason: everybody was told by telephone" in read(chat.say("coordinator", "everybody was told by telephone"))
    assert f"Delivery {number} is dismissed." in read(chat.press("coordinator", "Save"))
    assert row(chat, number).state == State.DISMISSED


def test_a_dismissal_in_one_line_keeps_its_reason_in_the_trail(chat: Chat, add: Make) -> None:
    number = add(State.UNCERTAIN)
    said = read(chat.say("coordinator", f"dismiss delivery {number}, Housing was told in the meeting"))
    assert "Reason: Housing was told in the meeting" in said
    chat.say("coordinator", "yes")
    assert row(chat, number).why == "dismissed"
    assert last_event(chat) == (audit.DISMISSED, {"reminder": number, "reason": "Housing was told in the meeting"})


@pytest.mark.parametrize(("words", "said"), [("send delivery {} again", "sent again"), ("dismiss delivery {}", "dis")])
def test_what_was_sent_can_be_neither_sent_again_nor_dismissed(chat: Chat, add: Make, words: str, said: str) -> None:
    number = add(State.SENT)
    answer = read(chat.say("coordinator", words.format(number)))
    assert f"Delivery {number} is not to be {said}" in answer
    assert 'such as 12; "deliveries" shows them' in answer


def test_a_blocked_one_goes_out_by_itself(chat: Chat, add: Make) -> None:
    number = add(State.BLOCKED)
    assert "goes out by itself" in read(chat.say("coordinator", f"send delivery {number} again"))
    chat.say("coordinator", "deliveries")
    assert "Reason" in read(chat.say("coordinator", f"dismiss delivery {number}, all were told"))


@pytest.mark.parametrize("number", ["987654", "the last"])
def test_a_number_that_is_none_asks_again_and_loses_nothing(chat: Chat, add: Make, number: str) -> None:
    right = add(State.DEAD)
    chat.send("coordinator", "resend_delivery", {})
    assert "Which delivery? Give its number" in read(chat.say("coordinator", number))
    assert "What happens" in read(chat.say("coordinator", str(right)))


def test_another_groups_delivery_is_not_there(chat: Chat, add: Make) -> None:
    number = add(State.DEAD)

    def move(session: Session) -> None:
        other = groups.add(session, groups.Group(tenant_id="other tenant", name="Eastmere"))
        session.get_one(Reminder, number).group_id = other.id or 0

    chat.db.run_sync(move)
    assert f"There is no delivery {number}" in read(chat.say("coordinator", f"send delivery {number} again"))
    assert "need a look: 0" in read(chat.say("coordinator", "deliveries"))


def test_one_that_went_on_before_the_yes_is_left_alone(chat: Chat, add: Make) -> None:
    number = add(State.UNCERTAIN)
    chat.say("coordinator", f"send delivery {number} again")
    chat.say("chair", f"dismiss delivery {number}, all were told")
    chat.say("chair", "yes")
    (reply,) = chat.say("coordinator", "yes")
    assert reply.refused
    assert f"Delivery {number} has gone on meanwhile: dismissed" in reply.text
    assert row(chat, number).state == State.DISMISSED


def test_undo_says_that_a_message_stays_and_takes_back_nothing_else(chat: Chat, add: Make) -> None:
    number = add(State.DEAD)
    chat.say("coordinator", "set benchmark scale: red; amber; green")
    chat.say("coordinator", "yes")
    chat.say("coordinator", f"send delivery {number} again")
    chat.say("coordinator", "yes")
    assert "cannot be taken back" in read(chat.say("coordinator", "undo"))
    assert chat.db.read_sync(groups.get, 1).benchmark_scale == ["red", "amber", "green"]
    assert row(chat, number).state == State.PENDING
