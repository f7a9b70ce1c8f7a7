"""Patterns of single days: written dates, and weekdays as people say them."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rules import deadline_build as build
from rules.calendar import WEEKDAYS, last_of_month, long_date, nth_weekday
from rules.deadline_patterns import filled, number, rule
from rules.deadline_values import Context, Reading

ONE_WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


def _day_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read a day and a month, its year written or left out, the weekday checked if one is written."""
    if slot := next((name for name in ("dmy", "slash", "dots", "dash") if name in m.re.groupindex), None):
        parts = [int(part) for part in re.split(r"[/.-]", m[slot][1:])]
        day, month = parts[0], parts[1]
        year = parts[2] if len(parts) == 3 else None
    else:
        day, month, year = filled(m, "day"), filled(m, "month"), number(m, "yr")
    implied = year is None
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
    return replace(build.on_day(day), options=(day, meant), flags=("weekday",), question=question)


def _month_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "March 28th"; ask about "March 27", which may be the year."""
    day, month, year = filled(m, "day"), filled(m, "month"), number(m, "year")
    reading = build.written_day(year or build.year_of(month, day, context, past), month, day)
    if year is None and m["day"][0] == "N" and abs(2000 + day - context.today.year) <= 3 and reading.on:
        end = last_of_month(2000 + day, month)
        question = f"Do you mean {long_date(reading.on)}, or the month, up to {long_date(end)}?"
        return replace(reading, options=(reading.on, end), question=question)
    return reading


def _day_of_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the 20th": the next one there is, or the latest."""
    day, first = filled(m, "ord"), context.today.replace(day=1)
    if day > 31:
        return None
    for away in range(4):
        month = build.shifted(first, -away if past else away, "month", context)
        if day > last_of_month(month.year, month.month).day:
            continue
        found = month.replace(day=day)
        if (found <= context.today) if past else (found >= context.today):
            return build.on_day(found)
    return None


def _day_of_named_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the 3rd of next month"."""
    step = 1 if " next " in f" {m[0]}" else -1 if " last " in f" {m[0]}" else 0
    month = build.shifted(context.today.replace(day=1), step, "month", context)
    return build.written_day(month.year, month.month, filled(m, "ord"))


def coming(weekday: int, context: Context) -> date:
    """Return the next such weekday after today."""
    return context.today + timedelta(days=(weekday - context.today.weekday() - 1) % 7 + 1)


def latest(weekday: int, day: date) -> date:
    """Return the latest such weekday up to this day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "Friday": the coming one, or the latest; ask when today is one."""
    weekday = filled(m, "weekday")
    if past:
        return build.on_day(latest(weekday, context.today))
    day = coming(weekday, context)
    if context.today.weekday() != weekday:
        return build.on_day(day)
    return build.either(context.today, day, context.today if m[0].startswith("this") else day)


def _next_weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "next Friday": if this week still has one, some mean that and some the one after, so ask."""
    day = coming(filled(m, "weekday"), context)
    if build.monday_of(day) != build.monday_of(context.today):
        return build.on_day(day)
    return build.either(day, day + ONE_WEEK, day + ONE_WEEK)


def _last_weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return build.on_day(latest(filled(m, "weekday"), context.today - ONE_DAY))


def _weekday_before_last(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return build.on_day(latest(filled(m, "weekday"), context.today - ONE_DAY) - ONE_WEEK)


def _weeks_on_weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "Friday week", "a fortnight on Thursday", "two weeks on Monday"."""
    n = number(m, "n") or 1
    weeks = 2 * n if "fortnight" in m[0] else n
    return build.on_day(coming(filled(m, "weekday"), context) + weeks * ONE_WEEK)


def _week_last_weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    weeks = (number(m, "n") or 1) * (2 if "fortnight" in m[0] else 1)
    return build.on_day(latest(filled(m, "weekday"), context.today - ONE_DAY) - weeks * ONE_WEEK)


def _weekday_of_week(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "Tuesday next week", "Monday the week after next"."""
    weeks = 2 if "after next" in m[0] else 1 if "next" in m[0] else -1 if "last" in m[0] else 0
    monday = build.monday_of(context.today) + weeks * ONE_WEEK
    return build.on_day(monday + timedelta(days=filled(m, "weekday")))


def _weeks_from_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "a week today", "a fortnight tomorrow", "tomorrow week"."""
    n = number(m, "n") or 1
    days = 14 * n if "fortnight" in m[0] else 7 * n
    return build.on_day(context.today + timedelta(days=days + ("tomorrow" in m[0]) - ("yesterday" in m[0])))


def _near_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "today", "yesterday", "the day after tomorrow"."""
    words = m[0]
    step = 1 if "tomorrow" in words else -1 if "yesterday" in words or "last night" in words else 0
    step += ("day after" in words) - ("day before" in words)
    return build.on_day(context.today + timedelta(days=step))


def _nth_weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "first Monday in March", "last Friday of the month"."""
    n, weekday = _which(m), filled(m, "weekday")
    month, year = number(m, "month"), number(m, "yr")
    if month:
        year = build.full_year(year) if year else build.year_of_month(month, context, past)
        day = _nth(year, month, weekday, n)
        if implied_year_is_over(day, context, past) and number(m, "yr") is None:
            day = _nth(year + 1, month, weekday, n)
    else:
        first = build.shifted(context.today.replace(day=1), int("next" in m[0]), "month", context)
        day = _nth(first.year, first.month, weekday, n)
        if implied_year_is_over(day, context, past) and "this" not in m[0]:
            first = build.shifted(first, 1, "month", context)
            day = _nth(first.year, first.month, weekday, n)
    return build.on_day(day) if day else None


def implied_year_is_over(day: date | None, context: Context, past: bool) -> bool:
    """Tell whether a day found without its year (or month) written has gone by, where one to come is meant."""
    return day is not None and not past and day < context.today


def _which(m: re.Match[str]) -> int:
    return number(m, "ord") or (-2 if "penultimate" in m[0] else -1)


def _nth(year: int, month: int, weekday: int, n: int) -> date | None:
    if n == -2:
        last = nth_weekday(year, month, weekday, -1)
        return last - ONE_WEEK if last else None
    return nth_weekday(year, month, weekday, n) if n <= 5 else None


_NTH = "[the] (<ord> | last | penultimate) <weekday>"
RULES = (
    *rule(_day_month, "[<weekday> [,]] [the] <day> [-|/] [of] <month> [[,|-|/|of] <yr>]"),
    *rule(_day_month, "[<weekday> [,]] <dmy>", "[<weekday> [,]] <slash>", "<weekday> <dots>"),
    *rule(_month_day, "[<weekday> [,]] <month> [the] <day> [[,] <year>]"),
    *rule(_day_of_month, "[<weekday>] the <ord>", "<weekday> <ord>"),
    *rule(_day_of_named_month, "[the] <ord> [day] [of] (the|this|next|last) month"),
    *rule(_weekday, "[this|coming|this coming|the coming] <weekday> [coming]"),
    *rule(_next_weekday, "next <weekday>", "<weekday> next"),
    *rule(_last_weekday, "last <weekday>", "<weekday> (last|gone|just gone)"),
    *rule(_weekday_before_last, "<weekday> before last"),
    *rule(_weeks_on_weekday, "[(a|<n>)] (week|fortnight) (on|from|this|next|coming) <weekday>"),
    *rule(_weeks_on_weekday, "[this|next] <weekday> (week|fortnight)", "[<n>] week <weekday>"),
    *rule(_week_last_weekday, "(a|<n>) (week|fortnight) (last|ago last|ago on) <weekday>"),
    *rule(_weekday_of_week, "<weekday> [of|in|on] (next|this|last) week", "(next|this|last) week [on|,] <weekday>"),
    *rule(_weekday_of_week, "<weekday> [of|in] [the] week after next", "[the] week after next [on] <weekday>"),
    *rule(_weeks_from_day, "[a|<n>] (week|fortnight) (today|tomorrow|yesterday|from today|from tomorrow)"),
    *rule(_weeks_from_day, "(today|tomorrow) (week|fortnight)"),
    *rule(_near_day, "[later|earlier] today", "(this|in the) (morning|afternoon|evening)", "tonight", "this lunchtime"),
    *rule(_near_day, "tomorrow", "yesterday", "last night", "[the] day (after tomorrow|before yesterday)"),
    *rule(_nth_weekday, f"{_NTH} [of|in] [the|this|next] month", f"{_NTH} [of|in|,] <month> [<yr>]"),

)  # fmt: skip
# Read as a day only after a word such as "by", or when it is all that was written.
AFTER_LEAD = (
    *rule(_day_month, "<dots>", "<dash>"),
    *rule(_day_of_month, "<ord>"),
)
