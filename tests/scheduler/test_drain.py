"""How due reminders go out: many to a claim, none waiting for a slow one, and a tenant's apart as they leave."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from rules import send_rate
from rules.calendar import LONDON
from rules.send_rate import Rate
from scheduler.deliver import Retryable
from scheduler.tick import AT_ONCE, tick
from storage import outbox_claims
from storage.conversations import Conversation
from storage.db import Database
from storage.outbox import Reminder
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)
UNLIMITED = (Rate(timedelta(microseconds=1), 1_000_000),)
HELD_UP_SECONDS = 1.0


class AtOnce(random.Random):
    """Jitter that lets nothing wait."""

    def uniform(self, a: float, b: float) -> float:
        return 0.0


class Counting(Database):
    """Counts the claims that are made."""

    claims = 0

    async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        self.claims += fn is outbox_claims.claim
        return await super().run(fn, *args, **kwargs)


@pytest.fixture
def due(db, group, place):
    def build(session, channels: int) -> list[str]:
        names = [f"19:{number}@thread.tacv2" for number in range(channels)]
        places = [factories.channel(session, group.id, name) for name in names]
        session.add_all(_due(group.id, each) for each in places)
        return names

    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))
    return lambda channels: db.run_sync(build, channels)


def _due(group_id: int, there: Conversation) -> Reminder:
    return Reminder(
        group_id=group_id,
        conversation_row_id=there.id,
        kind="digest",
        subject="group",
        local_date=MONDAY,
        due_at=NINE,
        next_try_at=NINE,
        expires_at=NINE + timedelta(days=1),
    )


async def _ticked(db: Database, deliver: Any, tenant_rate: Sequence[Rate] = send_rate.TENANT) -> Counter[str]:
    ticked = await tick(db, NINE, deliver, LONDON, tenant_rate=tenant_rate)
    return Counter(ticked.came_to)


async def test_one_claim_serves_many_reminders(database_url, db, due):
    due(2 * AT_ONCE)
    db.close()
    counting = Counting(database_url)

    async def deliver(_conversation, _message) -> str:
        await asyncio.sleep(0.001)
        return "activity"

    came_to = await _ticked(counting, deliver, UNLIMITED)
    counting.close()
    assert came_to["sent"] >= 2 * AT_ONCE
    assert counting.claims < AT_ONCE / 2, "and not one for each that ended"


async def test_what_can_be_tried_again_does_not_wait_for_a_slow_message_elsewhere(db, due):
    slow, refused = due(2)
    at: dict[str, list[float]] = {slow: [], refused: []}

    async def deliver(conversation, _message) -> str:
        tries = at.setdefault(conversation.conversation_id, [])
        if conversation.conversation_id == slow:
            await asyncio.sleep(3)
        tries.append(time.monotonic())
        if conversation.conversation_id == refused and len(tries) == 1:
            raise Retryable("429", retry_after=0.0)
        return "activity"

    await tick(db, NINE, deliver, LONDON, jitter=AtOnce())
    assert len(at[refused]) == 2
    assert at[refused][1] < at[slow][0]


async def test_messages_whose_moment_passed_while_the_process_was_held_up_do_not_leave_together(db, due):
    due(45)
    moments: list[float] = []

    async def deliver(_conversation, _message) -> str:
        moments.append(time.monotonic())
        if len(moments) == 1:
            time.sleep(HELD_UP_SECONDS)  # noqa: ASYNC251 - the whole process stands still, as on a busy machine
        return "activity"

    came_to = await _ticked(db, deliver)
    assert came_to["sent"] >= 45
    after = moments[1:]
    most = max(sum(1 for other in after if at <= other < at + 1) for at in after)
    assert most <= 46, "what Teams takes from a bot in one tenant in a second is 50"
    assert after[20] - after[0] >= 0.4, "they keep the distance of their rate"
