"""Which meeting follows another: of its own series, of its own subgroup, or of the whole group."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from storage.meetings import Meeting, MeetingKind, MeetingState
from storage.types import columns

_M = columns(Meeting)


def after(session: Session, group_id: int, meeting: Meeting) -> Meeting | None:
    """Return the planned meeting that follows one, of the same kind (`following`)."""
    return _following(session, group_id, meeting, _M.state == MeetingState.PLANNED)


def following(session: Session, group_id: int, meeting: Meeting) -> Meeting | None:
    """Return the meeting that follows one, held by now or not: of its own series, or of the whole group.

    A subgroup's that was booked by itself is followed by one of the same name: its business is not the whole group's.
    """
    return _following(session, group_id, meeting, _M.state != MeetingState.CANCELLED)


def _following(session: Session, group_id: int, meeting: Meeting, stands: ColumnElement[bool]) -> Meeting | None:
    if meeting.series_id:
        alike = _M.series_id == meeting.series_id
    elif meeting.kind == MeetingKind.SUBGROUP:
        alike = and_(_M.kind == MeetingKind.SUBGROUP, _M.title == meeting.title)
    else:
        alike = _M.kind != MeetingKind.SUBGROUP
    found = select(Meeting).where(
        _M.group_id == group_id,
        or_(_M.held_on > meeting.held_on, and_(_M.held_on == meeting.held_on, _M.starts > meeting.starts)),
        stands,
        _M.voided_at.is_(None),
        alike,
    )
    return session.scalar(found.order_by(_M.held_on, _M.starts).limit(1))
