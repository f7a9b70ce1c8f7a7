"""What may have arrived is looked for in its channel before it is sent again, or held."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from rules.calendar import LONDON
from scheduler import reconcile
from scheduler.deliver import Ambiguous, CannotSay, Message
from scheduler.tick import tick
from storage import groups, outbox_claims, outbox_ledger
from storage.groups import Group
from tests import factories
from tests.scheduler.conftest import Channel, local

MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)
REPEAT = "This may be a repeat."


@dataclass
class Graph:
    """A `look_up` that answers as it is told, and keeps what it was asked."""

    answers: list[str | Exception | None] = field(default_factory=list)
    asked: list[tuple[str, str, datetime]] = field(default_factory=list)

    async def look_up(self, conversation, key: str, since: datetime) -> str | None:
        self.asked.append((conversation.conversation_id, key, since))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class Doubtful(Channel):
    """A channel that also keeps the keys of what it was sent and did not confirm."""

    keys: list[str] = field(default_factory=list)

    async def deliver(self, conversation, message: Message) -> str:
        self.keys.append(message.key)
        return await super().deliver(conversation, message)


@pytest.fixture
def graph():
    return Graph()


@pytest.fixture
def channel():
    return Doubtful()


@pytest.fixture
def tick_at(db, channel, graph):
    async def once(now: datetime):
        return await tick(db, now, channel.deliver, LONDON, jitter=random.Random(1), look_up=graph.look_up)

    return once


@pytest.fixture
def today(rows):
    return lambda: next(row for row in rows() if row.local_date == MONDAY)


@pytest.fixture(autouse=True)
async def one_in_doubt(db, group, place, channel, tick_at):
    """Send one reminder at nine without learning whether it arrived."""
    await tick_at(local(MONDAY, 7))
    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))
    channel.fail_with = [Ambiguous("504 Unknown")]
    await tick_at(NINE)


@pytest.fixture
def holding(db, group):
    def hold(session):
        session.get_one(Group, group.id).when_unsure = groups.HOLD

    db.run_sync(hold)


def minutes(number: float) -> datetime:
    return NINE + timedelta(minutes=number)


async def test_a_reminder_that_is_there_is_sent_once_and_is_no_repeat(channel, graph, tick_at, today, place):
    graph.answers = ["1616965872395"]
    ticked = await tick_at(minutes(2))
    await tick_at(minutes(15))
    assert ticked.came_to == {"sent": 1}
    assert channel.taken == []
    row = today()
    assert (row.state, row.activity_id, row.possible_repeat, row.why) == ("sent", "1616965872395", False, None)
    assert row.sent_at >= minutes(2)
    assert graph.asked == [(place.conversation_id, reconcile.key_of(row), row.due_at)]


async def test_a_reminder_that_is_not_there_is_sent_and_still_says_that_it_may_be_a_repeat(
    channel, graph, tick_at, today
):
    graph.answers = [None]
    await tick_at(minutes(2))
    assert [REPEAT in text for text in channel.texts] == [True]
    assert (today().state, today().possible_repeat) == ("sent", True)


async def test_a_reminder_has_the_same_key_in_every_attempt_and_no_other_has_it(channel, graph, tick_at, rows):
    graph.answers = [None]
    await tick_at(minutes(2))
    assert len(channel.keys) == 2
    assert len(set(channel.keys)) == 1
    assert len({reconcile.key_of(row) for row in rows()}) == len(rows())


@pytest.mark.parametrize("error", [CannotSay("status 403"), RuntimeError("bug")])
async def test_when_nobody_can_say_it_is_sent_again_and_says_so(channel, graph, tick_at, today, error):
    graph.answers = [error]
    await tick_at(minutes(2))
    assert [REPEAT in text for text in channel.texts] == [True]
    assert (today().state, today().possible_repeat) == ("sent", True)


@pytest.mark.usefixtures("holding")
@pytest.mark.parametrize("error", [CannotSay("status 403"), RuntimeError("bug")])
async def test_when_nobody_can_say_and_the_group_decides_itself_it_is_held(channel, graph, tick_at, today, error):
    graph.answers = [error]
    ticked = await tick_at(minutes(2))
    await tick_at(minutes(15))
    assert ticked.came_to == {"held": 1}
    assert channel.taken == []
    assert (today().state, today().possible_repeat, today().why) == ("held", True, "504 Unknown")


@pytest.mark.usefixtures("holding")
async def test_a_group_that_decides_itself_is_not_asked_about_what_is_certain(channel, graph, tick_at, today):
    await tick_at(minutes(0.5))
    assert (today().state, graph.asked) == ("uncertain", [])
    graph.answers = ["1616965872395"]
    await tick_at(minutes(2))
    assert (today().state, channel.taken) == ("sent", [])


@pytest.mark.usefixtures("holding")
async def test_what_is_not_there_needs_nobody_to_decide(channel, graph, tick_at, today):
    graph.answers = [None]
    await tick_at(minutes(2))
    assert (today().state, len(channel.taken)) == ("sent", 1)


@pytest.mark.usefixtures("holding")
async def test_what_a_person_sends_again_is_sent_and_not_held_a_second_time(db, group, channel, graph, tick_at, today):
    graph.answers = [CannotSay("status 403")]
    await tick_at(minutes(2))
    held = today().id

    def send_again(session):
        return outbox_ledger.send_again(session, factories.change(session, group.id), held, minutes(3))

    assert db.run_sync(send_again)
    await tick_at(minutes(3))
    assert (today().state, [REPEAT in text for text in channel.texts]) == ("sent", [True])
    assert len(graph.asked) == 1


async def test_a_look_up_that_hangs_says_nothing(db, channel, monkeypatch, today):
    async def look_up(_conversation, _key, _since):
        await asyncio.Event().wait()

    monkeypatch.setattr(reconcile, "LOOK_UP_SECONDS", 0.05)
    await tick(db, minutes(2), channel.deliver, LONDON, look_up=look_up)
    assert (today().state, today().possible_repeat) == ("sent", True)


async def test_what_was_sent_again_and_then_found_may_be_there_twice(channel, graph, tick_at, today):
    graph.answers = [None]
    channel.fail_with = [Ambiguous("504 Unknown")]
    await tick_at(minutes(2))
    assert today().state == "uncertain"
    graph.answers = ["1616965872395"]
    await tick_at(minutes(5))
    assert (today().state, today().possible_repeat, len(channel.keys)) == ("sent", True, 2)


async def test_a_reminder_nobody_doubts_is_not_looked_up(db, group, channel, graph, tick_at):
    graph.answers = ["1616965872395"]
    await tick_at(minutes(2))
    db.run_sync(factories.action, group.id, on=date(2027, 3, 1))
    await tick_at(local(MONDAY + timedelta(days=1)))
    assert len(channel.taken) == 1
    assert len(graph.asked) == 1


@pytest.mark.usefixtures("holding")
@pytest.mark.parametrize(("looks_up", "state"), [(True, "uncertain"), (False, "pending")])
def test_a_worker_lost_before_it_looked_leaves_the_doubt(db, today, looks_up, state):
    [claim] = db.run_sync(outbox_claims.claim, minutes(2)).claims
    assert claim.doubted
    db.run_sync(outbox_claims.sweep, minutes(5), looks_up=looks_up)
    assert (today().state, today().possible_repeat) == (state, True)
