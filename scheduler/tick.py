"""One tick: rows for what is coming, then one claim after another until nothing is due. The clock only calls this."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from scheduler import materialise
from scheduler.attempt import Work, attempt
from scheduler.deliver import Deliver
from storage import frames, inbound, outbox_claims
from storage.db import Database
from storage.outbox import State

CLAIM_SECONDS = 30.0  # then the next tick goes on, with a fresh look at what is due
INBOUND_KEPT_FOR = timedelta(days=1)

_JITTER = random.Random()  # noqa: S311 - spreads retries, guards nothing
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did: rows added, and how many reminders came to which state."""

    at: datetime
    added: int
    came_to: Mapping[str, int]


async def tick(
    db: Database, now: datetime, deliver: Deliver, zone: ZoneInfo, *, jitter: random.Random = _JITTER
) -> Ticked:
    """Do all that is due at `now`."""
    work = Work(db, now, deliver, zone, jitter)
    wanted = await db.read(materialise.plans, now, zone)
    added = await db.run(materialise.carry_out, wanted) if wanted else 0
    came_to = Counter(await db.run(_tidy, now))
    while work.seconds() < CLAIM_SECONDS and (row := await db.run(outbox_claims.claim, work.later())):
        came_to[await attempt(work, row)] += 1
    for state in (State.EXPIRED, State.DEAD, State.BLOCKED, State.UNCERTAIN):
        if came_to[state]:
            log.warning("reminders_not_sent", state=state, count=came_to[state])
    return Ticked(now, added, +came_to)


def _tidy(session: Session, now: datetime) -> dict[str, int]:
    inbound.forget(session, now - INBOUND_KEPT_FOR)
    frames.forget(session, now)
    return outbox_claims.sweep(session, now)
