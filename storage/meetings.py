"""Meetings. Start times are local: 14:00 stays 14:00 across clock changes."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    JSON,
    Boolean,
    Index,
    UniqueConstraint,
    bindparam,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from rules.calendar import at_local
from storage import audit
from storage.prepared import Rows
from storage.types import columns, json, utc


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class MeetingKind(StrEnum):
    """How a meeting came to be."""

    ORDINARY = "ordinary"
    EXTRA = "extra"
    EXTRAORDINARY = "extraordinary"  # called at short notice
    SUBGROUP = "subgroup"  # of some of the group: nobody means it by "the next meeting"


# Literal: the partial index needs it so.
PLANNED = "state = 'planned' AND voided_at IS NULL"


class Meeting(SQLModel, table=True):
    """One meeting on one local day."""

    __tablename__ = "meetings"
    __table_args__ = (
        Index("meetings_by_day", "group_id", "held_on"),
        Index("planned_meetings", "held_on", sqlite_where=text(PLANNED), postgresql_where=text(PLANNED)),
        UniqueConstraint("series_id", "period"),
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    series_id: int | None = Field(default=None, foreign_key="meeting_series.id")
    period: str | None = None  # which of the series' meetings it is (rules/recurrence.py), whatever day it is held on
    kind: str = MeetingKind.ORDINARY
    title: str
    held_on: date
    starts: str  # local wall time, "14:00"
    minutes: int = 120
    place: str = ""
    link: str = ""
    state: str = MeetingState.PLANNED
    revision: int = 0  # raised by each move, so that its reminders are new ones
    changed_at: datetime | None = utc(nullable=True)  # when a person last booked, moved or cancelled it
    moved_from: date | None = None  # the day it was first planned for, once a person has moved it
    reason: str = ""  # why it was moved or cancelled, as somebody gave it
    papers: list[dict[str, str]] = json(list)  # [{"title", "link"}]
    minutes_link: str = ""  # where the council keeps the minutes
    minutes_approved_at: datetime | None = utc(nullable=True)
    minutes_approved_by: str = ""
    minutes_kept: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))  # as approved
    voided_at: datetime | None = utc(nullable=True)

    def starts_at(self, zone: ZoneInfo) -> datetime:
        """Return the instant it starts in its group's time zone."""
        return at_local(self.held_on, time.fromisoformat(self.starts), zone)

    def ends_at(self, zone: ZoneInfo) -> datetime:
        """Return the instant it ends."""
        return self.starts_at(zone) + timedelta(minutes=self.minutes)


_M = columns(Meeting)
# Every digest looks at the meetings ahead.
_OF_ALL = Rows(
    Meeting,
    _M.group_id == bindparam("of_group"),
    _M.held_on >= bindparam("first"),
    _M.held_on <= bindparam("last"),
    _M.state == MeetingState.PLANNED,
    _M.kind != MeetingKind.SUBGROUP,
    _M.voided_at.is_(None),
    order_by=_M.held_on,
)
# Every tick looks for those that have ended, in all groups.
_BEGUN = Rows(Meeting, _M.held_on <= bindparam("day"), literal_column(PLANNED, Boolean()), order_by=_M.held_on)
# Every turn asks what has begun today, and what is still to come.
_OF_DAY = Rows(
    Meeting,
    _M.group_id == bindparam("of_group"),
    _M.held_on == bindparam("day"),
    _M.state != MeetingState.CANCELLED,
    _M.voided_at.is_(None),
    order_by=_M.starts,
)
_BY_ID = Rows(Meeting, _M.group_id == bindparam("of_group"), _M.id == bindparam("row_id"))


def next_meeting(session: Session, group_id: int, today: date) -> Meeting | None:
    """Return the first planned meeting of the whole group on or after a day."""
    found = select(Meeting).where(
        _M.group_id == group_id,
        _M.held_on >= today,
        _M.state == MeetingState.PLANNED,
        _M.kind != MeetingKind.SUBGROUP,
        _M.voided_at.is_(None),
    )
    return session.scalar(found.order_by(_M.held_on, _M.starts).limit(1))


def last_meeting(session: Session, group_id: int, today: date) -> Meeting | None:
    """Return the last meeting of the whole group before a day that was not cancelled."""
    found = select(Meeting).where(
        _M.group_id == group_id,
        _M.held_on < today,
        _M.state != MeetingState.CANCELLED,
        _M.kind != MeetingKind.SUBGROUP,
        _M.voided_at.is_(None),
    )
    return session.scalar(found.order_by(_M.held_on.desc(), _M.starts.desc()).limit(1))


def on_day(session: Session, group_id: int, day: date) -> list[Meeting]:
    """Return the meetings of a day, cancelled ones too."""
    found = select(Meeting).where(_M.group_id == group_id, _M.held_on == day, _M.voided_at.is_(None))
    return list(session.scalars(found.order_by(_M.starts)))


def standing_on(session: Session, group_id: int, day: date) -> list[Meeting]:
    """Return the meetings of a day that were not called off, by their start, to be looked at only."""
    return _OF_DAY.all(session, of_group=group_id, day=day)


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


def of_all_between(session: Session, group_id: int, first: date, last: date) -> list[Meeting]:
    """Return the whole group's planned meetings from `first` to `last`, both included, to be looked at only."""
    return _OF_ALL.all(session, of_group=group_id, first=first, last=last)


def planned_until(session: Session, day: date) -> list[Meeting]:
    """Return the planned meetings of all groups up to a day, to be looked at only: those not closed yet."""
    return _BEGUN.all(session, day=day)


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


def book(session: Session, change: audit.Change, meeting: Meeting) -> Meeting:
    """Put a meeting outside any series in the calendar, as a person asked for it."""
    meeting.changed_at = change.at
    return add(session, change, meeting)


def changed_between(session: Session, group_id: int, first: datetime, last: datetime) -> list[Meeting]:
    """Return the meetings that a person booked, moved or cancelled from `first` to before `last`."""
    found = select(Meeting).where(
        _M.group_id == group_id, _M.changed_at >= first, _M.changed_at < last, _M.voided_at.is_(None)
    )
    return list(session.scalars(found.order_by(_M.changed_at, _M.id)))


def move(session: Session, change: audit.Change, meeting: Meeting, to: date, starts: str, reason: str = "") -> None:
    """Hold a meeting on another day or at another hour; the day it was first planned for is kept."""
    audit.amend(
        session,
        change,
        meeting,
        held_on=to,
        starts=starts,
        moved_from=meeting.moved_from or meeting.held_on,
        reason=reason,
        changed_at=change.at,
        revision=meeting.revision + 1,
    )


def cancel(session: Session, change: audit.Change, meeting: Meeting, reason: str = "") -> None:
    """Call a meeting off; it stays in the record."""
    audit.amend(
        session,
        change,
        meeting,
        state=MeetingState.CANCELLED,
        reason=reason,
        changed_at=change.at,
        revision=meeting.revision + 1,
    )


def close(session: Session, change: audit.Change, meeting: Meeting) -> None:
    """Note that a meeting has been held."""
    audit.amend(session, change, meeting, state=MeetingState.HELD)
