"""Words that move a date: the end or start of a period, early, mid or late in it, before and after it, weeks of it.

What is told by its place beside another date is built in beside.py.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from rules.calendar import last_of_month, long_date
from rules.deadlines import beside, build
from rules.deadlines.patterns import Rule, number, pattern
from rules.deadlines.times import CLOSE_OF_PLAY
from rules.deadlines.values import Context, DeadlineClass, Reading

EdgeBuilder = Callable[[re.Match[str], Reading, Context, str], Reading | None]

_PERIODS = frozenset({DeadlineClass.MONTH, DeadlineClass.QUARTER, DeadlineClass.YEAR, DeadlineClass.RANGE})
_ONE_DAY = timedelta(days=1)
# The day of a month that early, mid and late suggest; nobody means it to the day, so it is asked.
_DAY_SUGGESTED = {"early": 5, "mid": 15, "late": 25}
_SIXTHS = {"early": 1, "mid": 3, "late": 5}


class Edge(NamedTuple):
    """Words before a date, and what they make of it; `build` is given the codes of the date too."""

    rule: Rule
    build: EdgeBuilder


def _end(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "end of March" as March to its last day, "end of Friday" as close of play."""
    if inner.kind is DeadlineClass.DATE and len(inner.options) == 2 and words.startswith("M"):
        end = inner.options[1]
        if end == last_of_month(end.year, end.month):  # "end of January 28": the year, not the day
            return build.month_of(end.year, end.month)
    if inner.kind is DeadlineClass.DATE and inner.start is None:
        return replace(inner, time=CLOSE_OF_PLAY) if inner.on else inner
    if inner.precision == "week" and inner.start:
        return build.on_day(inner.start + timedelta(days=4))
    return inner


def _last_day(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the last day of March" as that day, which "the end of March" need not be."""
    end = _end(m, inner, context, words)
    return build.on_day(end.on) if end and end.on and end.kind in _PERIODS else end


def _start(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "start of the financial year", once this one has begun, as the next."""
    if inner.kind is DeadlineClass.TERM and inner.on is None:
        return inner
    if inner.start is None or inner.on is None:
        return None
    coming = inner.kind in (DeadlineClass.YEAR, DeadlineClass.QUARTER) and inner.start < context.today <= inner.on
    return build.on_day(inner.on + _ONE_DAY if coming else inner.start)


def _working_day(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    if inner.on is None or inner.start is None:
        return None
    if "last" in m[0]:
        return build.on_day(context.calendar.previous_working_day(inner.on))
    return build.on_day(context.calendar.plus(inner.start - _ONE_DAY, number(m, "ord") or 1))


def _within(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Suggest a working day for "mid March", "early next week", "late 2027", and ask."""
    if inner.kind is DeadlineClass.TERM or (inner.kind is DeadlineClass.RANGE and inner.on is None):
        return inner
    if inner.kind is DeadlineClass.DATE and inner.start and inner.start.month == inner.start.day == 1:
        inner = build.month_of(inner.start.year, 1)  # "early in the new year"
    if inner.kind not in _PERIODS or inner.start is None or inner.on is None:
        return None
    part = next((word for word in _SIXTHS if word in m[0]), "late")
    if inner.kind is DeadlineClass.MONTH:
        day = inner.start.replace(day=_DAY_SUGGESTED[part])
    else:
        day = inner.start + (inner.on - inner.start) * _SIXTHS[part] / 6
    day = context.calendar.next_working_day(day)
    question = f"Which day exactly? For example {long_date(day)}."
    return replace(build.ask(DeadlineClass.DATE, (day,), day, question), precision=inner.precision)


def _before(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    # "before the end of March" is what "by the end of March" is.
    return inner if beside.ENDS & set(words.split()) else beside.before(inner, context)


def _meeting_beside(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the meeting before Easter" as an event whose day is not known here."""
    return Reading("", DeadlineClass.EVENT)


def _ending(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "year ending 31 March" as the day."""
    return inner if inner.kind in (DeadlineClass.DATE, DeadlineClass.MONTH) else None


def _week_of(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "w/c 8 March": the Monday is the date, the Friday the other option."""
    if inner.on is None:
        return inner
    if inner.precision != "day":
        return None
    monday = build.monday_of(inner.on)
    week = replace(build.week_from(monday), on=monday, options=(monday, monday + timedelta(days=4)))
    if monday == inner.on:
        return week
    question = f"{long_date(inner.on)} is not a Monday. Is the week that of {long_date(monday)}?"
    return replace(week, flags=("weekday",), question=question)


def _weekday_in_week(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "Thursday of w/c 8 March" as the day."""
    if inner.on is None or inner.precision != "day":
        return None
    return build.on_day(build.monday_of(inner.on) + timedelta(days=number(m, "weekday") or 0))


def _week_around(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    """Read "the week of the 15th" as the working week that has it."""
    return build.week_from(build.monday_of(inner.on)) if inner.on and inner.precision == "day" else None


def _week_ending(m: re.Match[str], inner: Reading, context: Context, words: str) -> Reading | None:
    if inner.on is None or inner.precision != "day":
        return inner if inner.on is None else None
    return replace(build.week_from(build.monday_of(inner.on)), on=inner.on)


_PART = "(early|mid|late) [ish|on|doors|way]"
_BEFORE = "(before|prior to|ahead of|in advance of|this side of|pre)"
_BESIDE = "(before|after|following|prior to|ahead of|in advance of)"
_COUNT = "(a|<n>|a couple of|couple of)"
_COUNTED_FROM = "(before|after|from|of|following|prior to|ahead of|in advance of)"
_JUST = "[immediately|straight|just|right]"
_NTH = "[by|on] [the] (<ord>|last|penultimate)"
EDGES = (
    Edge(pattern("(from|between|starting) [now] (now|today) (until|to|-|and|up to) [the]"), beside.until),
    Edge(pattern("now (until|-|up to) [the]"), beside.until),
    Edge(pattern("[before|by|just before] [at|towards] [the] [very] end [of] [the]"), _end),
    Edge(pattern("[by|at|from|in|before] [the] [very] (start|O1 day) of [the]"), _start),
    Edge(pattern("[by|on|before] [the] [very] last [calendar] day (of|in) [the]"), _last_day),
    Edge(pattern("(the back|[the] tail) end of [the]"), _within),
    Edge(pattern("[by|on|before] [the] (<ord>|last) working day (of|in) [the]"), _working_day),
    Edge(pattern("[the] mid [of [the]] week [of|in|,|-]"), _within),
    Edge(pattern(f"[by|in|about] [the] {_PART} [(to|-|/) (mid|late)] [part] [-] [in|of|on|to] [the]"), _within),
    Edge(pattern("later [on] [in] [the]"), beside.itself),
    Edge(pattern("[the] (year ending|year end|fye|month ending|quarter ending|period ending) [-|;]"), _ending),
    Edge(pattern(f"{_NTH} <weekday> (of|in) [the]"), beside.weekday_of),
    Edge(pattern("[the] <weekday> [of|in|,] [the] (w/c|week starting|week of) [the]"), _weekday_in_week),
    Edge(pattern(f"{_NTH} [full|whole] week (of|in) [the]"), beside.week_in),
    Edge(pattern("[the] (O1|O2|last|late) half of [the]"), beside.half_of),
    Edge(pattern(f"[by|on] [the] [<ord>] <weekday> {_JUST} {_BESIDE} [the]"), beside.weekday_beside),
    Edge(pattern(f"[in|within] {_COUNT} [working|calendar|clear] <unit> {_COUNTED_FROM} [the]"), beside.away),
    Edge(pattern(f"[by|on] [the] [O1|last] week {_BESIDE} [the]"), beside.week_beside),
    Edge(pattern(f"[by|on] [the] [O1|last] [working] <unit> {_BESIDE} [the]"), beside.away),
    Edge(pattern(f"[any time|anytime|shortly|just|well|right] {_BEFORE} [the]"), _before),
    Edge(pattern("in time for [the]"), _before),
    Edge(pattern(f"[the] (meeting|N1) {_BESIDE} [the]"), _meeting_beside),
    Edge(pattern("[any time|anytime|shortly|just|straight|immediately|right] (after|following) [the]"), beside.after),
    Edge(pattern("post [-]"), beside.after),
    Edge(pattern("[the] (w/c|week starting|week start) [-|;|on] [the]"), _week_of),
    Edge(pattern("[the] week of [the]"), _week_around),
    Edge(pattern("[the] (w/e|week ending|week end|weekend ending) [-|;|on] [the]"), _week_ending),
)  # fmt: skip
