"""What happened to an action: the deadlines it had before, and what was reported about it."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.types import columns, utc


class EarlierDeadline(SQLModel, table=True):
    """A deadline that was revised: kept with the reason."""

    __tablename__ = "action_earlier_deadlines"
    __table_args__ = (Index("earlier_deadlines_by_action", "group_id", "action_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    action_id: int = Field(foreign_key="actions.id")
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


def days_before(
    session: Session, group_id: int, action_ids: Collection[int]
) -> dict[int, list[tuple[date | None, str]]]:
    """Return the deadlines some actions had before, oldest first, each as its date and its words, by action."""
    found = select(_E.action_id, _E.due_on, _E.text).where(
        _E.group_id == group_id, _E.action_id.in_(action_ids), _E.voided_at.is_(None)
    )
    before: dict[int, list[tuple[date | None, str]]] = {}
    for action_id, due_on, words in session.connection().execute(found.order_by(_E.id)):
        before.setdefault(action_id, []).append((due_on, words))
    return before
