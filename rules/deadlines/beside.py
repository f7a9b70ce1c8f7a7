"""Days and weeks told by their place beside another date: before and after it, the nth of it, "from now until" it."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rules.calendar import day_month, long_date
from rules.deadlines import build
from rules.deadlines.patterns import number
from rules.deadlines.values import Context, DeadlineClass, Reading

_ONE_DAY = timedelta(days=1)
_ONE_WEEK = timedelta(days=7)
_SUNDAY = 6
# Codes that say that the end of a period is meant: "2 days before the end of March".
ENDS = frozenset({"end", "month-end", "eow", "eoy", "fye"})
_AT_ONCE = frozenset({"straight", "immediately", "right", "O1"})


def before(inner: Reading, context: Context) -> Reading:
    """Return the last day before a feast, a term or another period; a day or an event stays as it is."""
    if inner.start is None or inner.kind is DeadlineClass.EVENT:
        return inner
    day = inner.start - _ONE_DAY
    if inner.kind in (DeadlineClass.DATE, DeadlineClass.TERM):
        day = context.calendar.previous_working_day(day)
    return build.on_day(day)


def after(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "after Easter" as the first working day after it, and ask by when unless "straight after" was said."""
    if inner.kind is DeadlineClass.EVENT:
        return replace(inner, on=None, precision=None)
    if m[0].startswith("post ") and inner.start is None and inner.kind is not DeadlineClass.TERM:
        return None  # sent by post, or in post from that day
    if inner.on is None:
        return inner
    day = context.calendar.next_working_day(inner.on + _ONE_DAY)
    if _AT_ONCE & set(m[0].split()):
        return build.on_day(day)
    question = f"By when after {day_month(inner.on)} {inner.on.year}? The next working day is {long_date(day)}."
    return build.ask(DeadlineClass.DATE, (day,), day, question)


def away(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "5 working days before the meeting", "the day after Easter Monday", "the working day before"."""
    at_end = inner.kind is DeadlineClass.EVENT or _is_after(m) or ENDS & set(words.split())
    from_day = inner.on if at_end else inner.start or inner.on
    if from_day is None:
        return inner
    n = number(m, "n") or (2 if "couple" in m[0] else 1)
    unit = "working day" if "working" in m[0] else m["unit"]
    return _of(inner, build.shifted(from_day, n if _is_after(m) else -n, unit, context))


def week_beside(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the week before Christmas" as that working week; beside an event, as a week to the day."""
    if inner.on is None:
        return inner
    step = _ONE_WEEK if _is_after(m) else -_ONE_WEEK
    if inner.kind is DeadlineClass.EVENT:
        return replace(inner, on=inner.on + step)
    at_end = _is_after(m) or inner.kind is DeadlineClass.DATE or ENDS & set(words.split())
    day = inner.on if at_end else inner.start or inner.on
    at_its_end = day.weekday() >= _SUNDAY - 1 and not _is_after(m)
    return build.week_from(build.monday_of(day) + (timedelta(0) if at_its_end else step))


def weekday_beside(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the Tuesday after Easter", "the Friday before half term", "the second Monday after the meeting"."""
    if inner.on is None:
        return inner
    weekday, more = number(m, "weekday") or 0, (number(m, "ord") or 1) - 1
    if _is_after(m):
        return _of(inner, inner.on + timedelta(days=(weekday - inner.on.weekday() - 1) % 7 + 1) + more * _ONE_WEEK)
    at_end = inner.start is None or inner.kind is DeadlineClass.DATE or ENDS & set(words.split())
    first = inner.on if at_end or inner.start is None else inner.start
    return _of(inner, first - timedelta(days=(first.weekday() - weekday - 1) % 7 + 1) - more * _ONE_WEEK)


def weekday_of(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the first Monday of next quarter", "the last Friday of the financial year"."""
    if inner.kind is DeadlineClass.TERM and inner.on is None:
        return inner
    found = nth_of(inner, number(m, "weekday") or 0, _which(m))
    return replace(build.on_day(found), question=inner.question) if found else None


def week_in(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the second week of next month", "the last week of term"."""
    if inner.kind is DeadlineClass.TERM and inner.on is None:
        return inner
    monday = nth_of(inner, 0, _which(m))
    return build.week_from(monday) if monday else None


def half_of(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the first half of March", "the second half of next year"."""
    if inner.kind is DeadlineClass.TERM and inner.on is None:
        return inner
    if inner.kind not in (DeadlineClass.MONTH, DeadlineClass.QUARTER, DeadlineClass.YEAR) or not inner.start:
        return None
    if inner.on is None:
        return None
    if inner.kind is DeadlineClass.YEAR:
        second = build.shifted(inner.start, 6, "month", context)
    else:
        second = inner.start + (inner.on - inner.start + _ONE_DAY) / 2
    first_half = "O1" in m[0].split()
    first, last = (inner.start, second - _ONE_DAY) if first_half else (second, inner.on)
    return replace(build.period(DeadlineClass.RANGE, first, last, "half"), question=inner.question)


def until(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "from now until the end of March"; without a known end it is what the end is."""
    if inner.on is None or inner.on <= context.today:
        return inner
    return replace(up_to(inner, context), kind=DeadlineClass.RANGE, start=context.today)


def up_to(inner: Reading, context: Context) -> Reading:
    """Read "by Easter" as "before Easter": nobody hands papers in on Easter Sunday."""
    return before(inner, context) if inner.kind is DeadlineClass.DATE and inner.start else inner


def about(inner: Reading) -> Reading:
    """Ask which day is meant by "the 12th or thereabouts"."""
    if inner.on is None or inner.question or inner.precision != "day":
        return inner
    return replace(inner, options=(inner.on,), question=f"Which day exactly? For example {long_date(inner.on)}.")


def one_after(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Return the next of its kind: the Friday after this one, the week, month or meeting after."""
    if inner.kind is DeadlineClass.EVENT:
        return Reading("", DeadlineClass.EVENT)
    weekday = number(m, "weekday", "weekday2")
    if inner.on is None or weekday not in (None, inner.on.weekday()):
        return None
    unit = m["unit"] or m["unit2"] or ("week" if inner.precision == "day" and "W" in words else inner.precision)
    if inner.precision == "day":
        return build.on_day(build.shifted(inner.on, 1, unit, context)) if unit in ("day", "week") else None
    if unit == "week" and inner.start:
        return build.week_from(build.monday_of(inner.start) + _ONE_WEEK)
    month = build.shifted(inner.on, 1, "month", context)
    return build.month_of(month.year, month.month) if unit == inner.precision == "month" else None


def itself(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "year ending 31 March", "later in March", as the date that follows."""
    return inner


def _of(inner: Reading, day: date) -> Reading:
    """Return a day that moves with an event if it is told by one."""
    return replace(build.on_day(day), kind=inner.kind if inner.kind is DeadlineClass.EVENT else DeadlineClass.DATE)


def nth_of(inner: Reading, weekday: int, n: int) -> date | None:
    """Return the nth such weekday of a period (-1: the last), if there is one."""
    if inner.start is None or inner.on is None or inner.kind is DeadlineClass.DATE:
        return None
    if n > 0:
        day = inner.start + timedelta(days=(weekday - inner.start.weekday()) % 7) + (n - 1) * _ONE_WEEK
    else:
        day = inner.on - timedelta(days=(inner.on.weekday() - weekday) % 7) + (n + 1) * _ONE_WEEK
    return day if inner.start <= day <= inner.on else None


def _which(m: re.Match[str]) -> int:
    return number(m, "ord") or (-2 if "penultimate" in m[0] else -1)


def _is_after(m: re.Match[str]) -> bool:
    return not {"before", "prior", "ahead", "advance"} & set(m[0].split())
