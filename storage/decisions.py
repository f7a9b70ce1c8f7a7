"""What the group decided, when, and when it wants to look at it again."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.types import columns, utc


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
    """A decision as it is told; `meeting_id` is None where it was not taken at a meeting."""

    meeting_id: int | None
    made_on: date
    text: str
    review_on: date | None


_D = columns(Decision)
_MADE = [_D[name] for name in Made.__dataclass_fields__]


def add(session: Session, change: audit.Change, decision: Decision) -> Decision:
    """Record a decision."""
    return audit.add(session, change, decision)


def of_group(session: Session, group_id: int) -> list[Decision]:
    """Return the group's decisions, oldest first."""
    found = select(Decision).where(_D.group_id == group_id, _D.voided_at.is_(None))
    return list(session.scalars(found.order_by(_D.made_on, _D.id)))


def made(session: Session, group_id: int) -> list[Made]:
    """Return the group's decisions as they are told, the latest first."""
    found = select(*_MADE).where(_D.group_id == group_id, _D.voided_at.is_(None))
    found = found.order_by(_D.made_on.desc(), _D.id.desc())
    return [Made(*row) for row in session.connection().execute(found)]
