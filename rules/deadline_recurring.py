"""Patterns of what comes back: "quarterly", "every other week", "the first Monday of each month"."""

import re
from dataclasses import replace

from rules.calendar import MONTHS, WEEKDAYS
from rules.deadline_patterns import number, rule
from rules.deadline_values import Context, DeadlineClass, Reading

_RECURS = {"weekly": "week", "fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter", "annually": "year"}
_ADVERBS = {unit: adverb for adverb, unit in _RECURS.items()} | {"day": "daily"}
# Words of which nobody knows whether they mean twice in a period or every second one.
_TWOFOLD = {"biannually": "year", "bimonthly": "month", "biweekly": "week"}


def _recurs(how_often: str) -> Reading:
    question = f"{how_often.capitalize()} from when? Give the first day, for example 12 March 2027."
    return Reading("", DeadlineClass.RECUR, recurs=how_often, question=question)


def _adverb(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    word = next(word for word in m[0].split() if word in _RECURS or word in ("daily", "termly", "term"))
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
        return replace(_recurs("weekly"), recurs=f"every {WEEKDAYS[weekday]}", question=None)
    which = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", None: "last"}.get(nth)
    if which is None:
        return None
    return Reading("", DeadlineClass.RECUR, recurs=f"{which} {WEEKDAYS[weekday]} of every month")


def _day_of_every_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.RECUR, recurs=f"day {number(m, 'ord')} of every month")


def _meetings(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "at every meeting": the meetings are its days."""
    return Reading("", DeadlineClass.RECUR, recurs="every meeting")


_OFTEN = "(annually|quarterly|monthly|weekly|fortnightly|termly|daily)"
RULES = (
    *rule(_adverb, f"[at least|least] {_OFTEN} [basis]"),
    *rule(_adverb, f"on [a] {_OFTEN} [basis]"),
    *rule(_adverb, "on a annually (/|or|and) quarterly basis", "every [school] term", "(once|O1) (a|per|every) term"),
    *rule(_every, "[at least] every [<n>|other|<ord>|couple of|single] <unit>"),
    *rule(_every, "[at least|minimum] once (a|every|per) <unit>"),
    *rule(_often, "[at least] (twice|<n> (times|time)) (a|every|per|in a) <unit>"),
    *rule(_often, "twice annually"),
    *rule(_months_apart, "[every] <n> monthly", "half annually", "<n> month intervals"),
    *rule(_weeks_apart, "[every] <n> weekly", "every <n> (to|or|-) <n2> week"),
    *rule(_twofold, "[at least] (biannually|bimonthly|biweekly)"),
    *rule(_every_day, "[on] every [<ord>|last] <weekday> [of [the|every] month]", "every <month>"),
    *rule(_every_day, "[on] [the] (<ord>|last) <weekday> (of|in) every month"),
    *rule(_day_of_every_month, "[on] [the] <ord> [day] (of|in) every month"),
    *rule(_meetings, "[at] every [_] meeting", "(standing|regular) item at meeting"),
)  # fmt: skip
# Read only when it is all that was written.
WHOLE = (
    *rule(_months_apart, "every half year", "<n> monthly"),
    *rule(_every, "(per|once every) <unit>"),
    *rule(_adverb, "term by term"),
    *rule(_every, "<unit> (by|on) <unit2>"),
)  # fmt: skip
