"""What the group measures itself against, and the figures partners give, each with its as-of date."""

from datetime import date, datetime

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.types import columns, utc


class Target(SQLModel, table=True):
    """A measure, the level agreed, and who gives the figure."""

    __tablename__ = "targets"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    measure: str
    agency: str | None = None
    level: float
    unit: str = "%"
    due_on: date | None = None
    source: str = ""
    asked_of_id: int | None = Field(default=None, foreign_key="members.id")  # who gives the figure, each month
    voided_at: datetime | None = utc(nullable=True)


class TargetValue(SQLModel, table=True):
    """One figure, as of one day."""

    __tablename__ = "target_values"
    __table_args__ = (Index("target_values_by_day", "target_id", "as_of_on"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    target_id: int = Field(foreign_key="targets.id")
    value: float
    as_of_on: date
    workforce: int | None = None  # of how many people a percentage is
    note: str | None = None
    by_name: str
    voided_at: datetime | None = utc(nullable=True)


def add(session: Session, change: audit.Change, target: Target) -> Target:
    """Agree a target."""
    return audit.add(session, change, target)


def record(session: Session, change: audit.Change, value: TargetValue) -> TargetValue:
    """Record a figure."""
    return audit.add(session, change, value)


def of_group(session: Session, group_id: int) -> list[Target]:
    """Return the group's targets."""
    t = columns(Target)
    return list(session.scalars(select(Target).where(t.group_id == group_id, t.voided_at.is_(None)).order_by(t.id)))


def values_of(session: Session, group_id: int, target_id: int) -> list[TargetValue]:
    """Return a target's figures, oldest first."""
    v = columns(TargetValue)
    found = select(TargetValue).where(v.group_id == group_id, v.target_id == target_id, v.voided_at.is_(None))
    return list(session.scalars(found.order_by(v.as_of_on, v.id)))
