"""When a deadline nags: the days on which an action, a meeting or a figure is mentioned. Days in, days out.

An action is mentioned some working days before its date and on the day, until somebody answers; once it is overdue,
every so many days from the date or the last answer. What falls on a closed day is said before a deadline on the working
day before it, and after one on the next.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from rules.calendar import WorkingDays
from rules.deadlines.values import DeadlineClass

BEFORE_MEETING = timedelta(days=7)
ANNOUNCED_AT = time(9)  # local, on the days a meeting is announced
NUDGED_AFTER = 0.8  # of the time from its first announcement to its start, whoever has not answered is asked again
FIGURES_FROM = 5  # the day of a month from which last month's figures can be there
UNDATED_FROM = 1  # the day of a month from which actions that need a date are chased

# Their chasing (a review, "needs a date") is not a matter of a due date, so no ladder is theirs.
WITHOUT_LADDER = frozenset({DeadlineClass.ONGOING, DeadlineClass.TBA, DeadlineClass.NONE})
STATUS_WITHOUT_LADDER = "ongoing"


def has_ladder(deadline_class: str, status: str) -> bool:
    """Tell whether an open action's date nags at all."""
    return deadline_class not in WITHOUT_LADDER and status != STATUS_WITHOUT_LADDER


def due_days(due_on: date, before: Sequence[int], calendar: WorkingDays) -> frozenset[date]:
    """Return the days on which a coming date is mentioned: always working days, each once.

    `before` are working days before the date; 0 is the day itself.
    """
    return frozenset(calendar.previous_working_day(calendar.minus(due_on, steps)) for steps in before)


def unanswered_days(
    due_on: date, before: Sequence[int], answered_on: date | None, calendar: WorkingDays
) -> frozenset[date]:
    """Return the days on which a coming date is mentioned: none any more once somebody answered since the first."""
    days = due_days(due_on, before, calendar)
    return frozenset() if answered_on is not None and days and answered_on >= min(days) else days


def furthest_due(day: date, furthest: int, calendar: WorkingDays) -> date:
    """Return the first due date that is too far off to be mentioned on this day, or before it, by any ladder."""
    return calendar.plus(day, furthest + 1)


def overdue_turn(due_on: date, day: date, every: int, answered_on: date | None, calendar: WorkingDays) -> int:
    """Return which mention of an overdue date falls on this day: 1 for the first without an answer, 0 for none.

    Its turns are `every` days apart, counted from the date or the last answer after it. A closed day's turn passes to
    the next open one: read backwards, a working day takes its own turn and that of the closed days just before it.
    """
    since = due_on if answered_on is None else max(due_on, answered_on)
    return max((days // every for days in _ages(since, day, calendar) if days > 0 and days % every == 0), default=0)


def escalates(turn: int, after: int) -> bool:
    """Tell whether the chair is told at this mention: the one after so many without an answer, and so on."""
    return turn > 0 and turn % after == 0


def is_review_day(since: date, day: date, months: int, calendar: WorkingDays) -> bool:
    """Tell whether an ongoing matter is to be looked at: so many months after the last word, then every month."""
    if not calendar.is_working_day(day):
        return False
    turns = (relativedelta(day - timedelta(days=n), since) for n in range(_closed_before(day, calendar) + 1))
    return any(turn.days == 0 and turn.years * 12 + turn.months >= months for turn in turns)


def wakes_on(snoozed_until: date, calendar: WorkingDays) -> date:
    """Return the working day on which a snoozed action is mentioned again."""
    return calendar.next_working_day(snoozed_until)


def meeting_days(held_on: date, calendar: WorkingDays) -> frozenset[date]:
    """Return the days on which a meeting is announced: a week before and the working day before."""
    return frozenset({calendar.previous_working_day(held_on - BEFORE_MEETING), calendar.minus(held_on, 1)})


def nudge_day(held_on: date, starts: time, calendar: WorkingDays) -> date:
    """Return the day on which whoever has not answered is asked again: a working day, before the meeting.

    It is the one in which four fifths of the time between the first announcement and the start have passed. What falls
    on a closed day is said on the working day before it, or on the next where that is the day of the announcement.
    """
    first = datetime.combine(calendar.previous_working_day(held_on - BEFORE_MEETING), ANNOUNCED_AT)
    on = (first + (datetime.combine(held_on, starts) - first) * NUDGED_AFTER).date()
    before, after = calendar.previous_working_day(on), calendar.next_working_day(on)
    return after if before == first.date() and after < held_on else before


def is_monthly_day(day: date, from_day: int, calendar: WorkingDays) -> bool:
    """Tell whether this is a month's first working day from a day of the month on."""
    return calendar.next_working_day(day.replace(day=from_day)) == day


def first_of_week(day: date, calendar: WorkingDays) -> date | None:
    """Return the first working day of a day's week, Monday to Friday; None where all of it is closed."""
    monday = day - timedelta(days=day.weekday())
    days = (monday + timedelta(days=n) for n in range(5))
    return next((each for each in days if calendar.is_working_day(each)), None)


def _ages(since: date, day: date, calendar: WorkingDays) -> range:
    """Return how many days have gone by on a working day and the closed ones just before it; none on a closed day."""
    if not calendar.is_working_day(day):
        return range(0)
    days = (day - since).days
    return range(days - _closed_before(day, calendar), days + 1)


def _closed_before(day: date, calendar: WorkingDays) -> int:
    """Return how many closed days lie just before this one."""
    last_open = calendar.previous_working_day(day - timedelta(days=1))
    return (day - last_open).days - 1
