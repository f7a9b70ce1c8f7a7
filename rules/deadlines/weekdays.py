"""Patterns of weekdays and near days as said: "next Friday", "a week on Monday", "the day after tomorrow"."""

import re
from datetime import date, timedelta

from rules.calendar import nth_weekday
from rules.deadlines import build
from rules.deadlines.patterns import filled, number, rule
from rules.deadlines.values import Context, Reading

ONE_WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


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


def _weekday_after_next(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the Friday after next": a week after whichever next Friday is."""
    day = coming(filled(m, "weekday"), context) + ONE_WEEK
    if build.monday_of(day - ONE_WEEK) != build.monday_of(context.today):
        return build.on_day(day)
    return build.either(day, day + ONE_WEEK, day + ONE_WEEK)


def _weekday_after_this(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the Friday after this one"."""
    return build.on_day(coming(filled(m, "weekday"), context) + ONE_WEEK)


def _weekdays_away(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "three Mondays from now", "two Fridays ago"."""
    more = (filled(m, "n") - 1) * ONE_WEEK
    if "ago" in m[0]:
        return build.on_day(latest(filled(m, "weekday"), context.today - ONE_DAY) - more)
    return build.on_day(coming(filled(m, "weekday"), context) + more)


def _this_time(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "this time next week", "this time last year"."""
    return build.on_day(build.shifted(context.today, build.step(m[0]), m["unit"], context))


def _last_weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return build.on_day(latest(filled(m, "weekday"), context.today - ONE_DAY))


def _weekday_before_last(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return build.on_day(latest(filled(m, "weekday"), context.today - ONE_DAY) - ONE_WEEK)


def _weeks_on_weekday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "Friday week", "a fortnight on Thursday"; on a Tuesday, ask about "Tuesday week"."""
    n, weekday = number(m, "n") or 1, filled(m, "weekday")
    weeks = (2 * n if "fortnight" in m[0] else n) * ONE_WEEK
    day = coming(weekday, context) + weeks
    if context.today.weekday() != weekday:
        return build.on_day(day)
    return build.either(context.today + weeks, day, context.today + weeks)


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
    unit = next(unit for unit in ("fortnight", "week", "month", "day", "quarter", "year") if unit in m[0].split())
    n, from_day = number(m, "n") or 1, context.today + (("tomorrow" in m[0]) - ("yesterday" in m[0])) * ONE_DAY
    return build.on_day(build.shifted(from_day, -n if "ago" in m[0] else n, unit, context))


def _near_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "today", "yesterday", "the day after tomorrow"."""
    words = m[0]
    step = 1 if "tomorrow" in words else -1 if "yesterday" in words or "last night" in words else 0
    step += ("day after" in words) - ("day before" in words)
    return build.on_day(context.today + timedelta(days=step))


def nth_weekday_of(m: re.Match[str], context: Context, past: bool) -> Reading | None:
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
    *rule(_weekday, "[this|coming|this coming|the coming|following|the following] <weekday> [coming]"),
    *rule(_next_weekday, "next <weekday>", "<weekday> next"),
    *rule(_weekday_after_next, "[the] <weekday> after next", "[the] <weekday> after (next|the next) <weekday2>"),
    *rule(_weekday_after_this, "[the] <weekday> after this [N1|<weekday2>]"),
    *rule(_weekdays_away, "[in] <n> <weekday> (from now|time|ago)"),
    *rule(_this_time, "(this|same) (time|day) (next|last) <unit>"),
    *rule(_last_weekday, "last <weekday>", "<weekday> (last|gone|just gone)"),
    *rule(_weekday_before_last, "<weekday> before last"),
    *rule(_weeks_on_weekday, "[(a|<n>)] (week|fortnight) (on|from|this|next|coming|come) <weekday>"),
    *rule(_weeks_on_weekday, "[this|next] <weekday> (week|fortnight)", "[a|<n>] (week|fortnight) <weekday>"),
    *rule(_week_last_weekday, "(a|<n>) (week|fortnight) (last|ago [last|on]) <weekday>"),
    *rule(_weekday_of_week, "<weekday> [of|in|on] (next|this|last) week", "(next|this|last) week [on|,] <weekday>"),
    *rule(_weekday_of_week, "<weekday> [of|in] [the] week after next", "[the] week after next [on] <weekday>"),
    *rule(_weeks_from_day, "(a|<n>) <unit> [from|ago] (today|tomorrow|yesterday)"),
    *rule(_weeks_from_day, "(week|fortnight|month) [from] (today|tomorrow|yesterday)"),
    *rule(_weeks_from_day, "(today|tomorrow) [a] <unit>"),
    *rule(_near_day, "[later|earlier] today", "(this|in the) (morning|afternoon|evening)", "tonight"),
    *rule(_near_day, "this (lunchtime|am|pm)"),
    *rule(_near_day, "tomorrow", "yesterday", "last night", "[the] day (after tomorrow|before yesterday)"),
    *rule(nth_weekday_of, f"{_NTH} [of|in] [the|this|next] month", f"{_NTH} [of|in|,] <month> [<yr>]"),
)  # fmt: skip
