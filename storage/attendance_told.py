"""What others did with a member's answer to a meeting, and who comes in their place or not: what those are told."""

from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.attendance import Answer, Attendance
from storage.meetings import Meeting, MeetingState
from storage.prepared import Rows
from storage.types import columns

_A = columns(Attendance)
_M = columns(Meeting)
_SETTLED = and_(_A.settled_at >= bindparam("first"), _A.settled_at < bindparam("last"))
_ANSWERED = and_(_A.answered_at >= bindparam("first"), _A.answered_at < bindparam("last"))
_OF_MEMBER = Rows(
    Attendance,
    _A.group_id == bindparam("of_group"),
    or_(*(_A[name] == bindparam("of_member") for name in ("member_id", "deputy_id", "released_id"))),
    or_(_SETTLED, _ANSWERED),
    _A.voided_at.is_(None),
    select(_M.id).where(_M.id == _A.meeting_id, _M.state == MeetingState.PLANNED, _M.voided_at.is_(None)).exists(),
    order_by=_A.id,
)
_BY_ID = Rows(Attendance, _A.group_id == bindparam("of_group"), _A.id == bindparam("row_id"), _A.voided_at.is_(None))


def of_member(session: Session, group_id: int, member_id: int, first: datetime, last: datetime) -> list[Attendance]:
    """Return the answers to planned meetings, settled from `first` to before `last`, of which a member is told."""
    rows = _OF_MEMBER.all(session, of_group=group_id, of_member=member_id, first=first, last=last)
    return [row for row in rows if first <= (told_at(row, member_id) or last) < last]


def look_at(session: Session, group_id: int, row_id: int) -> Attendance | None:
    """Return an answer of the group by its row, to be looked at only."""
    return _BY_ID.first(session, of_group=group_id, row_id=row_id)


def told_at(row: Attendance, member_id: int) -> datetime | None:
    """Return since when there is something to tell a member, None for nothing: their own word is no news to them."""
    if row.deputy_id == member_id and row.answer == Answer.DEPUTY:
        said_it = row.settled_at is None and row.answered_by_id == member_id
        return None if said_it else row.settled_at or row.answered_at
    if row.released_id == member_id:
        return row.answered_at
    if row.member_id != member_id:
        return None
    return row.settled_at or (row.answered_at if row.answered_by_id is not None else None)
