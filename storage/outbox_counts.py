"""How the outbox of all groups stands, as numbers only: for whoever watches the service.

Rows of the outbox are kept and an ended one stays as it ended, so these numbers outlive a restart, and every replica
reads the same ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from storage.outbox import UNSETTLED, Reminder, State
from storage.outbox_claims import FOLDED
from storage.types import columns

LATENESS_OF = timedelta(days=1)
# No kind is worth sending this long after it was due; without a bound the whole history would be read each time.
LONGEST_LATE = timedelta(days=35)

_R = columns(Reminder)


@dataclass(frozen=True, slots=True)
class Standing:
    """The outbox at one moment."""

    by_state: Mapping[str, int]  # FOLDED is a state of its own: a newer reminder spoke for the row
    oldest_due_at: datetime | None  # of those that are due and could still be sent
    lateness: list[float]  # seconds from due to sent, of each sent in the last day


def standing(session: Session, now: datetime) -> Standing:
    """Return how the outbox stands."""
    return Standing(_by_state(session), _oldest_due_at(session, now), _lateness(session, now - LATENESS_OF))


def _by_state(session: Session) -> dict[str, int]:
    # One statement, so that both halves see the same rows: the difference of the two must never go down.
    found = union_all(
        select(_R.state, func.count()).group_by(_R.state),
        select(literal(FOLDED), func.count()).where(_R.state == State.EXPIRED, _R.why == FOLDED),
    )
    counted: dict[str, int] = dict(session.execute(found).all())
    whole = {state.value: counted.get(state, 0) for state in State} | {FOLDED: counted[FOLDED]}
    return whole | {State.EXPIRED.value: whole[State.EXPIRED] - whole[FOLDED]}


def _oldest_due_at(session: Session, now: datetime) -> datetime | None:
    oldest: datetime | None = session.scalar(
        select(func.min(_R.due_at)).where(_R.state.in_(UNSETTLED), _R.due_at <= now)
    )
    return oldest


def _lateness(session: Session, since: datetime) -> list[float]:
    sent = select(_R.due_at, _R.sent_at).where(
        _R.state == State.SENT, _R.due_at >= since - LONGEST_LATE, _R.sent_at >= since
    )
    return [(sent_at - due_at).total_seconds() for due_at, sent_at in session.execute(sent)]
