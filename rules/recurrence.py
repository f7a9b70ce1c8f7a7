"""When a series of meetings falls: the nth or last weekday of a month, without the months a group leaves out."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time

from dateutil.rrule import MONTHLY, rrule, weekday


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
