"""What a tick was given, the time that has passed since, and how it notes where each of its reminders ends."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from rules import send_rate
from rules.send_rate import Rate
from scheduler.deliver import Deliver, LookUp
from storage.db import Database
from storage.outbox import Reminder, State

P = ParamSpec("P")

FIRST_RETRY_SECONDS = 5.0
LONGEST_RETRY_SECONDS = 3600.0
LOST = "lost"  # somebody else holds the row by now

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Work:
    """What a tick was given, and the time that has passed since."""

    db: Database
    now: datetime
    deliver: Deliver
    zone: ZoneInfo
    jitter: random.Random
    tenant_rate: Sequence[Rate] = send_rate.TENANT
    going: Callable[[], bool] = lambda: True  # False once the service is to stop: nothing more is begun
    look_up: LookUp | None = None  # without it, what may have arrived is sent again or held unseen
    began: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    turns: dict[str, float] = field(default_factory=dict)  # by tenant: seconds at which its next message may leave

    def seconds(self) -> float:
        """Return how long the tick has been at it."""
        return asyncio.get_running_loop().time() - self.began

    def later(self, seconds: float = 0.0) -> datetime:
        """Return the moment so many seconds from this one: leases and retries count from when they are made."""
        return self.now + timedelta(seconds=self.seconds() + seconds)

    async def until(self, at: datetime) -> None:
        """Wait for a moment."""
        await asyncio.sleep((at - self.later()).total_seconds())

    def retry_at(self, row: Reminder, at_least: float = 0.0) -> datetime:
        """Return when to try again, in so many seconds at least: full jitter, so that many do not come back at once."""
        wait = self.jitter.uniform(0.0, min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2**row.attempts))
        return self.later(max(at_least, wait))


async def settle(
    work: Work,
    row: Reminder,
    state: State,
    end: Callable[Concatenate[Session, Reminder, P], bool],
    *args: P.args,
    **kwargs: P.kwargs,
) -> str:
    """Note how a reminder ended (storage/outbox_ends.py) and return that state, or LOST."""
    return ended(row, state, noted=await work.db.change(end, row, *args, **kwargs))


def ended(row: Reminder, state: State, *, noted: bool) -> str:
    """Return the state in which a reminder ended, or LOST where that could not be noted; tell the log."""
    if not noted:
        log.warning("reminder_claim_lost", reminder=row.id, kind=row.kind)
        return LOST
    log.info("reminder_settled", reminder=row.id, kind=row.kind, state=state)
    return state
