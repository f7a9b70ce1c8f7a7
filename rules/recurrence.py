"""When a series of meetings falls: the nth or last weekday of its months or fixed days, moved off closed days."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from dateutil.rrule import MONTHLY, rrule, weekday

from rules.calendar import WorkingDays

MOST_WEEKS = 5  # a weekday that is closed longer has no meeting
FURTHEST_MOVED = timedelta(weeks=MOST_WEEKS)


def monthly(
    day_of_week: int,
    nth: int,
    first: date,
    last: date,
    *,
    skip: AbstractSet[int] = frozenset(),
    every: int = 1,
) -> list[date]:
    """Return the days of a monthly series from `first` to `last`, both included.

    `day_of_week` 0 is Monday; `nth` is 1 to 5, or -1 for the last. Months in `skip` (8 is August) have no meeting, nor
    has a month without a fifth such weekday. `every` 2 is every second month, counted from that of `first`.
    """
    months = [month for month in range(1, 13) if month not in skip]
    if first > last or not months:
        return []
    days = rrule(
        MONTHLY,
        interval=every,
        bymonth=months,
        byweekday=weekday(day_of_week)(nth),
        dtstart=datetime.combine(first.replace(day=1), time()),
        until=datetime.combine(last, time()),
    )
    return [day.date() for day in days if day.date() >= first]


class WhenClosed(StrEnum):
    """What becomes of a meeting that falls on a bank holiday or another closed day."""

    AFTER = "after"  # the next working day
    BEFORE = "before"  # the working day before
    WEEK = "week"  # a week later, or the first week after in which that weekday is open
    SKIP = "skip"  # there is none in that period
    KEEP = "keep"  # it is held all the same


@dataclass(frozen=True, slots=True)
class Rule:
    """When a series meets: an nth weekday of its months, or fixed days. Closed periods and months have no meeting."""

    nth: int = 1  # 1 to 4, or -1 for the last
    weekday: int = 0  # 0 is Monday
    every: int = 1  # months, counted from that of `begins_on`
    begins_on: date = date.min
    skip_months: frozenset[int] = frozenset()
    gaps: tuple[tuple[date, date], ...] = ()  # first and last day without a meeting
    fixed_on: tuple[date, ...] = ()  # where these are given, they are the series
    when_closed: WhenClosed = WhenClosed.AFTER


class Falls(NamedTuple):
    """One meeting of a series: the period it belongs to, whatever day it is moved to, and its day."""

    period: str  # the month, "2027-03"; of a second fixed day in a month that day
    on: date


def falls(rule: Rule, first: date, last: date, calendar: WorkingDays) -> list[Falls]:
    """Return a series' meetings from `first` to `last`, both included: at most one a period, in order."""
    found = []
    for period, day in _nominal(rule, first - FURTHEST_MOVED, last + FURTHEST_MOVED):
        on = _moved(day, rule.when_closed, calendar)
        if on is not None and first <= on <= last and not any(begin <= on <= end for begin, end in rule.gaps):
            found.append(Falls(period, on))
    return sorted(found, key=lambda each: each.on)


def _nominal(rule: Rule, first: date, last: date) -> list[tuple[str, date]]:
    if rule.fixed_on:
        # By its month, as a rule's: a series that goes over to fixed days keeps its meetings, and what hangs on them.
        days = sorted(set(rule.fixed_on))
        begun = {f"{day:%Y-%m}": day for day in reversed(days)}
        own = [(month if begun[month := f"{day:%Y-%m}"] == day else day.isoformat(), day) for day in days]
        return [each for each in own if first <= each[1] <= last]
    # Every second or third month is counted from the series' own first one, so all days since then are made.
    begin = rule.begins_on if rule.every > 1 else max(rule.begins_on, first)
    days = monthly(rule.weekday, rule.nth, begin, last, skip=rule.skip_months, every=rule.every)
    return [(f"{day:%Y-%m}", day) for day in days if day >= first]


def _moved(day: date, when_closed: WhenClosed, calendar: WorkingDays) -> date | None:
    """Return the day a meeting is held instead, the day itself where it is open, None for no meeting."""
    if when_closed == WhenClosed.KEEP or calendar.is_working_day(day):
        return day
    match when_closed:
        case WhenClosed.AFTER:
            return calendar.next_working_day(day)
        case WhenClosed.BEFORE:
            return calendar.previous_working_day(day)
        case WhenClosed.WEEK:
            weeks = (day + timedelta(weeks=n) for n in range(1, MOST_WEEKS + 1))
            return next((each for each in weeks if calendar.is_working_day(each)), None)
        case WhenClosed.SKIP:
            return None
