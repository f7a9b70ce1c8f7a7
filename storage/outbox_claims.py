"""Who holds a reminder, and how it ends. A claim raises the fencing number; every later write must carry it.

pending → claimed → sending (committed before the POST) → sent, or back to pending, uncertain, blocked,
or ended: dead, expired, empty
"""

from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from storage import conversations
from storage.conversations import Conversation
from storage.outbox import WAITING, Reminder, State
from storage.types import columns

LEASE = timedelta(seconds=60)  # longer than a tick claims for, plus one POST (scheduler/tick.py)
MOST_ATTEMPTS = 20
MOST_REPEATS = 8  # once an attempt may have arrived: a channel is not to be filled with "may be a repeat"

FOLDED = "folded"  # why an older late row ended: the newest one says what it would have said

_R = columns(Reminder)
_C = columns(Conversation)
_TABLE = Reminder.__table__  # type: ignore[attr-defined]


def sweep(session: Session, now: datetime) -> dict[str, int]:
    """Bring rows in line before a tick claims: killed workers' rows, blocked conversations, what is too late.

    Return how many ended as expired, blocked and dead.
    """
    lapsed = _R.lease_until <= now
    due = and_(_R.state.in_(WAITING), _R.due_at <= now)
    # What has expired was due before; saying so spares a walk over all the rows that lie ahead.
    late = and_(_R.state.in_((*WAITING, State.BLOCKED)), _R.due_at <= now, _R.expires_at <= now)
    shut = _R.conversation_row_id.in_(select(_C.id).where(_C.blocked_at.is_not(None)))
    spent = or_(_R.attempts >= MOST_ATTEMPTS, and_(_R.possible_repeat, _R.attempts >= MOST_REPEATS))
    unsent = {"state": State.PENDING, "why": "worker lost before sending"}
    _update(session, and_(_R.state == State.CLAIMED, lapsed), **unsent)
    # The message may have arrived, so the next attempt is a possible repeat.
    doubtful = {"state": State.UNCERTAIN, "why": "worker lost while sending", "possible_repeat": True}
    _update(session, and_(_R.state == State.SENDING, lapsed), **doubtful, next_try_at=now)
    _update(session, and_(_R.state == State.BLOCKED, ~shut), state=State.PENDING, next_try_at=now)
    return {
        State.EXPIRED: _update(session, late, state=State.EXPIRED, why="late"),
        State.BLOCKED: _update(session, and_(due, shut), state=State.BLOCKED, why="conversation blocked"),
        State.DEAD: _update(session, and_(due, spent), state=State.DEAD, why="too many attempts"),
    }


def claim(session: Session, now: datetime) -> Reminder | None:
    """Take the next due row for one worker, and fold the older late rows of its subject into it.

    A row waits while a newer one of its subject is due, so that after downtime one message says it all. PostgreSQL
    skips the rows that other replicas hold; SQLite's one writer holds the whole database.
    """
    newer = _TABLE.alias("newer")
    outdone = select(newer.c.id).where(
        _same(newer.c, _R),
        newer.c.due_at > _R.due_at,
        newer.c.due_at <= now,
        newer.c.state.in_((*WAITING, State.CLAIMED, State.SENDING)),
    )
    found = select(Reminder).where(
        _R.state.in_(WAITING),
        _R.due_at <= now,
        _R.next_try_at <= now,
        _R.conversation_row_id.in_(select(_C.id).where(_C.blocked_at.is_(None))),
        ~outdone.exists(),
    )
    row = session.scalar(found.order_by(_R.due_at, _R.id).limit(1).with_for_update(skip_locked=True))
    if row is None:
        return None
    row.state, row.lease_until = State.CLAIMED, now + LEASE
    row.fence += 1
    row.attempts += 1
    session.flush()
    older = and_(_same(_R, row), _R.due_at < row.due_at, _R.state.in_(WAITING))
    _update(session, older, state=State.EXPIRED, why=FOLDED)
    return row


def folded_into(session: Session, row: Reminder) -> list[Reminder]:
    """Return the rows that this one speaks for: those folded since the last one that ended in another way."""
    before = select(Reminder).where(_same(_R, row), _R.due_at < row.due_at).order_by(_R.due_at.desc())
    return list(takewhile(lambda each: each.why == FOLDED, session.scalars(before.limit(100))))


def mark_sending(session: Session, row: Reminder, now: datetime, *, possible_repeat: bool) -> bool:
    """Commit to sending, before the POST; False when the claim was lost meanwhile and nothing may be sent."""
    sending = {"state": State.SENDING, "lease_until": now + LEASE, "possible_repeat": possible_repeat}
    return _write(session, row, (State.CLAIMED,), **sending)


def sent(session: Session, row: Reminder, activity_id: str, now: datetime) -> bool:
    """Note that Teams took it. Like every settling: False when the row is no longer this worker's."""
    return _settle(session, row, State.SENT, None, activity_id=activity_id, sent_at=now)


def retry(session: Session, row: Reminder, why: str, at: datetime) -> bool:
    """Try again at a moment: it certainly did not arrive."""
    return _settle(session, row, State.PENDING, why, next_try_at=at)


def uncertain(session: Session, row: Reminder, why: str, at: datetime) -> bool:
    """Try again at a moment, as a possible repeat: nobody knows whether it arrived."""
    return _settle(session, row, State.UNCERTAIN, why, next_try_at=at, possible_repeat=True)


def blocked(session: Session, row: Reminder, why: str, now: datetime) -> bool:
    """Stop writing to the conversation until it is heard from again (`conversations.remember`)."""
    conversations.block(session, row.conversation_row_id, why, now)
    return _settle(session, row, State.BLOCKED, why)


def dead(session: Session, row: Reminder, why: str) -> bool:
    """Give up: this message will never be taken."""
    return _settle(session, row, State.DEAD, why)


def empty(session: Session, row: Reminder, why: str) -> bool:
    """End it unsent: there is nothing left to say."""
    return _settle(session, row, State.EMPTY, why)


def _settle(session: Session, row: Reminder, state: State, why: str | None, **values: Any) -> bool:
    # A slow worker whose row was swept to uncertain, and that nobody has claimed since, still knows how it ended.
    held = (State.CLAIMED, State.SENDING, State.UNCERTAIN)
    return _write(session, row, held, state=state, why=why, lease_until=None, **values)


def _write(session: Session, row: Reminder, states: tuple[State, ...], **values: Any) -> bool:
    mine = and_(_R.id == row.id, _R.fence == row.fence, _R.state.in_(states))
    return _update(session, mine, **values) == 1


def _update(session: Session, which: ColumnElement[bool], **values: Any) -> int:
    return len(session.execute(update(_TABLE).where(which).values(**values).returning(_R.id)).all())


def _same(left: Any, right: Any) -> ColumnElement[bool]:
    """Match rows that are occurrences of one thing in one conversation; `group_id` is there for its index."""
    names = ("group_id", "conversation_row_id", "kind", "subject", "revision")
    return and_(*(getattr(left, name) == getattr(right, name) for name in names))
