"""The minutes of a meeting: drawn from the record, or as they were approved; where they are kept; and its papers."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy import bindparam
from sqlalchemy.orm import Session

from storage import agenda, agreed, attendance, audit, meeting_order, meeting_series, meetings, presence
from storage.action_lists import Line
from storage.decisions import Made
from storage.meetings import Meeting, MeetingState
from storage.prepared import Rows
from storage.types import columns


class MeetingNotFound(LookupError):
    """There is no such meeting in the group."""


@dataclass(frozen=True, slots=True)
class Covered:
    """An item of the agenda as it is minuted."""

    number: int
    title: str
    by: str
    covered: bool


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the record holds of one meeting, or held when they were approved.

    `taken`: attendance was taken; else it is what people had answered.
    """

    title: str
    held_on: date
    starts: str
    place: str
    taken: bool
    present: list[tuple[str, str]]  # agency, who, by agency
    apologies: list[tuple[str, str]]
    absent: list[tuple[str, str]]
    standing: list[str]
    items: list[Covered]
    decisions: list[Made]
    actions: list[Line]
    following: tuple[date, str] | None  # the next meeting: day and start

    @property
    def carried(self) -> list[Covered]:
        """Return what was not reached."""
        return [item for item in self.items if not item.covered]


_M = columns(Meeting)
_MISSING = Rows(
    Meeting,
    _M.group_id == bindparam("of_group"),
    _M.held_on >= bindparam("first"),
    _M.held_on <= bindparam("last"),
    _M.state != MeetingState.CANCELLED,
    _M.voided_at.is_(None),
    _M.minutes_approved_at.is_(None),
    _M.minutes_link == "",
    order_by=_M.held_on,
)


def of_meeting(session: Session, group_id: int, meeting_id: int, zone: ZoneInfo) -> Minutes:
    """Return a meeting's minutes as they were approved, else as the record has them. Raise MeetingNotFound.

    `zone` is the group's.
    """
    meeting = meetings.get(session, group_id, meeting_id)
    if meeting is None:
        raise MeetingNotFound(meeting_id)
    return as_approved(meeting) or as_recorded(session, meeting, zone)


def as_approved(meeting: Meeting) -> Minutes | None:
    """Return the minutes that were approved; None while they are not, and where nothing of them was kept."""
    if meeting.minutes_approved_at is None or meeting.minutes_kept is None:
        return None
    return as_json().validate_python(meeting.minutes_kept["minutes"])


@cache
def as_json() -> TypeAdapter[Minutes]:
    """Return what turns minutes into the JSON that is kept, and back."""
    return TypeAdapter(Minutes)


def items(session: Session, meeting: Meeting, standing: int) -> list[Covered]:
    """Return a meeting's items as they are minuted, numbered behind so many standing ones."""
    there = agenda.of_meeting(session, meeting.group_id, meeting.id or 0)
    return [Covered(number, item.title, item.by_name, item.covered) for number, item in enumerate(there, standing + 1)]


def as_recorded(session: Session, meeting: Meeting, zone: ZoneInfo) -> Minutes:
    """Return a meeting's minutes as the record has them now; `zone` is the group's."""
    group_id, meeting_id = meeting.group_id, meeting.id or 0
    following = meeting_order.following(session, group_id, meeting)
    standing = meeting_series.standing(session, group_id, meeting)
    answers = attendance.of_meeting(session, group_id, meeting_id)
    present, apologies, absent = presence.of(session, meeting, answers)
    return Minutes(
        title=meeting.title,
        held_on=meeting.held_on,
        starts=meeting.starts,
        place=meeting.place,
        taken=presence.is_taken(answers),
        present=present,
        apologies=apologies,
        absent=absent,
        standing=standing,
        items=items(session, meeting, len(standing)),
        decisions=agreed.decisions_of(session, meeting),
        actions=agreed.actions_of(session, meeting, zone),
        following=(following.held_on, following.starts) if following else None,
    )


def decided(session: Session, meeting: Meeting) -> list[Made]:
    """Return the decisions of a meeting: those that its minutes were approved with, else those that are recorded."""
    approved = as_approved(meeting)
    return approved.decisions if approved else agreed.decisions_of(session, meeting)


def missing(session: Session, group_id: int, first: date, last: date) -> list[Meeting]:
    """Return the meetings from `first` to `last` whose minutes are neither approved nor linked, the oldest first."""
    return _MISSING.all(session, of_group=group_id, first=first, last=last)


def link(session: Session, change: audit.Change, meeting: Meeting, to: str) -> None:
    """Note where the council keeps the minutes."""
    audit.amend(session, change, meeting, minutes_link=to)


def add_paper(session: Session, change: audit.Change, meeting: Meeting, title: str, to: str) -> None:
    """Put a paper beside the agenda: its title, and where it is."""
    audit.amend(session, change, meeting, papers=[*meeting.papers, {"title": title, "link": to}])
