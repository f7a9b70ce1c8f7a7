"""Patterns of lengths of time counted from today: "in a fortnight", "within 10 working days", "2 weeks ago"."""

import re

from rules.calendar import long_date
from rules.deadlines import build
from rules.deadlines.beside import about
from rules.deadlines.patterns import filled, number, rule
from rules.deadlines.values import Context, DeadlineClass, Reading


def _from_now(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "in a fortnight", "within 10 working days", "6 weeks from now"."""
    n = number(m, "n")
    unit = "working day" if "working day" in m[0] else m["unit"]
    if n is None and "couple" in m[0]:
        n = 2
    if n is None and ("few" in m[0] or "several" in m[0]):
        options = tuple(build.shifted(context.today, some, unit, context) for some in (3, 4))
        question = f"How many {unit}s? Three would be {long_date(options[0])}, four {long_date(options[1])}."
        return build.ask(DeadlineClass.DATE, options, options[0], question)
    found = build.on_day(build.shifted(context.today, 1 if n is None else n, unit, context))
    return about(found) if "or so" in m[0] else found


def _hours(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "within 48 hours" by its days."""
    return build.on_day(build.shifted(context.today, filled(m, "n") // 24, "day", context))


def _one_or_two(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "in a week or two": the longer, the shorter offered."""
    first, second = (build.shifted(context.today, n, m["unit"], context) for n in (1, 2))
    return build.either(first, second, second)


def _half_year(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return build.on_day(build.shifted(context.today, 6, "month", context))


def _ago(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    if m[0].endswith("back ") and not past:
        return None  # "put it two weeks back"
    unit = "working day" if "working day" in m[0] else m["unit"]
    n = 2 if "couple" in m[0] else number(m, "n") or 1
    return build.on_day(build.shifted(context.today, -n, unit, context))


def _just_gone(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "over the last fortnight" as the time up to today; ahead of today it means nothing."""
    n = 2 if "couple" in m[0] else number(m, "n") or 1
    first = build.shifted(context.today, -n, m["unit"], context)
    return build.period(DeadlineClass.RANGE, first, context.today, "day") if past else None


def _two_lengths(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "in the next 2/3 months": the longer, the shorter offered."""
    if "slash" in m.re.groupindex:
        few, many = (int(part) for part in re.split("[/-]", (m["slash"] or m["dash"])[1:]))
    else:
        few, many = filled(m, "n"), filled(m, "n2")
    first, second = (build.shifted(context.today, n, m["unit"], context) for n in (few, many))
    return build.either(first, second, second) if few < many else None


_SOME = "(a | <n> | a couple of | couple of | a couple | couple | a few | few | several)"
_NEXT = "(in|within|in the next|within the next|over the next)"
_LEAD = "(in|within|inside|over|during|in under|in less than|in about|in no more than) [[the] (next|coming|following)]"
RULES = (
    *rule(_from_now, f"{_LEAD} {_SOME} [working|calendar|clear|full] <unit> [time] [or so] [[or so] from (now|today)]"),
    *rule(_from_now, "(in|within|over|during) the (next|coming) [working] <unit>", "in (a|<n>) <unit> or so"),
    *rule(_from_now, f"{_SOME} [working|calendar|clear|full] <unit> [or so] (from now|from today|hence|time)"),
    *rule(_hours, "(in|within|inside) [the next] <n> hour [time]"),
    *rule(_one_or_two, "[in|within|over] [the next] a <unit> or N2 [time]", "[in|within|over] the next <unit> or N2"),
    *rule(_half_year, "(in|within) half a year"),
    *rule(_ago, f"{_SOME} [working] <unit> (ago|back)"),
    *rule(_just_gone, "(in|over|during|within) the (last|past) [<n>|couple of] <unit>"),
    *rule(_two_lengths, f"{_NEXT} (<slash>|<dash>) <unit> [time]"),
    *rule(_two_lengths, f"{_NEXT} <n> (-|to|or) <n2> <unit> [time]"),
)  # fmt: skip
# Read only when it is all that was written.
WHOLE = (
    *rule(_from_now, f"[[the] next] {_SOME} [working|calendar|clear|full] <unit> [time] [or so]"),
    *rule(_hours, "<n> hour"),
    *rule(_two_lengths, "(<slash>|<dash>) <unit>", "<n> (-|to|or) <n2> <unit>"),
)
