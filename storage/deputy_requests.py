"""Somebody who is no deputy of a member's was named in their place at a meeting: asked for, approved or declined.

An approval is for that one answer. It makes nobody a member and opens nothing to them.
"""

from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage import attendance, audit, meetings
from storage.attendance import Answer, Attendance
from storage.meetings import Meeting, MeetingState
from storage.prepared import Rows
from storage.types import columns

_A = columns(Attendance)
_M = columns(Meeting)
# Every digest of chair and coordinator looks for them.
_AWAITING = Rows(
    Attendance,
    _A.group_id == bindparam("of_group"),
    _A.answer == Answer.DEPUTY,
    _A.deputy_id.is_(None),
    _A.voided_at.is_(None),
    select(_M.id)
    .where(
        _M.id == _A.meeting_id,
        _M.held_on >= bindparam("today"),
        _M.state == MeetingState.PLANNED,
        _M.voided_at.is_(None),
    )
    .exists(),
    order_by=select(_M.held_on).where(_M.id == _A.meeting_id).scalar_subquery(),
)


def awaiting(session: Session, group_id: int, today: date) -> list[Attendance]:
    """Return the answers that await an approval, to meetings planned for today or later, the nearest first."""
    rows = _AWAITING.all(session, of_group=group_id, today=today)
    return [row for row in rows if _is_of(row, meetings.look_at(session, group_id, row.meeting_id))]


def approve(session: Session, change: audit.Change, asked: Attendance, deputy_id: int, name: str) -> None:
    """Let a member of the group stand in at that meeting; `name` is what they are called."""
    audit.amend(session, change, asked, deputy_id=deputy_id, deputy_name=name, settled_at=change.at)


def decline(session: Session, change: audit.Change, asked: Attendance) -> None:
    """Leave it at apologies; the name of who does not come stays with the answer."""
    audit.amend(session, change, asked, answer=Answer.APOLOGIES, deputy_id=None, settled_at=change.at)


def stand_down(session: Session, change: audit.Change, meeting_id: int, deputy_id: int) -> None:
    """Leave it at apologies wherever somebody who cannot come to a meeting was to come in a member's place."""
    for row in attendance.of_meeting(session, change.group_id, meeting_id):
        if row.answer == Answer.DEPUTY and row.deputy_id == deputy_id:
            decline(session, change, row)


def lost(session: Session, change: audit.Change, deputy_id: int, today: date) -> None:
    """Leave it at apologies wherever somebody who has left was to come in a member's place."""
    for meeting in meetings.between(session, change.group_id, today, date.max):
        stand_down(session, change, meeting.id or 0, deputy_id)


def _is_of(row: Attendance, meeting: Meeting | None) -> bool:
    return meeting is not None and attendance.still_given(row, meeting)
