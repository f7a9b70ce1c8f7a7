"""Which meetings are the whole group's: those of its first series, and extraordinary ones; a subgroup's are not.

A group that has no series meets whenever a meeting is in its calendar.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage.meeting_series import MeetingSeries
from storage.meetings import Meeting, MeetingKind, MeetingState
from storage.prepared import Rows
from storage.types import columns

_M = columns(Meeting)
_S = columns(MeetingSeries)


def _planned(group_id: int | ColumnElement[int]) -> list[ColumnElement[bool]]:
    return [*_own(group_id), _M.state == MeetingState.PLANNED]


def _own(group_id: int | ColumnElement[int]) -> list[ColumnElement[bool]]:
    first: Any = select(func.min(_S.id)).where(_S.group_id == group_id, _S.voided_at.is_(None)).scalar_subquery()
    own = or_(first.is_(None), _M.series_id == first, _M.kind == MeetingKind.EXTRAORDINARY)
    return [_M.group_id == group_id, _M.voided_at.is_(None), own]


# Every digest looks at the meetings ahead.
_BETWEEN = Rows(
    Meeting,
    *_planned(bindparam("of_group")),
    _M.held_on >= bindparam("first"),
    _M.held_on <= bindparam("last"),
    order_by=_M.held_on,
)


def next_own(session: Session, group_id: int, day: date) -> Meeting | None:
    """Return the group's first planned meeting on or after a day."""
    found = select(Meeting).where(*_planned(group_id), _M.held_on >= day)
    return session.scalar(found.order_by(_M.held_on, _M.starts).limit(1))


def own_between(session: Session, group_id: int, first: date, last: date) -> list[Meeting]:
    """Return the group's planned meetings from `first` to `last`, both included, to be looked at only."""
    return _BETWEEN.all(session, of_group=group_id, first=first, last=last)


def last_own(session: Session, group_id: int, day: date) -> Meeting | None:
    """Return the group's last meeting before a day that was not cancelled."""
    found = select(Meeting).where(*_own(group_id), _M.held_on < day, _M.state != MeetingState.CANCELLED)
    return session.scalar(found.order_by(_M.held_on.desc(), _M.starts.desc()).limit(1))
