"""What becomes of a reminder when Teams takes it, refuses it, or says nothing."""

import asyncio
from datetime import date, timedelta

import pytest

from rules.calendar import LONDON
from scheduler import attempt
from scheduler.deliver import Ambiguous, Blocked, Dead, DeliveryError, Message, Retryable, refusal
from scheduler.tick import tick
from storage import conversations, inbound
from storage.inbound import InboundActivity
from storage.outbox import Reminder
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)
REPEAT = "This may be a repeat."


@pytest.fixture(autouse=True)
async def one_due(db, group, place, tick_at):
    await tick_at(local(MONDAY, 7))
    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))


@pytest.fixture
def today(rows):
    return lambda: next(row for row in rows() if row.local_date == MONDAY)


def minutes(number: float):
    return NINE + timedelta(minutes=number)


async def test_a_reminder_is_sent_once(channel, tick_at, today):
    await tick_at(NINE)
    await tick_at(NINE)
    await tick_at(minutes(15))
    assert len(channel.taken) == 1
    assert (today().state, today().activity_id) == ("sent", "activity-1")
    assert NINE <= today().sent_at < minutes(1), "when it was sent, not when the tick began"


async def test_a_service_that_is_to_stop_begins_nothing_more(db, channel, today):
    ticked = await tick(db, NINE, channel.deliver, LONDON, going=lambda: False)
    assert (ticked.came_to, channel.taken, today().state) == ({}, [], "pending")


async def test_a_tick_says_what_it_did(channel, tick_at):
    ticked = await tick_at(NINE)
    assert (ticked.at, ticked.added, ticked.came_to) == (NINE, 0, {"sent": 1})


async def test_too_many_requests_wait_as_long_as_they_are_told(channel, tick_at, today):
    channel.fail_with = [Retryable("429", retry_after=120.0)]
    await tick_at(NINE)
    assert today().state == "pending"
    await tick_at(minutes(1.9))
    assert channel.taken == []
    await tick_at(minutes(2.1))
    assert channel.texts == [channel.texts[0]]
    assert REPEAT not in channel.texts[0]


async def test_a_refused_connection_is_tried_again_after_a_while(channel, tick_at, today):
    channel.fail_with = [Retryable("no answer NotConnected")]
    await tick_at(NINE)
    assert NINE <= today().next_try_at <= NINE + timedelta(seconds=11)
    await tick_at(minutes(1))
    assert today().state == "sent"
    assert not today().possible_repeat


@pytest.mark.parametrize("error", [Ambiguous("504 Unknown"), TimeoutError(), KeyError("bug")])
async def test_what_may_have_arrived_is_sent_again_after_a_while_and_says_so(channel, tick_at, today, error):
    channel.fail_with = [error]
    await tick_at(NINE)
    assert today().state == "uncertain"
    await tick_at(minutes(0.9))
    assert channel.taken == []
    await tick_at(minutes(2))
    assert channel.texts[0].startswith(REPEAT)
    assert REPEAT in channel.taken[0][1].card["body"][0]["text"]
    assert today().possible_repeat


async def test_an_answer_without_an_id_is_not_taken_for_a_success(channel, db, place, today):
    async def deliver(_conversation, _message: Message) -> str:
        return ""

    await tick(db, NINE, deliver, LONDON)
    assert (today().state, today().why) == ("uncertain", "no activity id")


async def test_a_delivery_that_hangs_is_given_up_and_is_uncertain(db, monkeypatch, today):
    async def deliver(_conversation, _message: Message) -> str:
        await asyncio.Event().wait()
        return "never"

    monkeypatch.setattr(attempt, "DELIVER_SECONDS", 0.05)
    await tick(db, NINE, deliver, LONDON)
    assert (today().state, today().why) == ("uncertain", "no answer in time")


async def test_a_blocked_conversation_is_left_alone_until_it_is_heard_from(db, channel, tick_at, today, place):
    channel.fail_with = [Blocked("403 BotNotInConversationRoster")]
    await tick_at(NINE)
    await tick_at(minutes(30))
    assert today().state == "blocked"
    assert channel.taken == []
    db.run_sync(conversations.remember, factories.reference(), minutes(60))
    await tick_at(minutes(60))
    assert today().state == "sent"


async def test_a_message_teams_cannot_take_is_dead(channel, tick_at, today):
    channel.fail_with = [Dead("413 MessageSizeTooBig")]
    await tick_at(NINE)
    await tick_at(minutes(60))
    assert (today().state, today().why) == ("dead", "413 MessageSizeTooBig")
    assert channel.taken == []


async def test_one_failing_reminder_does_not_stop_the_rest(db, group, channel, tick_at, rows):
    town = db.run_sync(factories.group, "Southbrook")
    db.run_sync(factories.channel, town.id, "19:south@thread.tacv2")
    db.run_sync(factories.action, town.id, on=date(2027, 2, 26))
    await tick_at(local(MONDAY, 8))
    channel.fail_with = [RuntimeError("bug")]
    ticked = await tick_at(NINE)
    assert ticked.came_to == {"uncertain": 1, "sent": 1}


async def test_a_reminder_that_cannot_be_drawn_is_tried_again_and_the_rest_go_out(db, group, place, channel, tick_at):
    def add_odd(session):
        odd = Reminder(
            group_id=group.id,
            conversation_row_id=place.id,
            kind="of a newer release",
            subject="group",
            local_date=MONDAY,
            due_at=NINE - timedelta(minutes=1),
            expires_at=NINE + timedelta(days=1),
            next_try_at=NINE,
        )
        session.add(odd)

    db.run_sync(add_odd)
    ticked = await tick_at(NINE)
    assert ticked.came_to == {"pending": 1, "sent": 1}


async def test_a_tick_forgets_inbound_activities_of_before_yesterday(db, tick_at):
    db.run_sync(inbound.claim, ("t", "c", "old"), NINE - timedelta(days=1, minutes=1))
    db.run_sync(inbound.claim, ("t", "c", "new"), NINE - timedelta(hours=23))
    await tick_at(NINE)
    keys = db.read_sync(lambda session: [row.activity_id for row in session.query(InboundActivity)])
    assert keys == ["new"]


@pytest.mark.parametrize(
    ("status", "reached", "error"),
    [
        (429, True, Retryable),
        (412, True, Retryable),
        (401, True, Retryable),
        (None, False, Retryable),
        (None, True, Ambiguous),
        (408, True, Ambiguous),
        (500, True, Ambiguous),
        (502, True, Ambiguous),
        (504, True, Ambiguous),
        (403, True, Blocked),
        (404, True, Blocked),
        (400, True, Dead),
        (413, True, Dead),
        (301, True, Dead),
    ],
)
def test_an_answer_of_teams_means_one_thing(status: int | None, reached: bool, error: type[DeliveryError]):
    assert type(refusal(status, "Code", reached=reached)) is error


def test_retry_after_is_kept():
    error = refusal(429, "Code", retry_after=7.0)
    assert isinstance(error, Retryable)
    assert error.retry_after == 7.0
