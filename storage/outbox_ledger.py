"""The ledger of deliveries: what became of a group's reminders, and what a person decides about those that failed.

A message that was sent cannot be taken back, so nothing here can be undone: the audit trail notes who decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from storage import audit, outbox
from storage.conversations import Conversation
from storage.members import Member
from storage.outbox import WAITING, Reminder, State
from storage.outbox_claims import FOLDED
from storage.types import columns

# What somebody should look at. Of the expired ones only the late: for a folded one a newer message spoke.
NEEDS_A_LOOK = (State.HELD, State.UNCERTAIN, State.DEAD, State.BLOCKED, State.EXPIRED)
SENDABLE = (State.HELD, State.UNCERTAIN, State.DEAD, State.EXPIRED)  # a blocked place has to be heard from first
MAY_HAVE_ARRIVED = (State.HELD, State.UNCERTAIN)
REPEATED = "repeated"  # sent as a possible repeat
WORTH_SENDING_FOR = timedelta(days=1)  # at the least, from the moment somebody sends it again

_R = columns(Reminder)
_C = columns(Conversation)
_M = columns(Member)
_LEDGER = (
    select(
        _R.id,
        _R.kind,
        _R.subject,
        _R.local_date,
        _C.scope,
        _R.state,
        _R.why,
        _R.possible_repeat,
        _R.attempts,
        _R.due_at,
        _R.expires_at,
        _R.sent_at,
        _C.blocked_why,
        _M.name.label("person"),
    )
    .join(Conversation, _C.id == _R.conversation_row_id)
    .outerjoin(
        Member,
        and_(_M.group_id == _R.group_id, _M.tenant_id == _C.tenant_id, _M.entra_id == _C.person_id),
    )
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One reminder as the ledger shows it; the moments are in UTC, `local_date` is the day it is about."""

    id: int
    kind: str
    subject: str
    local_date: date
    scope: str  # of its conversation: personal, groupChat, channel
    state: str
    why: str | None
    possible_repeat: bool
    attempts: int
    due_at: datetime
    expires_at: datetime
    sent_at: datetime | None
    blocked_why: str | None  # of its conversation, as it is now
    person: str | None  # whose personal chat it goes to


def latest(
    session: Session, group_id: int, since: datetime, states: Sequence[State], limit: int, offset: int = 0
) -> list[Delivery]:
    """Return a page of a group's reminders in these states that were due from a moment on, the latest due first."""
    wanted = _LEDGER.where(_R.group_id == group_id, _R.due_at >= since, _R.state.in_(states), _not_folded())
    page = wanted.order_by(_R.due_at.desc(), _R.id.desc()).limit(limit).offset(offset)
    return [Delivery(**row) for row in session.execute(page).mappings()]


def get(session: Session, group_id: int, row_id: int) -> Delivery | None:
    """Return one reminder of a group, None for none and for another group's."""
    found = session.execute(_LEDGER.where(_R.group_id == group_id, _R.id == row_id)).mappings().first()
    return Delivery(**found) if found else None


def counts(session: Session, group_id: int, since: datetime, now: datetime) -> Mapping[str, int]:
    """Return how many reminders that fell due between two moments are in each state.

    FOLDED and REPEATED (sent, perhaps a second time) are states of their own here; a state with none is left out.
    """
    shown = case(
        (and_(_R.state == State.EXPIRED, _R.why == FOLDED), FOLDED),
        (and_(_R.state == State.SENT, _R.possible_repeat), REPEATED),
        else_=_R.state,
    ).label("shown")
    due = select(shown, func.count()).where(_R.group_id == group_id, _R.due_at >= since, _R.due_at <= now)
    return {str(state): int(number) for state, number in session.execute(due.group_by(shown))}


def next_due(session: Session, group_id: int, now: datetime) -> Delivery | None:
    """Return the next reminder that is still to come."""
    # Named by its conversations too, so that no database walks what lies ahead in all groups by the time it is due.
    own = select(_C.id).where(_C.group_id == group_id)
    ahead = _LEDGER.where(
        _R.group_id == group_id, _R.conversation_row_id.in_(own), _R.state.in_(WAITING), _R.due_at > now
    )
    found = session.execute(ahead.order_by(_R.due_at, _R.id).limit(1)).mappings().first()
    return Delivery(**found) if found else None


def send_again(session: Session, change: audit.Change, row_id: int, now: datetime) -> bool:
    """Let a reminder that failed go out at once, as a possible repeat where it may have arrived.

    False when there is no such row of the group, or when it is in another state by now: then nothing is changed.
    """
    longer = now + WORTH_SENDING_FOR
    again = {
        "state": State.PENDING,
        "why": None,
        "attempts": 0,
        "next_try_at": now,
        "lease_until": None,
        "fence": _R.fence + 1,  # a slow worker that still knows how its attempt ended has lost it
        "possible_repeat": or_(_R.possible_repeat, _R.state.in_(MAY_HAVE_ARRIVED)),
        "expires_at": case(
            (_R.expires_at < longer, literal(longer, _R.expires_at.type)),
            else_=_R.expires_at,
        ),
    }
    if not _decide(session, change, row_id, SENDABLE, again):
        return False
    audit.note(session, change, audit.SENT_AGAIN, reminder=row_id)
    return True


def dismiss(session: Session, change: audit.Change, row_id: int, reason: str) -> bool:
    """Give a reminder that failed up for good; the reason stands in the audit trail. False as for `send_again`."""
    ended = {"state": State.DISMISSED, "why": "dismissed", "lease_until": None, "fence": _R.fence + 1}
    if not _decide(session, change, row_id, NEEDS_A_LOOK, ended):
        return False
    audit.note(session, change, audit.DISMISSED, reminder=row_id, reason=reason)
    return True


def _decide(
    session: Session, change: audit.Change, row_id: int, states: Sequence[State], values: Mapping[str, Any]
) -> bool:
    """Change a row that is still in one of these states: between the look and the word it may have gone on."""
    still = and_(_R.id == row_id, _R.group_id == change.group_id, _R.state.in_(states), _not_folded())
    return outbox.change(session, still, **values) == 1


def _not_folded() -> ColumnElement[bool]:
    return or_(_R.why.is_(None), _R.why != FOLDED)
