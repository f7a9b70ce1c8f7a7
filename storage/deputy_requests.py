"""Somebody who is no deputy of a member's was named in their place at a meeting: asked for, and approved.

An approval is for that one answer. It makes nobody a member and opens nothing to them.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import audit
from storage.attendance import Answer, Attendance
from storage.meetings import Meeting, MeetingState
from storage.types import columns

_A = columns(Attendance)
_M = columns(Meeting)


def awaiting(session: Session, group_id: int, today: date) -> list[Attendance]:
    """Return the answers that await an approval, to meetings planned for today or later, the nearest first."""
    found = (
        select(Attendance)
        .join(Meeting, _A.meeting_id == _M.id)
        .where(
            _A.group_id == group_id,
            _A.answer == Answer.DEPUTY,
            _A.deputy_id.is_(None),
            _A.voided_at.is_(None),
            _M.held_on >= today,
            _M.state == MeetingState.PLANNED,
            _M.voided_at.is_(None),
        )
    )
    return list(session.scalars(found.order_by(_M.held_on, _M.starts, _A.id)))


def approve(session: Session, change: audit.Change, asked: Attendance, deputy_id: int, name: str) -> None:
    """Let a member of the group stand in at that meeting; `name` is what they are called."""
    audit.amend(session, change, asked, deputy_id=deputy_id, deputy_name=name)
