"""One tick: rows for what is coming, then claims until nothing is due. The clock only calls this."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from rules import send_rate
from rules.send_rate import Rate
from scheduler import materialise
from scheduler.attempt import Work, attempt
from scheduler.deliver import Deliver
from storage import frames, inbound, outbox_claims
from storage.db import Database
from storage.outbox import State

AT_ONCE = 64  # messages under way, each to a conversation of its own
GATHER_SECONDS = 0.005
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
    db: Database,
    now: datetime,
    deliver: Deliver,
    zone: ZoneInfo,
    *,
    jitter: random.Random = _JITTER,
    tenant_rate: Sequence[Rate] = send_rate.TENANT,
    going: Callable[[], bool] = lambda: True,
) -> Ticked:
    """Do all that is due at `now`; when `going` says no, what is under way is finished and no more is begun."""
    work = Work(db, now, deliver, zone, jitter, tenant_rate, going)
    wanted = await db.read(materialise.plans, now, zone)
    added = await db.run(materialise.carry_out, wanted) if wanted else 0
    came_to = Counter(await db.run(_tidy, now)) + await _drain(work)
    for state in (State.EXPIRED, State.DEAD, State.BLOCKED, State.UNCERTAIN):
        if came_to[state]:
            log.warning("reminders_not_sent", state=state, count=came_to[state])
    return Ticked(now, added, +came_to)


async def _drain(work: Work) -> Counter[str]:
    """Claim what is due and attempt it, many at once, until nothing is left or the time for claiming is over."""
    came_to: Counter[str] = Counter()
    under_way: set[asyncio.Task[str]] = set()
    try:
        while True:
            free, more = AT_ONCE - len(under_way), False
            if free and work.going() and work.seconds() < CLAIM_SECONDS:
                claims, more = await work.db.run(outbox_claims.claim, work.later(), free, work.tenant_rate)
                under_way |= {asyncio.create_task(attempt(work, claim)) for claim in claims}
            if under_way:
                await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            elif not more:
                return came_to
            await asyncio.sleep(GATHER_SECONDS)  # those that end in the same moment make room for one claim together
            ended = {task for task in under_way if task.done()}
            under_way -= ended
            came_to.update(task.result() for task in ended)
    finally:
        # The database failed one of them: the others note how they ended, if they can.
        await asyncio.gather(*under_way, return_exceptions=True)


def _tidy(session: Session, now: datetime) -> dict[str, int]:
    inbound.forget(session, now - INBOUND_KEPT_FOR)
    frames.forget(session, now)
    return outbox_claims.sweep(session, now)
