"""One attempt at one claimed reminder: render from today's data, mark sending, deliver, settle.

`sending` is committed before the POST, so a kill at any point leaves a row that says what is known.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from rules import send_rate
from rules.calendar import at_local
from rules.send_rate import Rate
from scheduler import audience, reconcile
from scheduler.deliver import Ambiguous, Blocked, Dead, Deliver, LookUp, Message, Retryable
from scheduler.occurrences import Moment, Place, may_be_told
from scheduler.registry import BY_NAME
from storage import conversations, outbox, outbox_claims, outbox_ends
from storage.conversations import Conversation
from storage.db import Database
from storage.outbox import Reminder, State
from storage.outbox_claims import Claim

P = ParamSpec("P")

DELIVER_SECONDS = 20.0  # the client's own timeout is shorter; the lease is longer (storage/outbox_claims.py)
FIRST_RETRY_SECONDS = 5.0
LONGEST_RETRY_SECONDS = 3600.0
APART = 0.9  # of the time between two of a tenant's messages, for those that find their moment past
SETTLE_SECONDS = 60.0  # a message that was taken without an answer has appeared by then
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


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What is to be sent where."""

    conversation: Conversation
    message: Message
    possible_repeat: bool


async def attempt(work: Work, claim: Claim) -> str:
    """Take a claimed row to where it ends this time, from the moment on at which it may be sent; return that state."""
    row = claim.row
    await asyncio.sleep((claim.send_at - work.later()).total_seconds())
    if claim.doubted and work.look_up is not None:
        match await reconcile.ended(work.db, work.look_up, row):
            case State.SENT, activity_id:
                return await _settle(work, row, State.SENT, outbox_ends.found, activity_id, work.later())
            case State.HELD, why:
                return await _settle(work, row, State.HELD, outbox_ends.held, why)
    try:
        prepared = await work.db.read(_prepare, row, work.now, work.zone)
    except SQLAlchemyError:
        raise
    except Exception as error:
        log.error("reminder_not_rendered", reminder=row.id, kind=row.kind, exc_info=error)
        at = work.later(_wait(row, work.jitter))
        return await _settle(work, row, State.PENDING, outbox_ends.retry, type(error).__name__, at)
    if prepared is None:
        return await _settle(work, row, State.EMPTY, outbox_ends.empty, "nothing left to say")
    if isinstance(prepared, datetime):
        return await _settle(work, row, State.PENDING, outbox_ends.retry, "not at this hour", prepared)
    marked = await work.db.change(
        outbox_ends.mark_sending,
        row,
        work.later(),
        possible_repeat=prepared.possible_repeat,
        said=prepared.message.said,
        shown=prepared.message.digest() if prepared.message.said else None,
    )
    return await _send(work, row, prepared) if marked else _lost(row)


def _prepare(session: Session, row: Reminder, now: datetime, zone: ZoneInfo) -> _Prepared | datetime | None:
    """Return what is to be sent, the later moment at which it may be, or None where there is nothing to say."""
    conversation, today = conversations.get(session, row.conversation_row_id), now.astimezone(zone).date()
    place = audience.place_of_row(session, row, conversation, zone, today) if conversation else None
    if conversation is None or place is None:
        return None
    at = _may_be_sent(session, row, place, now)
    if at > now:
        return at
    folded = outbox_claims.folded_into(session, row)
    moment = Moment(
        today=today,
        days=sorted({row.local_date, *(each.local_date for each in folded)}),
        possible_repeat=row.possible_repeat or any(each.possible_repeat for each in folded),
        reminder=row.id,
    )
    message = BY_NAME[row.kind].render(session, place, outbox.occurrence_of(row), moment)
    if message is None:
        return None
    return _Prepared(conversation, replace(message, key=reconcile.key_of(row)), moment.possible_repeat)


def _may_be_sent(session: Session, row: Reminder, place: Place, now: datetime) -> datetime:
    """Return this moment or the next at which it may be sent; nobody is written to more often a day than is wanted."""
    kind = BY_NAME[row.kind]
    at = may_be_told(place, kind, now)
    if at > now or place.member is None:
        return at
    today = now.astimezone(place.zone).date()
    sent = outbox.count_sent(session, row.conversation_row_id, at_local(today, time(), place.zone))
    tomorrow = at_local(today + timedelta(days=1), time(), place.zone)
    return may_be_told(place, kind, tomorrow) if sent >= place.group.most_a_day else now


async def _send(work: Work, row: Reminder, prepared: _Prepared) -> str:
    await _in_turn(work, prepared.conversation.tenant_id)
    try:
        async with asyncio.timeout(DELIVER_SECONDS):
            activity_id = await work.deliver(prepared.conversation, prepared.message)
    except Retryable as error:
        # Longer each time also where Teams always asks for two seconds: a storm must not use up all the attempts.
        wait = max(error.retry_after or 0.0, _wait(row, work.jitter))
        return await _settle(work, row, State.PENDING, outbox_ends.retry, str(error), work.later(wait))
    except Blocked as error:
        return await _settle(work, row, State.BLOCKED, outbox_ends.blocked, str(error), work.later())
    except Dead as error:
        return await _settle(work, row, State.DEAD, outbox_ends.dead, str(error))
    except (Ambiguous, TimeoutError) as error:
        return await _doubt(work, row, str(error) or "no answer in time")
    except Exception as error:
        # A bug in the delivery may have come before or after the POST.
        log.error("delivery_broke", reminder=row.id, exc_info=error)
        return await _doubt(work, row, type(error).__name__)
    if not activity_id:
        return await _doubt(work, row, "no activity id")
    return await _settle(work, row, State.SENT, outbox_ends.sent, activity_id, work.later())


async def _in_turn(work: Work, tenant_id: str) -> None:
    """Keep a tenant's messages apart as they leave: a process that was held up finds many send times past at once."""
    at = max(work.seconds(), work.turns.get(tenant_id, 0.0))
    work.turns[tenant_id] = at + APART * work.tenant_rate[0].every.total_seconds()
    await asyncio.sleep(at - work.seconds())


async def _doubt(work: Work, row: Reminder, why: str) -> str:
    at = work.later(max(SETTLE_SECONDS, _wait(row, work.jitter)))
    return await _settle(work, row, State.UNCERTAIN, outbox_ends.uncertain, why, at)


async def _settle(
    work: Work,
    row: Reminder,
    state: State,
    settle: Callable[Concatenate[Session, Reminder, P], bool],
    *args: P.args,
    **kwargs: P.kwargs,
) -> str:
    if not await work.db.change(settle, row, *args, **kwargs):
        return _lost(row)
    log.info("reminder_settled", reminder=row.id, kind=row.kind, state=state)
    return state


def _lost(row: Reminder) -> str:
    log.warning("reminder_claim_lost", reminder=row.id, kind=row.kind)
    return LOST


def _wait(row: Reminder, jitter: random.Random) -> float:
    """Return seconds until the next try: full jitter, so that many rows do not come back at once."""
    return jitter.uniform(0.0, min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2**row.attempts))
