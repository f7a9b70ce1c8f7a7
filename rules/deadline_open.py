"""Patterns without a calendar day: ongoing, to be agreed, recurring, at once, tied to an event, nothing at all."""

import re
from dataclasses import replace
from datetime import date

from rules import deadline_build as build
from rules.calendar import MONTHS, WEEKDAYS, long_date
from rules.deadline_patterns import number, rule
from rules.deadline_values import Context, DeadlineClass, Reading

EXAMPLE = "Give a day such as 12 March 2027, or say ongoing or TBA."
_RECURS = {"weekly": "week", "fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter", "annually": "year"}
_ADVERBS = {unit: adverb for adverb, unit in _RECURS.items()} | {"day": "daily"}
# Words of which nobody knows whether they mean twice in a period or every second one.
_TWOFOLD = {"biannually": "year", "bimonthly": "month", "biweekly": "week"}


def _ongoing(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.ONGOING)


def _tba(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.TBA)


def _none(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.NONE)


def _immediate(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Ask by when exactly, and suggest the next meeting: no date is invented."""
    if context.next_meeting is None:
        return Reading("", DeadlineClass.IMMEDIATE, question=f"By when exactly? {EXAMPLE}")
    question = f"By when exactly? The next meeting is on {long_date(context.next_meeting)}."
    return Reading("", DeadlineClass.IMMEDIATE, options=(context.next_meeting,), question=question)


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


def _meeting(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "next meeting": its date moves with it, and is only known if the meeting is."""
    return Reading("", DeadlineClass.EVENT, on=context.next_meeting, precision="day" if context.next_meeting else None)


def _later_event(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.EVENT)


def _event_of_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "July 2017 meeting": the day only if that is the next meeting; the month's end is offered."""
    month = number(m, "month") or 1
    year = number(m, "year") or build.year_of_month(month, context, past)
    known = context.next_meeting
    if ("meeting" in m[0] or "N1" in m[0]) and known and (known.year, known.month) == (year, month):
        return _meeting(m, context, past)
    whole = build.month_of(year, month)
    ends: tuple[date, ...] = (whole.on,) if whole.on else ()
    return Reading("", DeadlineClass.EVENT, start=whole.start, precision="month", options=ends)


_BODY = "[prevent|steering|operational|full|monthly|our|board|panel|partnership|committee|working] [group|board]"
RULES = (
    *rule(_ongoing, "(ongoing|on going|continuous|continuing|continual|rolling|open ended|openended)"),
    *rule(_ongoing, "(ongoing|on going) (and|/|,|-) (updated|continuous|reviewed|monitored|rolling)"),
    *rule(_ongoing, "as and when [required|needed|necessary]", "ad hoc", "adhoc", "as (required|needed|necessary)"),
    *rule(_ongoing, "when (required|needed)", "until further notice", "no end date"),
    *rule(_ongoing, "indefinitely", "until complete", "as appropriate"),
    *rule(_tba, "(tba|date tba|tba date|to be (agreed|confirmed|decided|determined|arranged|set|announced))"),
    *rule(_tba, "date to (follow|be agreed|be confirmed|be decided)", "not yet (agreed|set|decided|known|confirmed)"),
    *rule(_tba, "in due course", "in the coming (week|month)", "shortly", "date to come"),
    *rule(_immediate, "(asap|immediately|urgently|straight away|straightaway|right (away|now)|without delay)"),
    *rule(_immediate, "as soon as (possible|practicable|poss|practical)", "immediate", "with immediate effect"),
    *rule(_adverb, "[at least] (annually|quarterly|monthly|weekly|fortnightly|termly|daily) [basis]"),
    *rule(_adverb, "on a (annually|quarterly|monthly|weekly|fortnightly|termly|daily) [basis]"),
    *rule(_adverb, "on a annually (/|or|and) quarterly basis", "every term"),
    *rule(_every, "[at least] every [<n>|other|<ord>] <unit>", "[at least] once (a|every|per) <unit>"),
    *rule(_often, "[at least] (twice|<n> times) (a|every|per) <unit>"),
    *rule(_often, "twice annually"),
    *rule(_months_apart, "[every] <n> monthly", "half annually"),
    *rule(_twofold, "[at least] (biannually|bimonthly|biweekly)"),
    *rule(_every_day, "[on] every [<ord>|last] <weekday> [of [the|every] month]", "every <month>"),
    *rule(_every_day, "[on] [the] (<ord>|last) <weekday> (of|in) every month"),
    *rule(_day_of_every_month, "[on] [the] <ord> [day] (of|in) every month"),
    *rule(_meeting, f"[the|our] (next|coming|following) {_BODY} meeting", "[the] meeting", "[the] next N1"),
    *rule(_later_event, f"[the] {_BODY} meeting after next", "[the] meeting after (that|the next)"),
    *rule(_event_of_month, "[the|our] <month> [<year>] (meeting|launch|conference|workshop|inspection|review|N1)"),
)  # fmt: skip
# Read only when it is all that was written.
WHOLE = (
    *rule(_none, "none", "blank", "no (date|deadline) [set|given]"),
    *rule(_none, "not (stated|given|known|applicable|set)"),
    *rule(_immediate, "now", "urgent"),
    *rule(_tba, "(tba|to be (agreed|confirmed|decided|determined)) (by|at|in|with)"),
    *rule(_later_event, "(once|when|after|following|upon|on|at|by) [the] (launch|approval|completion|approved)"),
)  # fmt: skip
