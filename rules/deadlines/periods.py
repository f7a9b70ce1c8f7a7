"""Patterns of months, weeks and runs of days; the date of a period is its last day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rules.calendar import long_date, nth_weekday
from rules.deadlines import build
from rules.deadlines.patterns import filled, number, rule
from rules.deadlines.values import Context, DeadlineClass, Reading


def _month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    month, year = filled(m, "month"), number(m, "year")
    return build.month_of(year or build.year_of_month(month, context, past), month)


def _iso_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    year, month = m["isomonth"][1:].split("/")
    return build.month_of(int(year), int(month))


def _short_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "Mar-27" as spreadsheets write it."""
    year = filled(m, "n")
    return build.month_of(2000 + year, filled(m, "month")) if 20 <= year < 99 else None


def _month_of_year(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return build.month_of(context.today.year + build.step(m[0]), filled(m, "month"))


def _said_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "this March", "last March", and "next March", which may be this year's or next year's."""
    month, step = filled(m, "month"), build.step(m[0])
    if step < 0:
        return build.month_of(context.today.year - (month >= context.today.month), month)
    near = build.month_of(build.year_of_month(month, context, False), month)
    if step == 0 or near.on is None or near.on.year > context.today.year:
        return near
    far = build.month_of(near.on.year + 1, month)
    options = tuple(one.on for one in (near, far) if one.on)
    question = f"Do you mean the month up to {long_date(options[0])}, or up to {long_date(options[1])}?"
    return replace(near, options=options, question=question)


def _near_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "this month", "next month", "end of the month"."""
    day = build.shifted(context.today.replace(day=1), build.step(m[0]), "month", context)
    return build.month_of(day.year, day.month)


def _months(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "March/April 2027"."""
    first, last = filled(m, "month"), filled(m, "month2")
    year = number(m, "year2", "year") or build.year_of_month(last, context, past)
    return build.months_of(date(year if first <= last else year - 1, first, 1), date(year, last, 1))


def _months_of_two_years(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "Sept 26 - July 27", which as days would run backwards."""
    first, last, year, next_year = (filled(m, name) for name in ("month", "month2", "n", "n2"))
    if last >= first or next_year != year + 1 or not 20 <= year < 50:
        return None
    return build.months_of(date(2000 + year, first, 1), date(2000 + next_year, last, 1))


def _days(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "1-5 March", "8th to 12th March 2027"."""
    pair = next((m[name][1:] for name in ("dash", "slash") if name in m.re.groupindex), None)
    days = [int(part) for part in re.split("[-/]", pair)] if pair else _two_days(m)
    month, year = filled(m, "month"), number(m, "yr")
    year = build.full_year(year) if year else build.year_of(month, days[1], context, past)
    first, last = (build.written_day(year, month, day) for day in days)
    if first.on is None or last.on is None:
        return last if first.on else first
    return build.period(DeadlineClass.RANGE, first.on, last.on, "day") if first.on < last.on else None


def _two_days(m: re.Match[str]) -> list[int]:
    name = "ord" if "ord" in m.re.groupindex else "day"
    return [filled(m, name), filled(m, f"{name}2")]


def _either_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "12 or 13 April", and ask which."""
    month, year = filled(m, "month"), number(m, "yr")
    first, last = _two_days(m)
    year = build.full_year(year) if year else build.year_of(month, last, context, past)
    days = [build.written_day(year, month, day).on for day in (first, last)]
    return build.either(days[0], days[1], days[1]) if days[0] and days[1] else None


def _near_week(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "next week"; on a Saturday or Sunday "this week" is the one about to begin."""
    day = context.today if past else context.today + timedelta(days=2 if context.today.weekday() >= 5 else 0)
    weeks = 2 if "after next" in m[0] else -2 if "before last" in m[0] else build.step(m[0]) or "after this" in m[0]
    week = build.week_from(build.monday_of(day if weeks == 0 else context.today) + timedelta(weeks=weeks))
    return build.on_day(week.on) if week.on and ("end" in m[0] or "eow" in m[0]) else week


def _week_of_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    month = filled(m, "month")
    year = number(m, "year") or build.year_of_month(month, context, past)
    monday = nth_weekday(year, month, 0, number(m, "ord") or -1) if (number(m, "ord") or 1) <= 5 else None
    return build.week_from(monday) if monday else None


def _weekend(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "over the weekend", and ask whether the working days around it will do."""
    saturday = build.monday_of(context.today) + timedelta(days=5, weeks=build.step(m[0]))
    friday, monday = saturday - timedelta(days=1), saturday + timedelta(days=2)
    whole = build.period(DeadlineClass.RANGE, saturday, saturday + timedelta(days=1), "day")
    question = f"That is a weekend. Keep it, or use {long_date(friday)} or {long_date(monday)}?"
    return replace(whole, options=(saturday + timedelta(days=1), friday, monday), question=question)


RULES = (
    *rule(_month, "[[the] month of] <month> [[,|of|-|/] <year>]", "(month-end|month end) [of|for|in] <month> [<year>]"),
    *rule(_month, "<month> (month-end|month end) [<year>]"),
    *rule(_iso_month, "<isomonth>"),
    *rule(_short_month, "<month> - <n>"),
    *rule(_month_of_year, "<month> [of] (this|next|last) year"),
    *rule(_said_month, "(this|this coming|coming|next|last) <month>"),
    *rule(_near_month, "(this|next|last|the coming|the next) month", "[the] [this] (month end|month-end)"),
    *rule(_near_month, "[the] end of [the] month", "(within|during) the month"),
    *rule(_months, "<month> (/|or|and) <month2> [<year>]", "<month> <year> (/|or|and) <month2> <year2>"),
    *rule(_months_of_two_years, "<month> [-] <n> (-|to|until) <month2> [-] <n2>"),
    *rule(_days, "[the] <day> (-|/|to|until|and) <day2> [of] <month> [<yr>]"),
    *rule(_days, "[the] <ord> (-|to|until|and) the <ord2> [of] <month> [<yr>]"),
    *rule(_either_day, "[either] [the] <day> or [the] <day2> [of] <month> [<yr>]"),
    *rule(_days, "<dash> [of] <month> [<yr>]", "<slash> <month> [<yr>]"),
    *rule(_near_week, "(this|next|last|the coming|the current) week", "eow", "[the] end of [the|this|next] week"),
    *rule(_near_week, "[the] week (after (next|this [N1|week])|before last)", "[the] end of the week after next"),
    *rule(_week_of_month, "[the] (<ord>|last) week (of|in) <month> [<year>]"),
    *rule(_weekend, "(this|next|last|the|the coming|this coming|coming) weekend"),
)  # fmt: skip
# Read as this one only after a word such as "by", or when it is all that was written.
AFTER_LEAD = (*rule(_near_month, "month"), *rule(_weekend, "weekend"), *rule(_near_week, "week"))
