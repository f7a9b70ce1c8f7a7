"""Make readings out of calendar parts: days that exist or not, the year left out, periods, questions."""

import calendar as python_calendar
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from rules.calendar import MONTHS, financial_year, last_of_month, long_date
from rules.deadlines.values import Context, DeadlineClass, Reading

SCHOOL_YEAR_BEGINS = 9
FINANCIAL_YEAR_BEGINS = 4
CALENDAR_YEAR_BEGINS = 1
_STEP = {"last": -1, "next": 1, "coming": 1, "new": 1}


def on_day(day: date, precision: str = "day") -> Reading:
    """Return a day."""
    return Reading("", DeadlineClass.DATE, on=day, precision=precision)


def period(kind: DeadlineClass, first: date, last: date, precision: str) -> Reading:
    """Return a period: its date is its last day."""
    return Reading("", kind, on=last, start=first, precision=precision)


def ask(reading_of: DeadlineClass, options: tuple[date, ...], default: date | None, question: str) -> Reading:
    """Return a reading that needs an answer: the options, and the default among them."""
    return Reading("", reading_of, on=default, precision="day", options=options, question=question)


def either(first: date, second: date, default: date) -> Reading:
    """Return one of two days, to be asked."""
    question = f"Do you mean {long_date(first)} or {long_date(second)}?"
    return ask(DeadlineClass.DATE, (first, second), default, question)


def written_day(year: int, month: int, day: int) -> Reading:
    """Return the day as written, or say why there is none."""
    if not 1 <= month <= 12:
        swapped = day if 1 <= day <= 12 and 1 <= month <= 31 else None
        if swapped and month <= last_of_month(year, swapped).day:
            meant = date(year, swapped, month)
            return _impossible(
                f"Dates are read day first, and there is no month {month}. Did you mean {long_date(meant)}?", meant
            )
        return _impossible(f"There is no month {month}. Dates are read day first, for example 12/3 for 12 March.")
    last = python_calendar.monthrange(year, month)[1]
    if 1 <= day <= last:
        return on_day(date(year, month, day))
    nearest = date(year, month, last)
    return _impossible(
        f"There is no {day} {MONTHS[month - 1]} in {year}: that month has {last} days. "
        f"Give another day, for example {long_date(nearest)}.",
        nearest,
    )


def _impossible(question: str, *options: date) -> Reading:
    return Reading("", DeadlineClass.DATE, precision="day", options=options, flags=("impossible",), question=question)


def year_of(month: int, day: int, context: Context, past: bool) -> int:
    """Return the year left out: of the next such day from today on, or of the latest up to today."""
    here = (month, day) >= (context.today.month, context.today.day)
    if past:
        return (
            context.today.year
            if not here or (month, day) == (context.today.month, context.today.day)
            else (context.today.year - 1)
        )
    return context.today.year if here else context.today.year + 1


def year_of_month(month: int, context: Context, past: bool) -> int:
    """Return the year left out with a month: of the next from this month on, or of the latest up to this one."""
    today = context.today
    if past:
        return today.year if month <= today.month else today.year - 1
    return today.year if month >= today.month else today.year + 1


def full_year(written: int) -> int:
    """Return the year of two written digits."""
    return written if written > 99 else 2000 + written


def month_of(year: int, month: int) -> Reading:
    """Return a month."""
    return period(DeadlineClass.MONTH, date(year, month, 1), last_of_month(year, month), "month")


def months_of(first: date, last: date) -> Reading:
    """Return a run of months, as a range."""
    return period(DeadlineClass.RANGE, first, last_of_month(last.year, last.month), "month")


def year_from(year: int, first_month: int) -> Reading:
    """Return the year that begins with a month: 1 calendar, 4 financial, 9 school."""
    first = date(year, first_month, 1)
    return period(DeadlineClass.YEAR, first, first + relativedelta(years=1, days=-1), "year")


def year_now(day: date, first_month: int) -> int:
    """Return the year in which the (calendar, financial, school) year around a day began."""
    if first_month == FINANCIAL_YEAR_BEGINS:
        return financial_year(day)
    return day.year if day.month >= first_month else day.year - 1


def own_year(context: Context) -> int:
    """Return the month in which the group's own year begins."""
    return SCHOOL_YEAR_BEGINS if context.school else FINANCIAL_YEAR_BEGINS


def week_from(monday: date) -> Reading:
    """Return a working week, Monday to Friday."""
    return period(DeadlineClass.RANGE, monday, monday + timedelta(days=4), "week")


def monday_of(day: date) -> date:
    """Return the Monday of this day's week."""
    return day - timedelta(days=day.weekday())


def shifted(day: date, n: int, unit: str, context: Context) -> date:
    """Return the day n units later (or earlier, if n is negative)."""
    if unit == "working day":
        return context.calendar.plus(day, n) if n >= 0 else context.calendar.minus(day, -n)
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days=n * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return day + relativedelta(months=n * {"month": 1, "quarter": 3, "year": 12}[unit])


def step(words: str) -> int:
    """Return -1, 0 or 1 for "last", "this" or "next"."""
    return next((_STEP[word] for word in words.split() if word in _STEP), 0)
