"""Patterns of written days: "12 March", "12/3", "the 20th", "Monday 8th"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rules.calendar import WEEKDAYS, last_of_month, long_date
from rules.deadlines import build
from rules.deadlines.patterns import filled, number, rule
from rules.deadlines.values import Context, Reading


def _day_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read a day and a month, its year written or left out, the weekday checked if one is written."""
    if slot := next((name for name in ("dmy", "slash", "dots", "dash") if name in m.re.groupindex), None):
        parts = [int(part) for part in re.split(r"[/.-]", m[slot][1:])]
        day, month = parts[0], parts[1]
        year = parts[2] if len(parts) == 3 else None
    else:
        day, month, year = filled(m, "day"), filled(m, "month"), number(m, "yr") or number(m, "year")
    implied = year is None
    if " year " in f" {m[0]}":
        year = context.today.year + (1 if " next " in m[0] else -1 if " last " in m[0] else 0)
        implied = False
    year = build.full_year(year) if year is not None else build.year_of(month, day, context, past)
    if implied and not 1 <= month <= 12:
        year = context.today.year
    reading = build.written_day(year, month, day)
    weekday = number(m, "weekday")
    if reading.on is None or weekday is None or reading.on.weekday() == weekday:
        return reading
    if implied:  # "Wed 3 Feb" on 10 Feb: the weekday tells which year
        for other in (build.written_day(year + step, month, day) for step in (-1, 1)):
            if other.on and other.on.weekday() == weekday and abs(other.on - context.today) < timedelta(days=200):
                return other
    return _other_weekday(reading.on, weekday)


def _other_weekday(day: date, weekday: int) -> Reading:
    """Ask about "Monday 28 February" when the 28th is a Sunday."""
    ahead = (weekday - day.weekday()) % 7
    meant = day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    question = f"{long_date(day)} is not a {WEEKDAYS[weekday]}. Do you mean {long_date(day)} or {long_date(meant)}?"
    return replace(build.on_day(day), options=tuple(sorted((day, meant))), flags=("weekday",), question=question)


def _month_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "March 28th"; ask about "March 27", which may be the year."""
    day, month, year = filled(m, "day"), filled(m, "month"), number(m, "year")
    reading = build.written_day(year or build.year_of(month, day, context, past), month, day)
    if year is None and m["day"][0] == "N" and abs(2000 + day - context.today.year) <= 3 and reading.on:
        end = last_of_month(2000 + day, month)
        question = f"Do you mean {long_date(reading.on)}, or the month, up to {long_date(end)}?"
        return replace(reading, options=(reading.on, end), question=question)
    return reading


def day_of_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the 20th": the next one there is, or the latest; a weekday with it is checked."""
    day, first, weekday = filled(m, "ord"), context.today.replace(day=1), number(m, "weekday")
    if day > 31:
        return build.written_day(first.year, first.month, day)
    for away in range(4):
        month = build.shifted(first, -away if past else away, "month", context)
        if day > last_of_month(month.year, month.month).day:
            continue
        found = month.replace(day=day)
        if (found <= context.today) if past else (found >= context.today):
            fits = weekday is None or found.weekday() == weekday
            return build.on_day(found) if fits else _other_weekday(found, weekday or 0)
    return None


def _day_of_named_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the 3rd of next month"."""
    said = f" {m[0]}"
    step = 1 if " next " in said or " following " in said or " coming " in said else -1 if " last " in said else 0
    if step == 0 and " the month " in said and not past and filled(m, "ord") < context.today.day:
        step = 1
    month = build.shifted(context.today.replace(day=1), step, "month", context)
    return build.written_day(month.year, month.month, filled(m, "ord"))


def _ordinals(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the fifth of the third"."""
    day, month = filled(m, "ord"), filled(m, "ord2")
    return build.written_day(build.year_of(month, day, context, past), month, day)


RULES = (
    # After a comma, two digits count something: "21 January, 17 from the depot".
    *rule(_day_month, "[<weekday> [,]] [the] <day> [-|/] [of] <month> [, <year>]",
          "[<weekday> [,]] [the] <day> [-|/] [of] <month> [-|/|of] <yr>"),
    *rule(_day_month, "[<weekday> [,]] <dmy>", "[<weekday> [,]] <slash>", "<weekday> <dots>"),
    *rule(_day_month, "[<weekday> [,]] [the] <day> [of] <month> (this|next|last) year"),
    *rule(_month_day, "[<weekday> [,]] <month> [the] <day> [[,] <year>]"),
    *rule(day_of_month, "[<weekday>] the <ord>", "<weekday> <ord>"),
    *rule(_day_of_named_month, "[the] <ord> [day] [of] [the] (the|this|next|last|following|coming) month",
          "(this|next) month [on|,] [the] <ord>"),
)  # fmt: skip
# Read as a day only after a word such as "by", or when it is all that was written.
AFTER_LEAD = (
    *rule(_day_month, "<dots>", "<dash>"),
    *rule(day_of_month, "<ord>"),
)
# Read only when it is all that was written.
WHOLE = (*rule(_ordinals, "[the] <ord> of the <ord2>"),)
