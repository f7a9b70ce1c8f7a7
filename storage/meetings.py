"""Meetings, their series, agenda and attendance. Start times are local: 14:00 stays 14:00 across clock changes."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.prepared import Rows
from storage.types import columns, json, utc


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class MeetingSeries(SQLModel, table=True):
    """A recurring meeting: its rule in words a person can read."""

    __tablename__ = "meeting_series"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    name: str
    nth: int  # 1–4, or -1 for the last
    weekday: int  # 0 is Monday
    skip_months: list[int] = json(list)
    starts: str  # local wall time, "14:00"
    minutes: int = 120
    place: str = ""
    link: str = ""


class Meeting(SQLModel, table=True):
    """One meeting on one local day."""

    __tablename__ = "meetings"
    __table_args__ = (
        Index("meetings_by_day", "group_id", "held_on"),
        UniqueConstraint("series_id", "held_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    series_id: int | None = Field(default=None, foreign_key="meeting_series.id")
    title: str
    held_on: date
    starts: str  # local wall time, "14:00"
    minutes: int = 120
    place: str = ""
    link: str = ""
    state: str = MeetingState.PLANNED
    revision: int = 0  # raised by each move, so that its reminders are new ones
    voided_at: datetime | None = utc(nullable=True)


class AgendaItem(SQLModel, table=True):
    """Something put forward for a meeting."""

    __tablename__ = "agenda_items"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    meeting_id: int = Field(foreign_key="meetings.id", index=True)
    position: int
    title: str
    by_name: str
    covered: bool = False
    carried: int = 0  # how often it was moved to the next meeting
    voided_at: datetime | None = utc(nullable=True)


class Attendance(SQLModel, table=True):
    """A member's answer to one meeting."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("meeting_id", "member_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    meeting_id: int = Field(foreign_key="meetings.id")
    member_id: int = Field(foreign_key="members.id")
    answer: str  # attending, apologies, deputy
    deputy_id: int | None = Field(default=None, foreign_key="members.id")
    answered_at: datetime = utc()


_M = columns(Meeting)
_BY_ID = Rows(Meeting, _M.group_id == bindparam("of_group"), _M.id == bindparam("row_id"))


def next_meeting(session: Session, group_id: int, today: date) -> Meeting | None:
    """Return the first planned meeting on or after a day."""
    found = select(Meeting).where(
        _M.group_id == group_id, _M.held_on >= today, _M.state == MeetingState.PLANNED, _M.voided_at.is_(None)
    )
    return session.scalar(found.order_by(_M.held_on, _M.starts).limit(1))


def last_meeting(session: Session, group_id: int, today: date) -> Meeting | None:
    """Return the last meeting before a day that was not cancelled."""
    found = select(Meeting).where(
        _M.group_id == group_id,
        _M.held_on < today,
        _M.state != MeetingState.CANCELLED,
        _M.voided_at.is_(None),
    )
    return session.scalar(found.order_by(_M.held_on.desc(), _M.starts.desc()).limit(1))


def on_day(session: Session, group_id: int, day: date) -> list[Meeting]:
    """Return the meetings of a day, cancelled ones too."""
    found = select(Meeting).where(_M.group_id == group_id, _M.held_on == day, _M.voided_at.is_(None))
    return list(session.scalars(found.order_by(_M.starts)))


def between(session: Session, group_id: int, first: date, last: date) -> list[Meeting]:
    """Return the planned meetings from `first` to `last`, both included."""
    found = select(Meeting).where(
        _M.group_id == group_id,
        _M.held_on >= first,
        _M.held_on <= last,
        _M.state == MeetingState.PLANNED,
        _M.voided_at.is_(None),
    )
    return list(session.scalars(found.order_by(_M.held_on, _M.starts)))


def of_group(session: Session, group_id: int) -> list[Meeting]:
    """Return all meetings of the group, oldest first."""
    found = select(Meeting).where(_M.group_id == group_id, _M.voided_at.is_(None))
    return list(session.scalars(found.order_by(_M.held_on, _M.starts)))


def get(session: Session, group_id: int, meeting_id: int) -> Meeting | None:
    """Return a meeting of the group by its id."""
    return session.scalar(select(Meeting).where(_M.group_id == group_id, _M.id == meeting_id))


def look_at(session: Session, group_id: int, meeting_id: int) -> Meeting | None:
    """Return what `get` does for whoever changes nothing of it."""
    return _BY_ID.first(session, of_group=group_id, row_id=meeting_id)


def add(session: Session, change: audit.Change, meeting: Meeting) -> Meeting:
    """Put a meeting in the calendar."""
    return audit.add(session, change, meeting)


def agenda(session: Session, group_id: int, meeting_id: int) -> list[AgendaItem]:
    """Return a meeting's agenda in the chair's order."""
    a = columns(AgendaItem)
    found = select(AgendaItem).where(a.group_id == group_id, a.meeting_id == meeting_id, a.voided_at.is_(None))
    return list(session.scalars(found.order_by(a.position)))
