"""What happened to an action: the deadlines it had before, and what was reported about it."""

from datetime import date, datetime

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.types import columns, utc


class EarlierDeadline(SQLModel, table=True):
    """A deadline that was revised: kept with the reason."""

    __tablename__ = "action_earlier_deadlines"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    action_id: int = Field(foreign_key="actions.id", index=True)
    text: str
    deadline_class: str
    due_on: date | None = None
    precision: str | None = None
    moved_at: datetime = utc()
    reason: str | None = None
    voided_at: datetime | None = utc(nullable=True)


class ActionUpdate(SQLModel, table=True):
    """What somebody reported: a note, a status, a new deadline, a link to the evidence."""

    __tablename__ = "action_updates"
    __table_args__ = (Index("action_updates_by_action", "action_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    action_id: int = Field(foreign_key="actions.id")
    at: datetime = utc()
    by_name: str
    note: str | None = None
    status: str | None = None
    deadline: str | None = None  # the new deadline's words
    evidence: str | None = None
    owners: str | None = None  # "Police → Housing", for whoever reads the history
    voided_at: datetime | None = utc(nullable=True)


_E = columns(EarlierDeadline)
_U = columns(ActionUpdate)


def updates(session: Session, group_id: int, action_id: int) -> list[ActionUpdate]:
    """Return what was reported about an action, oldest first."""
    found = select(ActionUpdate).where(_U.group_id == group_id, _U.action_id == action_id, _U.voided_at.is_(None))
    return list(session.scalars(found.order_by(_U.at, _U.id)))


def earlier_deadlines(session: Session, group_id: int, action_id: int) -> list[EarlierDeadline]:
    """Return the deadlines an action had before, oldest first."""
    found = select(EarlierDeadline).where(_E.group_id == group_id, _E.action_id == action_id, _E.voided_at.is_(None))
    return list(session.scalars(found.order_by(_E.id)))
