"""How a claimed reminder goes on: sending is committed before the POST, and each end carries the claim's fence.

pending → claimed → sending → sent, or back to pending, uncertain, blocked, or ended: dead, expired, empty
"""

from datetime import datetime
from typing import Any

from sqlalchemy import and_
from sqlalchemy.orm import Session

from storage import conversations, outbox
from storage.outbox import Reminder, State
from storage.outbox_claims import LEASE
from storage.types import columns

_R = columns(Reminder)


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
    return outbox.change(session, mine, **values) == 1
