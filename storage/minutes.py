"""The minutes of a meeting: what of the record is of it, who approved them, where they are kept; and its papers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlalchemy.orm import Session

from storage import action_lists, agenda, attendance, audit, decisions, meeting_series, meetings, members
from storage.action_lists import Filter, Line
from storage.agenda import AgendaItem
from storage.attendance import Answer, Attendance
from storage.decisions import Made
from storage.meetings import Meeting, MeetingState
from storage.members import Member
from storage.prepared import Rows
from storage.types import columns

A_YEAR = timedelta(days=366)
MOST_ACTIONS = 2_000  # looked through for those agreed on the day


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
    """What the record holds of one meeting. `taken`: attendance was taken; else it is what people had answered."""

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
    actions: list[Line]  # agreed on that day
    following: tuple[date, str] | None  # the next meeting: day and start

    @property
    def carried(self) -> list[Covered]:
        """Return what was not reached."""
        return [item for item in self.items if not item.covered]


_M = columns(Meeting)
# Every member's digest looks for these.
_APPROVED = Rows(
    Meeting,
    _M.group_id == bindparam("of_group"),
    _M.held_on >= bindparam("held_from"),
    _M.minutes_approved_at >= bindparam("first"),
    _M.minutes_approved_at < bindparam("last"),
    _M.voided_at.is_(None),
    order_by=_M.held_on,
)
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
    """Return what the record holds of a meeting; `zone` is the group's. Raise MeetingNotFound."""
    meeting = meetings.get(session, group_id, meeting_id)
    if meeting is None:
        raise MeetingNotFound(meeting_id)
    day, following = meeting.held_on, meetings.after(session, group_id, meeting)
    lines = action_lists.lines(session, group_id, Filter(open_only=False), limit=MOST_ACTIONS)
    standing = meeting_series.standing(session, group_id, meeting)
    answers = attendance.of_meeting(session, group_id, meeting_id)
    present, apologies, absent = _attendance(session, group_id, answers)
    return Minutes(
        title=meeting.title,
        held_on=day,
        starts=meeting.starts,
        place=meeting.place,
        taken=any(row.present is not None for row in answers),
        present=present,
        apologies=apologies,
        absent=absent,
        standing=standing,
        items=_items(agenda.of_meeting(session, group_id, meeting_id), len(standing)),
        decisions=decided(session, meeting),
        actions=[line for line in lines if line.added_at and line.added_at.astimezone(zone).date() == day],
        following=(following.held_on, following.starts) if following else None,
    )


def decided(session: Session, meeting: Meeting) -> list[Made]:
    """Return the decisions of a meeting in the order they were logged, with those of its day that are of none."""
    day = meeting.held_on
    ids = decisions.made_between(session, meeting.group_id, day, day)
    made = decisions.made(session, meeting.group_id, ids[::-1])
    return [one for one in made if one.meeting_id in (None, meeting.id)]


def approved_between(session: Session, group_id: int, first: datetime, last: datetime) -> list[Meeting]:
    """Return the meetings whose minutes were approved from `first` to before `last`, at most a year after them."""
    return _APPROVED.all(session, of_group=group_id, held_from=first.date() - A_YEAR, first=first, last=last)


def missing(session: Session, group_id: int, first: date, last: date) -> list[Meeting]:
    """Return the meetings from `first` to `last` whose minutes are neither approved nor linked, the oldest first."""
    return _MISSING.all(session, of_group=group_id, first=first, last=last)


def approve(session: Session, change: audit.Change, meeting: Meeting) -> None:
    """Note that the minutes are approved, and by whom."""
    audit.amend(session, change, meeting, minutes_approved_at=change.at, minutes_approved_by=change.by_name)


def link(session: Session, change: audit.Change, meeting: Meeting, to: str) -> None:
    """Note where the council keeps the minutes."""
    audit.amend(session, change, meeting, minutes_link=to)


def add_paper(session: Session, change: audit.Change, meeting: Meeting, title: str, to: str) -> None:
    """Put a paper beside the agenda: its title, and where it is."""
    audit.amend(session, change, meeting, papers=[*meeting.papers, {"title": title, "link": to}])


def _items(items: list[AgendaItem], standing: int) -> list[Covered]:
    return [Covered(number, item.title, item.by_name, item.covered) for number, item in enumerate(items, standing + 1)]


def _attendance(session: Session, group_id: int, answers: list[Attendance]) -> tuple[list[tuple[str, str]], ...]:
    """Return agency and name of who was there, who sent apologies, and who was missing without a word."""
    found: tuple[list[tuple[str, str]], ...] = ([], [], [])
    taken = any(row.present is not None for row in answers)
    for row in answers:
        member = members.get(session, group_id, row.member_id)
        if member is None:
            continue
        by_deputy = row.answer == Answer.DEPUTY
        there = row.present if taken else row.answer == Answer.ATTENDING or (by_deputy and not row.awaits_approval)
        excused = row.answer in (Answer.APOLOGIES, Answer.DEPUTY)
        found[0 if there else 1 if excused else 2].append((member.agency or "", _who(row, member, by_deputy and there)))
    return tuple(sorted(part) for part in found)


def _who(row: Attendance, member: Member, deputy: bool | None) -> str:
    return f"{row.deputy_name} for {member.name}" if deputy and row.deputy_name else member.name
