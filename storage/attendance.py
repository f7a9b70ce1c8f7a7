"""Who comes to a meeting: each member's answer, and who was there."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit, meetings
from storage.meetings import Meeting
from storage.prepared import Rows
from storage.types import columns, utc

Values = dict[str, Any]


class Answer(StrEnum):
    """What a member answers. No reason is asked for or kept."""

    ATTENDING = "attending"
    APOLOGIES = "apologies"
    DEPUTY = "deputy"  # apologies, and somebody comes in their place


class Attendance(SQLModel, table=True):
    """A member's answer to one meeting, and whether they were there."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("meeting_id", "member_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    meeting_id: int = Field(foreign_key="meetings.id")
    member_id: int = Field(foreign_key="members.id")
    answer: str = ""  # none for somebody who was there without having answered
    deputy_id: int | None = Field(default=None, foreign_key="members.id")
    deputy_name: str = ""  # who was named; without a `deputy_id` the coordinator has yet to approve it
    present: bool | None = None  # taken at the meeting: they or their deputy were there
    present_by_id: int | None = Field(default=None, foreign_key="members.id")  # who was there: they, or their deputy
    answered_at: datetime = utc()
    answered_for: str | None = None  # when the meeting was to be by then, "2027-03-02 14:00": moved, it is asked again
    answered_by_id: int | None = Field(default=None, foreign_key="members.id")  # who answered for them, nobody else
    released_id: int | None = Field(default=None, foreign_key="members.id")  # whom this answer does not need any more
    settled_at: datetime | None = utc(nullable=True)  # when who was named was approved, or declined: then `apologies`
    voided_at: datetime | None = utc(nullable=True)

    @property
    def awaits_approval(self) -> bool:
        """Whether somebody was named who is no deputy of theirs."""
        return self.answer == Answer.DEPUTY and self.deputy_id is None


_A = columns(Attendance)
_OF_MEETING = Rows(
    Attendance,
    _A.group_id == bindparam("of_group"),
    _A.meeting_id == bindparam("of_meeting"),
    _A.voided_at.is_(None),
    order_by=_A.member_id,
)


def of_meeting(session: Session, group_id: int, meeting_id: int) -> list[Attendance]:
    """Return what was answered for a meeting, in the order of the members' rows; each reminder of it looks at them."""
    return _OF_MEETING.all(session, of_group=group_id, of_meeting=meeting_id)


def of_member(session: Session, group_id: int, meeting_id: int, member_id: int) -> Attendance | None:
    """Return a member's row for a meeting, one that was taken back too."""
    return session.scalar(
        select(Attendance).where(_A.group_id == group_id, _A.meeting_id == meeting_id, _A.member_id == member_id)
    )


def answer(
    session: Session,
    change: audit.Change,
    meeting_id: int,
    member_id: int,
    said: Answer,
    *,
    deputy_id: int | None = None,
    deputy_name: str = "",
) -> Attendance:
    """Keep what a member answers, or somebody for them; it takes the place of what was answered before.

    The same again changes nothing: a deputy who was approved stays so, and nobody is told twice.
    """
    row = of_member(session, change.group_id, meeting_id, member_id)
    meeting = meetings.look_at(session, change.group_id, meeting_id)
    given = row if row is not None and meeting is not None and still_given(row, meeting) else None
    if given and (given.answer, given.deputy_name) == (said, deputy_name) and deputy_id in (None, given.deputy_id):
        return given
    values: Values = {"answer": said, "deputy_id": deputy_id, "deputy_name": deputy_name, "answered_at": change.at}
    values |= {"answered_by_id": change.by_id if change.by_id != member_id else None, "settled_at": None}
    values |= {"answered_for": _when(meeting) if meeting else None, "released_id": _released(given, deputy_id)}
    return _keep(session, change, row, meeting_id, member_id, values)


def still_given(row: Attendance, meeting: Meeting) -> bool:
    """Tell whether an answer holds for a meeting as it is planned now, and not for another day or hour of it."""
    return bool(row.answer) and row.voided_at is None and row.answered_for in (None, _when(meeting))


def take(
    session: Session,
    change: audit.Change,
    meeting_id: int,
    member_id: int,
    *,
    present: bool | None,
    by_id: int | None = None,
) -> Attendance:
    """Note whether a member was there, or with `by_id` who was there in their place; None: nothing is known of it."""
    there = (by_id or member_id) if present else None
    row = of_member(session, change.group_id, meeting_id, member_id)
    return _keep(session, change, row, meeting_id, member_id, {"present": present, "present_by_id": there})


def _keep(
    session: Session, change: audit.Change, row: Attendance | None, meeting_id: int, member_id: int, values: Values
) -> Attendance:
    if row is None:
        made: Values = {"group_id": change.group_id, "meeting_id": meeting_id, "member_id": member_id}
        made |= {"answered_at": change.at} | values
        return audit.add(session, change, Attendance(**made))
    audit.amend(session, change, row, **values, voided_at=None)
    return row


def _released(given: Attendance | None, deputy_id: int | None) -> int | None:
    """Return who was to come in a member's place and is not needed any more."""
    was = given.deputy_id if given is not None and given.answer == Answer.DEPUTY else None
    return was if was != deputy_id else None


def _when(meeting: Meeting) -> str:
    return f"{meeting.held_on.isoformat()} {meeting.starts}"
