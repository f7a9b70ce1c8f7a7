"""Recurring meetings: a rule, and the rows of the meetings it gives for some years ahead."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from rules.calendar import WorkingDays
from rules.recurrence import Rule, WhenClosed, falls
from storage import agenda, audit, bound_actions, meeting_order, meetings, members
from storage.meetings import Meeting, MeetingKind, MeetingState
from storage.types import columns, json, utc

PLANNED_AHEAD = relativedelta(years=5)
PLANNED_ON_AT = relativedelta(years=4)  # less than that, and the clerk plans on
SHORTLY = timedelta(days=14)
# What a group takes up every time (S0: the operational group's standing work), until it says otherwise.
STANDING = (
    "Welcome and apologies",
    "Minutes of the last meeting",
    "Actions due and overdue",
    "Training and engagement",
    "Risk and local profile",
    "Updates from partners by exception",
    "Any other business",
)


class MeetingSeries(SQLModel, table=True):
    """A recurring meeting; its columns are those of rules/recurrence.py Rule, and what its meetings begin with."""

    __tablename__ = "meeting_series"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    name: str
    nth: int = 1  # 1–4, or -1 for the last
    weekday: int = 0  # 0 is Monday
    every: int = 1  # months
    begins_on: date
    skip_months: list[int] = json(list)
    gaps: list[list[str]] = json(list)  # [[first day, last day]], ISO
    fixed_on: list[str] = json(list)  # ISO dates, instead of a weekday
    when_closed: str = WhenClosed.AFTER
    starts: str  # local wall time, "14:00"
    minutes: int = 120
    place: str = ""
    link: str = ""
    standing: list[str] = json(lambda: list(STANDING))  # agenda items of each of its meetings
    changed_at: datetime | None = utc(nullable=True)  # when it was planned or changed, or days off moved its meetings
    voided_at: datetime | None = utc(nullable=True)


_S = columns(MeetingSeries)
_M = columns(Meeting)


def of_group(session: Session, group_id: int) -> list[MeetingSeries]:
    """Return the group's series, the oldest first: the first is its own meeting, others are subgroups'."""
    found = select(MeetingSeries).where(_S.group_id == group_id, _S.voided_at.is_(None))
    return list(session.scalars(found.order_by(_S.id)))


def changed_between(session: Session, group_id: int, first: datetime, last: datetime) -> list[MeetingSeries]:
    """Return the series that a person planned, changed or ended from `first` to before `last`."""
    found = select(MeetingSeries).where(_S.group_id == group_id, _S.changed_at >= first, _S.changed_at < last)
    return [each for each in session.scalars(found.order_by(_S.id)) if each.voided_at is None or has_ended(each)]


def has_ended(series: MeetingSeries) -> bool:
    """Tell whether a person ended it; one that was withdrawn by undo was never there."""
    return series.voided_at is not None and series.voided_at == series.changed_at


def get(session: Session, group_id: int, series_id: int) -> MeetingSeries | None:
    """Return a series of the group."""
    found = select(MeetingSeries).where(_S.group_id == group_id, _S.id == series_id, _S.voided_at.is_(None))
    return session.scalar(found)


def rule(series: MeetingSeries) -> Rule:
    """Return when a series meets."""
    return Rule(
        nth=series.nth,
        weekday=series.weekday,
        every=series.every,
        begins_on=series.begins_on,
        skip_months=frozenset(series.skip_months),
        gaps=tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in series.gaps),
        fixed_on=tuple(date.fromisoformat(day) for day in series.fixed_on),
        when_closed=WhenClosed(series.when_closed),
    )


def plan(
    session: Session, change: audit.Change, series: MeetingSeries, first: date, last: date, calendar: WorkingDays
) -> list[Meeting]:
    """Bring a series' meetings from `first` to `last` in line with its rule; return those that are new.

    What a person has moved or called off stays as it is. A meeting the rule no longer gives is withdrawn. What was due
    by a meeting goes where the meeting goes, or to the next one. What a person changes so is announced as a series.
    """
    there = _by_period(session, series)
    own = of_group(session, series.group_id)[0].id == series.id
    kind = MeetingKind.ORDINARY if own else MeetingKind.SUBGROUP
    wanted = {each.period: each.on for each in falls(rule(series), first, last, calendar)}
    withdrawn = [row for period, row in there.items() if period not in wanted and _follows(row, first)]
    for row in withdrawn:
        audit.amend(session, change, row, voided_at=change.at)
    added, moved = [], False
    for period, on in wanted.items():
        if (known := there.get(period)) is None:
            added.append(meetings.add(session, change, _meeting(series, period, on, kind)))
        elif known.voided_at is not None or _follows(known, first):
            if known.voided_at is not None:
                agenda.take_back(session, change, known)
            moved = _replan(session, change, known, series, on) or moved
            bound_actions.follow(session, change, known, known)
    for row in withdrawn:
        if (instead := _instead(session, row, first)) is not None:
            bound_actions.follow(session, change, row, instead)
            agenda.carry(session, change, row, instead)
            members.invite_instead(session, change, row.id or 0, instead.id or 0)
    if change.by_id is not None and (added or moved or withdrawn):
        audit.amend(session, change, series, changed_at=change.at)
    return added


def coming(session: Session, series: MeetingSeries, today: date, most: int) -> list[Meeting]:
    """Return a series' next planned meetings, wherever a person has put them."""
    found = select(Meeting).where(
        _M.group_id == series.group_id,
        _M.series_id == series.id,
        _M.held_on >= today,
        _M.state == MeetingState.PLANNED,
        _M.voided_at.is_(None),
    )
    return list(session.scalars(found.order_by(_M.held_on).limit(most)))


def staying(session: Session, series: MeetingSeries, first: date) -> dict[str, Meeting]:
    """Return the meetings of a series that planning from a day leaves as they are, by their period.

    Those are the ones before it, and those that a person has moved or called off.
    """
    rows = _by_period(session, series).items()
    return {period: row for period, row in rows if row.voided_at is None and not _follows(row, first)}


def replan(session: Session, change: audit.Change, today: date, last: date, calendar: WorkingDays) -> None:
    """Bring the meetings up to a day of all series of the group in line with their rules and its days off."""
    for series in of_group(session, change.group_id):
        plan(session, change, series, max(today, series.begins_on), last, calendar)


def lacks(session: Session, group_id: int, today: date, last: date, calendar: WorkingDays) -> bool:
    """Tell whether a series of the group has a meeting up to a day that is not planned yet."""
    return any(_lacks(session, each, today, last, calendar) for each in of_group(session, group_id))


def _lacks(session: Session, series: MeetingSeries, today: date, last: date, calendar: WorkingDays) -> bool:
    wanted = falls(rule(series), today, last, calendar)
    return bool(wanted) and wanted[-1].period not in _by_period(session, series)


def _by_period(session: Session, series: MeetingSeries) -> dict[str, Meeting]:
    found = select(Meeting).where(_M.group_id == series.group_id, _M.series_id == series.id, _M.period.is_not(None))
    return {row.period or "": row for row in session.scalars(found)}


def _instead(session: Session, row: Meeting, first: date) -> Meeting | None:
    """Return the meeting held instead of a withdrawn one: shortly before it, else the one after it."""
    earlier = meetings.between(session, row.group_id, max(first, row.held_on - SHORTLY), row.held_on)
    own = [each for each in earlier if each.series_id == row.series_id]
    return own[-1] if own else meeting_order.after(session, row.group_id, row)


def _follows(row: Meeting, first: date) -> bool:
    """Tell whether a meeting is where its series puts it, and goes along when that changes from a day on."""
    return row.held_on >= first and row.state == MeetingState.PLANNED and row.moved_from is None and not row.voided_at


def _meeting(series: MeetingSeries, period: str, on: date, kind: MeetingKind) -> Meeting:
    return Meeting(
        group_id=series.group_id,
        series_id=series.id,
        period=period,
        kind=kind,
        title=series.name,
        held_on=on,
        starts=series.starts,
        minutes=series.minutes,
        place=series.place,
        link=series.link,
    )


def _replan(session: Session, change: audit.Change, row: Meeting, series: MeetingSeries, on: date) -> bool:
    """Bring a planned meeting in line; tell whether anything differs. A new day or hour makes its reminders new."""
    elsewhen = (row.held_on, row.starts) != (on, series.starts)
    # The room that a person gave one meeting stays its room.
    own = {} if row.changed_at else {"minutes": series.minutes, "place": series.place, "link": series.link}
    when = {"held_on": on, "starts": series.starts, "revision": row.revision + elsewhen}
    return audit.amend(session, change, row, title=series.name, voided_at=None, **when, **own)


def standing(session: Session, group_id: int, meeting: Meeting) -> list[str]:
    """Return the standing agenda items of a meeting: those of its series, none for one outside any."""
    series = get(session, group_id, meeting.series_id) if meeting.series_id else None
    return list(series.standing) if series else []
