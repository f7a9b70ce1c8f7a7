"""How due reminders go out: many to a claim, none waiting for a slow one, and a tenant's apart as they leave."""

import asyncio
import random
import time
from datetime import date, timedelta
from typing import Any

import pytest

from rules.calendar import LONDON
from scheduler import prepare
from scheduler.deliver import Retryable
from scheduler.tick import AT_ONCE, TOGETHER, tick
from storage import outbox_claims
from storage.conversations import Conversation
from storage.db import Database
from storage.outbox import Reminder
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)
HELD_UP_SECONDS = 1.5  # longer than 45 send times lie apart


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


class HeldUp(Database):
    """Stands still for a while, and then notes at once that all are being sent."""

    answers_at = 0.0

    async def change(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if fn is prepare.note:
            self.answers_at = self.answers_at or time.monotonic() + HELD_UP_SECONDS
            await asyncio.sleep(self.answers_at - time.monotonic())
        return await super().change(fn, *args, **kwargs)


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


async def test_at_the_rate_of_a_tenant_one_claim_serves_many_reminders(database_url, db, due):
    due(AT_ONCE + TOGETHER)
    db.close()
    counting = Counting(database_url)

    async def deliver(_conversation, _message) -> str:
        return "activity"

    began = time.monotonic()
    ticked = await tick(counting, NINE, deliver, LONDON)
    counting.close()
    assert ticked.came_to["sent"] >= AT_ONCE + TOGETHER
    assert counting.claims <= 5 + 2 * (time.monotonic() - began), "and not one for each that ended"


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


async def test_messages_that_a_database_held_up_do_not_leave_together(database_url, db, due):
    due(45)
    db.close()
    held_up = HeldUp(database_url)
    moments: list[float] = []

    async def deliver(_conversation, _message) -> str:
        moments.append(time.monotonic())
        return "activity"

    ticked = await tick(held_up, NINE, deliver, LONDON)
    held_up.close()
    assert ticked.came_to["sent"] >= 45
    spans = [later - sooner for sooner, later in zip(moments[:-20], moments[20:], strict=True)]
    assert min(spans) > 0.25, "Teams takes 50 a second from a bot in one tenant"
