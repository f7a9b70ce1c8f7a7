"""Patterns of what comes back: "quarterly", "every other week", "the first Monday of each month"."""

import re
from dataclasses import replace
from datetime import date

from rules.calendar import MONTHS, WEEKDAYS, long_date
from rules.deadlines import build
from rules.deadlines.beside import nth_of
from rules.deadlines.days import day_of_month
from rules.deadlines.patterns import filled, number, rule
from rules.deadlines.values import Context, DeadlineClass, Reading
from rules.deadlines.weekdays import ONE_DAY, ONE_WEEK, coming, nth_weekday_of

_RECURS = {"weekly": "week", "fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter", "annually": "year"}
_ADVERBS = {unit: adverb for adverb, unit in _RECURS.items()} | {"day": "daily"}
# Words of which nobody knows whether they mean twice in a period or every second one.
_TWOFOLD = {"biannually": "year", "bimonthly": "month", "biweekly": "week"}


def _recurs(how_often: str) -> Reading:
    question = f"{how_often.capitalize()} from when? Give the first day, for example 12 March 2027."
    return Reading("", DeadlineClass.RECUR, recurs=how_often, question=question)


def _adverb(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    word = next((word for word in m[0].split() if word in _RECURS or word in ("termly", "term")), "daily")
    return _recurs("termly" if word == "term" else word)


def _every(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "every 2 months", "every other week", "once a quarter"."""
    n = 2 if "other" in m[0] or number(m, "ord") == 2 else number(m, "n") or 1
    unit = m["unit"]
    return _recurs(_ADVERBS[unit] if n == 1 else f"every {n} {unit}s")


def _often(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    if "unit" not in m.re.groupindex:
        return _recurs("twice a year")
    times = "twice" if "twice" in m[0] else f"{number(m, 'n')} times"
    return _recurs(f"{times} a {m['unit']}")


def _months_apart(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "six monthly" and "half yearly"."""
    return _recurs(f"every {number(m, 'n') or 6} months")


def _weeks_apart(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "six weekly"."""
    return _recurs(f"every {number(m, 'n')} weeks")


def _twofold(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    unit = next(unit for word, unit in _TWOFOLD.items() if word in m[0])
    question = f"Twice a {unit}, or every two {unit}s? And from when?"
    return Reading("", DeadlineClass.RECUR, recurs=f"twice a {unit}", question=question)


def _every_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "every Friday", "first Tuesday of every month", "every March"."""
    weekday, month, nth = number(m, "weekday"), number(m, "month"), number(m, "ord")
    if weekday is None:
        return replace(_recurs("annually"), recurs=f"every {MONTHS[(month or 1) - 1]}")
    if nth is None and "last" not in m[0]:
        days = [day for name in ("weekday", "weekday2") if (day := number(m, name)) is not None]
        names = " and ".join(WEEKDAYS[day] for day in days)
        return _next(min(coming(day, context) for day in days), f"every {names}")
    which = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", None: "last"}.get(nth)
    found = nth_weekday_of(m, context, False)
    return _next(found.on, f"{which} {WEEKDAYS[weekday]} of every month") if which and found else None


def _alternate(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "every other Monday", and ask from which."""
    day = coming(filled(m, "weekday"), context)
    question = f"From {long_date(day)}, or from {long_date(day + ONE_WEEK)}?"
    return Reading("", DeadlineClass.RECUR, recurs="every 2 weeks", options=(day, day + ONE_WEEK), question=question)


def _day_of_every_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    found = day_of_month(m, context, False)
    return _next(found.on, f"day {number(m, 'ord')} of every month") if found else None


def _day_of_every_year(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "every 31 March"."""
    day, month = filled(m, "day"), filled(m, "month")
    found = build.written_day(build.year_of(month, day, context, False), month, day).on
    return _next(found, f"{day} {MONTHS[month - 1]} of every year") if found else None


def _edge_of_every(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the end of every month", "the first working day of every quarter", "every year end"."""
    unit, said = m["unit"], set(m[0].split())
    n, weekday = number(m, "ord"), number(m, "weekday")
    at_start = bool(said & {"start", "O1"}) or n is not None
    begins = 1 if "calendar" in said else 9 if said & {"academic", "school"} else 4
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    if months is None:
        return _next(coming(0 if at_start else 4, context), f"{'start' if at_start else 'end'} of every week")
    first = build.shifted(context.today.replace(day=1), -((context.today.month - begins) % months), "month", context)
    for start in (first, build.shifted(first, months, "month", context)):
        day = start if at_start else build.shifted(start, months, "month", context) - ONE_DAY
        if weekday is not None:
            last = build.shifted(start, months, "month", context) - ONE_DAY
            day = nth_of(build.period(DeadlineClass.RANGE, start, last, "month"), weekday, n or -1) or start
        elif "working" in said:
            calendar = context.calendar
            day = calendar.plus(start - ONE_DAY, n or 1) if at_start else calendar.previous_working_day(day)
        if day >= context.today:
            return _next(day, f"{'start' if at_start else 'end'} of every {unit}")
    return None


def _next(day: date | None, recurs: str) -> Reading:
    """Return what comes back on days that its words fix: its date is the next of them."""
    return Reading("", DeadlineClass.RECUR, on=day, precision="day", recurs=recurs)


def _meetings(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "at every meeting": the meetings are its days."""
    return Reading("", DeadlineClass.RECUR, recurs="every meeting")


_EDGE = "(end|start|O1 day|<ord> working day|last [working] day)"
_KIND = "[financial|academic|school|calendar]"
_OFTEN = "(annually|quarterly|monthly|weekly|fortnightly|termly|daily)"
RULES = (
    *rule(_adverb, f"[at least|least] {_OFTEN} [basis]"),
    *rule(_adverb, f"on [a] {_OFTEN} [basis]"),
    *rule(_adverb, "on a annually (/|or|and) quarterly basis", "every [school|half] term"),
    *rule(_adverb, "(once|O1) (a|per|every) term"),
    *rule(_every, "[at least] every [<n>|other|<ord>|couple of|single|working] <unit>"),
    *rule(_adverb, "every weekday"),
    *rule(_every, "[at least|minimum] once (a|every|per) <unit>"),
    *rule(_often, "[at least] (twice|<n> (times|time)) (a|every|per|in a) <unit>"),
    *rule(_often, "twice annually"),
    *rule(_months_apart, "[every] <n> monthly", "half annually", "<n> month intervals"),
    *rule(_weeks_apart, "[every] <n> weekly", "every <n> (to|or|-) <n2> week"),
    *rule(_twofold, "[at least] (biannually|bimonthly|biweekly)"),
    *rule(_alternate, "(every (other|O2)|alternate) <weekday>"),
    *rule(_edge_of_every, f"[at|by|on] [the] [very] {_EDGE} (of|in) every {_KIND} <unit>", f"every {_KIND} <unit> end"),
    *rule(_day_of_every_year, "every <day> [of] <month>"),
    *rule(_edge_of_every, f"[on] [the] (<ord>|last) <weekday> (of|in) every {_KIND} <unit>"),
    *rule(_every_day, "[on] every <weekday> (and|/|,) <weekday2>"),
    *rule(_every_day, "[on] every [<ord>|last] <weekday> [of [the|every] month]", "every <month>"),
    *rule(_every_day, "[on] [the] (<ord>|last) <weekday> (of|in) every month"),
    *rule(_every_day, "[on] [the] (<ord>|last) <weekday> [(of|in) the month] [,|-] (every month|monthly)"),
    *rule(_every_day, "(monthly|every month) [,|-|;] [on] [the] (<ord>|last) <weekday> [of the month]"),
    *rule(_day_of_every_month, "[on] [the] <ord> [day] (of|in) every month", "every <ord> [of the month]"),
    *rule(_day_of_every_month, "[on] [the] <ord> [of the month] [,|-] (every month|monthly)"),
    *rule(_meetings, "[at] every [_] meeting", "(standing|regular) item at meeting"),
)  # fmt: skip
# Read only when it is all that was written.
WHOLE = (
    *rule(_months_apart, "every half year", "<n> monthly"),
    *rule(_every, "(per|once every) <unit>"),
    *rule(_adverb, "term by term"),
    *rule(_every, "<unit> (by|on) <unit2>"),
)  # fmt: skip
