"""When a group is written to before its meeting: the call for updates, then the pack. A day in, a day out."""

from datetime import date, timedelta

from rules.calendar import WorkingDays

PACK = 5  # working days
CALL = timedelta(days=7)


def pack_day(held_on: date, calendar: WorkingDays) -> date:
    """Return the fifth working day before a meeting, when its pack is there."""
    return calendar.minus(held_on, PACK)


def call_day(held_on: date, calendar: WorkingDays) -> date:
    """Return the day on which updates are asked for: a week before a meeting, or the working day before that."""
    return calendar.previous_working_day(held_on - CALL)
