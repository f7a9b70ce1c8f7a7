"""Several schedulers at once on one database: every reminder is sent once."""

import asyncio
from collections import Counter
from datetime import date
from typing import Any

import pytest

from rules.calendar import LONDON
from scheduler import materialise, prepare
from scheduler.tick import tick
from storage import outbox_claims
from storage.db import Database
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
CHANNELS = 25


@pytest.fixture
def replicas(database_url: str):
    found = [Database(database_url) for _ in range(3)]
    yield found
    for each in found:
        each.close()


class Paused(Database):
    """A worker that is paused between its claim and its sending, while another takes the row."""

    async def change(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if fn is prepare.note:
            after_the_lease = local(MONDAY, 9, 5)
            await super().run(outbox_claims.sweep, after_the_lease)
            assert (await super().run(outbox_claims.claim, after_the_lease)).claims
        return await super().change(fn, *args, **kwargs)


class Slow(Database):
    """A database that takes longer to look ahead than a tick claims for."""

    async def read(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if fn is materialise.plans:
            await asyncio.sleep(0.3)
        return await super().read(fn, *args, **kwargs)


async def test_a_tick_that_takes_long_to_look_ahead_still_sends(
    db, group, place, channel, tick_at, database_url, monkeypatch
):
    await tick_at(local(MONDAY, 7))
    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))
    monkeypatch.setattr("scheduler.tick.CLAIM_SECONDS", 0.2)
    slow = Slow(database_url)
    ticked = await tick(slow, local(MONDAY), channel.deliver, LONDON)
    slow.close()
    assert ticked.came_to == {"sent": 1}


async def test_a_paused_worker_does_not_send_what_another_has_taken(db, group, place, channel, tick_at, database_url):
    await tick_at(local(MONDAY, 7))
    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))
    paused = Paused(database_url)
    ticked = await tick(paused, local(MONDAY), channel.deliver, LONDON)
    paused.close()
    assert ticked.came_to == {"lost": 1}
    assert channel.taken == []


async def test_three_workers_at_once_send_every_reminder_once(db, group, replicas, rows):
    def build(session):
        factories.action(session, group.id, on=date(2027, 2, 26))
        for number in range(CHANNELS):
            factories.channel(session, group.id, f"19:{number}@thread.tacv2")

    db.run_sync(build)
    sent: list[str] = []

    async def deliver(conversation, _message) -> str:
        await asyncio.sleep(0.002)
        sent.append(conversation.conversation_id)
        return f"activity-{len(sent)}"

    # All three look ahead at the same moment too: each row is there once.
    for now in (local(MONDAY, 7), local(MONDAY)):
        await asyncio.gather(*(tick(each, now, deliver, LONDON) for each in replicas))
    assert Counter(sent) == {f"19:{number}@thread.tacv2": 1 for number in range(CHANNELS)}
    assert Counter(row.state for row in rows() if row.local_date == MONDAY) == {"sent": CHANNELS}
    assert len({(row.conversation_row_id, row.local_date) for row in rows()}) == len(rows())
