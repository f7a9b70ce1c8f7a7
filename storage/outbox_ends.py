"""How a claimed reminder goes on: sending is committed before the POST, and each end carries the claim's fence.

pending → claimed → sending → sent, or back to pending, uncertain, blocked, or ended: dead, expired, empty
"""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, or_, update
from sqlalchemy.orm import Session

from storage import conversations, prepared
from storage.outbox import Reminder, State
from storage.outbox_claims import LEASE
from storage.prepared import Prepared
from storage.types import columns, table

_R = columns(Reminder)


def mark_sending(
    session: Session,
    row: Reminder,
    now: datetime,
    *,
    possible_repeat: bool,
    said: dict[str, list[int]] | None = None,
    shown: str | None = None,
) -> bool:
    """Commit to sending, before the POST; False when the claim was lost meanwhile and nothing may be sent.

    `said` and `shown` are what the message mentions and a digest of its card, for one that is drawn again later.
    """
    sending = {"state": State.SENDING, "lease_until": now + LEASE, "possible_repeat": possible_repeat}
    return _write(session, row, (State.CLAIMED,), **sending, said=said, shown=shown)


def sent(session: Session, row: Reminder, activity_id: str, now: datetime) -> bool:
    """Note that Teams took it. Like every settling: False when the row is no longer this worker's."""
    return _settle(session, row, State.SENT, None, activity_id=activity_id, sent_at=now)


def found(session: Session, row: Reminder, activity_id: str, now: datetime) -> bool:
    """Note that it is in its channel after all."""
    # Tried a third time, it may have been sent again before: then two may be there, and the ledger says so.
    repeated = row.attempts > 2
    return _settle(session, row, State.SENT, None, activity_id=activity_id, sent_at=now, possible_repeat=repeated)


def held(session: Session, row: Reminder, why: str) -> bool:
    """Leave it to a person: nobody knows whether it arrived, and the group wants it so."""
    return _settle(session, row, State.HELD, why)


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
    to = {f"to_{name}": value for name, value in values.items()}
    changed = _update(states, tuple(values)).rows(session, to | {"of_id": row.id, "of_fence": row.fence})
    return len(changed) == 1


@cache
def _update(states: tuple[State, ...], names: tuple[str, ...]) -> Prepared:
    """Return the statement that sets these columns of a row its claim still holds, in one of these states."""
    mine = and_(
        _R.id == bindparam("of_id"), _R.fence == bindparam("of_fence"), or_(*(_R.state == each for each in states))
    )
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
    return prepared.always(update(table(Reminder)).where(mine).values(values).returning(_R.id))
