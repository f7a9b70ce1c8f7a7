"""What the group decided, when, and when it wants to look at it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Index, bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit, prepared
from storage.types import columns, utc


class DecisionNotFound(LookupError):
    """There is no decision of that number."""


class Decision(SQLModel, table=True):
    """One decision of one meeting."""

    __tablename__ = "decisions"
    __table_args__ = (Index("decisions_by_day", "group_id", "made_on"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    meeting_id: int | None = Field(default=None, foreign_key="meetings.id")
    made_on: date
    text: str
    review_on: date | None = None
    voided_at: datetime | None = utc(nullable=True)


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as it is told; `meeting_id` is None where it was not taken at a meeting.

    Decisions are numbered in the order they were logged. One that was taken back keeps its number.
    """

    number: int
    meeting_id: int | None
    made_on: date
    text: str
    review_on: date | None


_D = columns(Decision)
_TOLD = [_D[name] for name in ("id", "meeting_id", "made_on", "text", "review_on")]
_WORDED = prepared.always(
    select(_D.id, _D.text)
    .where(_D.group_id == bindparam("of_group"), _D.voided_at.is_(None))
    .order_by(_D.made_on.desc(), _D.id.desc())
)


def add(session: Session, change: audit.Change, decision: Decision) -> Decision:
    """Record a decision."""
    return audit.add(session, change, decision)


def of_group(session: Session, group_id: int) -> list[Decision]:
    """Return the group's decisions, oldest first."""
    found = select(Decision).where(_D.group_id == group_id, _D.voided_at.is_(None))
    return list(session.scalars(found.order_by(_D.made_on, _D.id)))


def of_number(session: Session, group_id: int, number: int) -> Decision:
    """Return the decision of a number; raise DecisionNotFound, also for one that was taken back."""
    logged = sorted(session.connection().scalars(select(_D.id).where(_D.group_id == group_id)))
    found = session.get_one(Decision, logged[number - 1]) if 0 < number <= len(logged) else None
    if found is None or found.voided_at is not None:
        raise DecisionNotFound(number)
    return found


def worded(session: Session, group_id: int) -> list[tuple[int, str]]:
    """Return id and text of the group's decisions, the latest first."""
    return _WORDED.rows(session, {"of_group": group_id})


def made_between(session: Session, group_id: int, first: date, last: date) -> list[int]:
    """Return the ids of the decisions of some days, the first and the last included, the latest first."""
    those = select(_D.id).where(
        _D.group_id == group_id, _D.voided_at.is_(None), _D.made_on >= first, _D.made_on <= last
    )
    return list(session.connection().scalars(those.order_by(_D.made_on.desc(), _D.id.desc())))


def of_meeting(session: Session, group_id: int, meeting_id: int, day: date | None) -> list[int]:
    """Return the ids of a meeting's decisions in the order they were logged; with `day` its that are of no meeting."""
    own = _D.meeting_id == meeting_id
    those = own if day is None else own | (_D.meeting_id.is_(None) & (_D.made_on == day))
    found = select(_D.id).where(_D.group_id == group_id, _D.voided_at.is_(None), those)
    return list(session.connection().scalars(found.order_by(_D.id)))


def to_review(session: Session, group_id: int, last: date) -> dict[int, date]:
    """Return the decisions whose review is due by a day: id and day, the earliest first."""
    due = select(_D.id, _D.review_on).where(_D.group_id == group_id, _D.voided_at.is_(None), _D.review_on <= last)
    rows = session.connection().execute(due.order_by(_D.review_on, _D.id))
    return {row.id: row.review_on for row in rows}


def made(session: Session, group_id: int, decision_ids: Sequence[int]) -> list[Made]:
    """Return decisions as they are told, in the order of their ids as given."""
    if not decision_ids:
        return []
    before = [func.count().filter(_D.id <= one) for one in decision_ids]
    numbers = session.connection().execute(select(*before).where(_D.group_id == group_id)).one()
    rows = session.connection().execute(select(*_TOLD).where(_D.group_id == group_id, _D.id.in_(decision_ids)))
    told = {row[0]: row[1:] for row in rows}
    return [Made(number, *told[one]) for one, number in zip(decision_ids, numbers, strict=True) if one in told]
