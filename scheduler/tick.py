"""One tick: rows for what is coming, then claims until nothing is due. The clock only calls this."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from rules import send_rate
from rules.send_rate import Rate
from scheduler import living, materialise, upkeep
from scheduler.attempt import begin
from scheduler.deliver import Deliver, LookUp, Update
from scheduler.open_chats import OpenChats, open_some
from scheduler.work import Work
from storage import frames, inbound, outbox_claims
from storage.db import Database
from storage.outbox import State

AT_ONCE = 64  # messages under way, each to a conversation of its own
TOGETHER = 32  # places that one claim is to fill: it takes as long for one row as for ten
LOOK_SECONDS = 0.05
LOOKS = 10  # then it is made for fewer, so that a conversation's next message does not wait for those of others
MORE_SECONDS = 0.005  # until another replica has finished its claim
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


@dataclass(slots=True)
class Memory:
    """What ticks found in order, by group, with what that rested on: it is looked at again once that has changed."""

    kept_on: date | None = None  # the day on which series were looked at
    planned: materialise.Looked = field(default_factory=dict)
    drawn: living.Looked = field(default_factory=dict)


async def tick(
    db: Database,
    now: datetime,
    deliver: Deliver,
    zone: ZoneInfo,
    *,
    jitter: random.Random = _JITTER,
    tenant_rate: Sequence[Rate] = send_rate.TENANT,
    going: Callable[[], bool] = lambda: True,
    look_up: LookUp | None = None,
    open_chats: OpenChats | None = None,
    update: Update | None = None,
    memory: Memory | None = None,
) -> Ticked:
    """Do all that is due at `now`; when `going` says no, what is under way is finished and no more is begun.

    With a `look_up`, what may have arrived is looked for in its channel before it is sent again or held.
    With `open_chats`, members without a personal chat get one first.
    With an `update`, the last digest of each channel is kept up to date in its place.
    `memory` is kept by the caller from tick to tick; without it everything is looked at.
    """
    work = Work(db, now, deliver, zone, jitter, tenant_rate, going, look_up)
    if open_chats is not None and going():
        await open_some(open_chats, db, now)
    memory = memory or Memory()
    memory.kept_on = await upkeep.keep(db, now, zone, memory.kept_on)
    wanted, stands = await db.read(materialise.plans, now, zone, memory.planned)
    added = await db.run(materialise.carry_out, wanted) if wanted else 0
    memory.planned |= stands
    came_to = Counter(await db.run(_tidy, now, look_up is not None)) + await _drain(work)
    if update is not None and going():
        await living.refresh(db, now, zone, update, memory.drawn)
    for state in (State.EXPIRED, State.DEAD, State.BLOCKED, State.UNCERTAIN):
        if came_to[state]:
            log.warning("reminders_not_sent", state=state, count=came_to[state])
    return Ticked(now, added, +came_to)


async def _drain(work: Work) -> Counter[str]:
    """Claim what is due and attempt it, many at once, until nothing is left or the time for claiming is over."""
    came_to: Counter[str] = Counter()
    under_way: set[asyncio.Task[str]] = set()
    claims_until = work.seconds() + CLAIM_SECONDS  # from here on: looking ahead may take longer than that by itself
    try:
        while True:
            free, more = AT_ONCE - len(under_way), False
            if free and work.going() and work.seconds() < claims_until:
                claims, more = await work.db.run(outbox_claims.claim, work.later(), free, work.tenant_rate)
                under_way |= begin(work, claims)
            if under_way:
                ended = await _enough(under_way, LOOKS if not more else 1)
                under_way -= ended
                came_to.update(task.result() for task in ended)
            elif more:
                await asyncio.sleep(MORE_SECONDS)
            else:
                return came_to
    finally:
        # The database failed one of them: the others note how they ended, if they can.
        await asyncio.gather(*under_way, return_exceptions=True)


async def _enough(under_way: set[asyncio.Task[str]], looks: int) -> set[asyncio.Task[str]]:
    """Wait until another claim is worth its transaction; return what has ended by then.

    That is when as many ended as a claim is to serve, or all did, or some did by the last of so many looks.
    """
    looked = 0
    while True:
        ended, others = await asyncio.wait(under_way, timeout=LOOK_SECONDS)
        looked += 1
        if not others or len(ended) >= TOGETHER or (ended and looked >= looks):
            return ended


def _tidy(session: Session, now: datetime, looks_up: bool) -> dict[str, int]:
    inbound.forget(session, now - INBOUND_KEPT_FOR)
    frames.forget(session, now)
    return outbox_claims.sweep(session, now, looks_up=looks_up)
