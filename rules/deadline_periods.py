"""Patterns of periods: months, quarters, halves, years and weeks; their date is their last day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rules import deadline_build as build
from rules.calendar import long_date, nth_weekday, quarter_dates
from rules.deadline_patterns import filled, number, rule
from rules.deadline_values import Context, DeadlineClass, Reading

_STEP = {"last": -1, "next": 1, "coming": 1, "new": 1}


def _step(words: str) -> int:
    """Return -1, 0 or 1 for "last", "this" or "next"."""
    return next((_STEP[word] for word in words.split() if word in _STEP), 0)


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
    return build.month_of(context.today.year + _step(m[0]), filled(m, "month"))


def _said_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "this March", "last March", and "next March", which may be this year's or next year's."""
    month, step = filled(m, "month"), _step(m[0])
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
    day = build.shifted(context.today.replace(day=1), _step(m[0]), "month", context)
    return build.month_of(day.year, day.month)


def _months(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "March/April 2027"."""
    first, last = filled(m, "month"), filled(m, "month2")
    year = number(m, "year") or build.year_of_month(last, context, past)
    return build.months_of(date(year if first <= last else year - 1, first, 1), date(year, last, 1))


def _days(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "1-5 March", "8th to 12th March 2027"."""
    pair = next((m[name][1:] for name in ("dash", "slash") if name in m.re.groupindex), None)
    days = [int(part) for part in re.split("[-/]", pair)] if pair else [filled(m, "day"), filled(m, "day2")]
    month, year = filled(m, "month"), number(m, "yr")
    year = build.full_year(year) if year else build.year_of(month, days[1], context, past)
    first, last = (build.written_day(year, month, day) for day in days)
    if first.on is None or last.on is None:
        return last if first.on else first
    return build.period(DeadlineClass.RANGE, first.on, last.on, "day") if first.on < last.on else None


def _quarter(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    quarter = number(m, "quarter", "n", "ord") or 4
    if not 1 <= quarter <= 4:
        return None
    start = _span_start(m)
    if start is None and (year := number(m, "year")):
        return _quarter_of_one_year(quarter, year)
    if start is None:
        now = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS)
        years = [year for year in (now - 1, now, now + 1) if _fits(*quarter_dates(year, quarter), context, past)]
        start = years[-1] if past else years[0]
    return build.period(DeadlineClass.QUARTER, *quarter_dates(start, quarter), "quarter")


def _fits(first: date, last: date, context: Context, past: bool) -> bool:
    return first <= context.today if past else last >= context.today


def _quarter_of_one_year(quarter: int, year: int) -> Reading:
    """Read "Q3 2027": of 2027/28, unless the calendar year is meant."""
    first, last = quarter_dates(year, quarter)
    other = quarter_dates(year - (quarter > 0), 4)[1] if quarter == 1 else quarter_dates(year, quarter - 1)[1]
    question = f"Quarters run from April: this one ends on {long_date(last)}. Or do you mean {long_date(other)}?"
    whole = build.period(DeadlineClass.QUARTER, first, last, "quarter")
    return replace(whole, options=(last, other), question=question)


def _near_quarter(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    now = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS)
    index = 4 * now + (context.today.month - 4) % 12 // 3 + _step(m[0])
    return build.period(DeadlineClass.QUARTER, *quarter_dates(index // 4, index % 4 + 1), "quarter")


def _half(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    half, start = number(m, "half", "ord") or 2, _span_start(m)
    if half > 2:
        return None
    quarters = (1, 2) if half == 1 else (3, 4)
    if start is None:
        now = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS)
        start = number(m, "year")
        start = start or next(y for y in (now, now + 1) if past or quarter_dates(y, quarters[1])[1] >= context.today)
    first, last = quarter_dates(start, quarters[0])[0], quarter_dates(start, quarters[1])[1]
    return build.period(DeadlineClass.RANGE, first, last, "half")


def _span_start(m: re.Match[str]) -> int | None:
    """Return the year in which "2026/27" or "26/27" began."""
    if "span" in m.re.groupindex and (code := m["span"]):
        return int(code[1:5])
    if "slash" in m.re.groupindex and (code := m["slash"]):
        first, second = (int(part) for part in code[1:].split("/"))
        return 2000 + first if second == (first + 1) % 100 else None
    return None


def _years(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "2016/17", "FY 26/27", "academic year 2026-27", and the span "2025-28"."""
    first_month = _kind_of_year(m[0], context) or build.own_year(context)
    start = _span_start(m)
    if start is None:
        return None
    if "span" not in m.re.groupindex or not m["span"]:
        # Bare "12/13" is 12 December's neighbour, not a year; "26/27" can be nothing else.
        if m[0].startswith("X") and int(m["slash"].split("/")[1]) <= 12:
            return None
        return build.year_from(start, first_month)
    end = int(m["span"][6:])
    if end - start == 1:
        return build.year_from(start, first_month)
    last = build.year_from(end - 1, first_month)
    return replace(last, kind=DeadlineClass.RANGE, start=date(start, first_month, 1))


def _kind_of_year(words: str, context: Context) -> int | None:
    """Return the month in which the year that was named begins, or None if its kind was not said."""
    said = set(words.split())
    if said & {"financial", "fy", "fye", "tax", "council", "municipal"}:
        return build.FINANCIAL_YEAR_BEGINS
    if said & {"academic", "school", "college", "ay"}:
        return build.SCHOOL_YEAR_BEGINS
    return build.CALENDAR_YEAR_BEGINS if "calendar" in said else None


def _calendar_year(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return build.year_from(filled(m, "year"), _kind_of_year(m[0], context) or build.CALENDAR_YEAR_BEGINS)


def _near_year(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "this year", "year end", "next academic year"; ask which year, unless it was said."""
    step, first_month = _step(m[0]), _kind_of_year(m[0], context)
    if first_month or context.school:
        first_month = first_month or build.SCHOOL_YEAR_BEGINS
        return build.year_from(build.year_now(context.today, first_month) + step, first_month)
    own = build.year_from(build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS) + step, 4)
    calendar = build.year_from(context.today.year + step, 1)
    options = tuple(one.on for one in (own, calendar) if one.on)
    question = f"Is that the financial year ({long_date(options[0])}) or the calendar year ({long_date(options[1])})?"
    return replace(own, options=options, question=question)


def _near_week(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "next week"; on a Saturday or Sunday "this week" is the one about to begin."""
    day = context.today if past else context.today + timedelta(days=2 if context.today.weekday() >= 5 else 0)
    weeks = 2 if "after next" in m[0] else _step(m[0])
    week = build.week_from(build.monday_of(day if weeks == 0 else context.today) + timedelta(weeks=weeks))
    return build.on_day(week.on) if week.on and ("end" in m[0] or "eow" in m[0]) else week


def _week_of_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    month = filled(m, "month")
    year = number(m, "year") or build.year_of_month(month, context, past)
    monday = nth_weekday(year, month, 0, number(m, "ord") or -1) if (number(m, "ord") or 1) <= 5 else None
    return build.week_from(monday) if monday else None


def _weekend(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    saturday = build.monday_of(context.today) + timedelta(days=5, weeks=_step(m[0]))
    return build.period(DeadlineClass.RANGE, saturday, saturday + timedelta(days=1), "day")


_YEAR = "[the] [financial|fy|municipal|council] [year] (<span>|<slash>|<year>)"
_KIND = "(financial|academic|school|calendar|municipal|council|college|tax)"
RULES = (
    *rule(_month, "<month> [[,|of] <year>]"),
    *rule(_iso_month, "<isomonth>"),
    *rule(_short_month, "<month> - <n>"),
    *rule(_month_of_year, "<month> [of] (this|next|last) year"),
    *rule(_said_month, "(this|this coming|coming|next|last) <month>"),
    *rule(_near_month, "(this|next|last|the coming|the next) month", "[the] month end", "eom"),
    *rule(_near_month, "[the] end of [the] month", "(within|during) the month"),
    *rule(_months, "<month> (/|or|and) <month2> [<year>]"),
    *rule(_days, "<day> (-|/|to|and|or) <day2> [of] <month> [<yr>]"),
    *rule(_days, "<dash> [of] <month> [<yr>]", "<slash> <month> [<yr>]"),
    *rule(_quarter, f"<quarter> [[,|/|-] [of] {_YEAR}]", f"[the] (quarter|q) <n> [[,|/|-] [of] {_YEAR}]"),
    *rule(_quarter, f"[the] (<ord>|last|final) quarter [of|in|,] {_YEAR}", "[the] <ord> quarter"),
    *rule(_quarter, "[fy] (<span>|<slash>) [,|-] (<quarter>|quarter <n>)"),
    *rule(_quarter, "[the] (<ord>|last|final) quarter (of|in) (the|this) [financial] year"),
    *rule(_near_quarter, "(this|next|last|the coming|the current) quarter", "[the] [end of the] quarter end"),
    *rule(_near_quarter, "[the] end of [the|this] quarter"),
    *rule(_half, f"<half> [[of] {_YEAR}]", f"[the] (<ord>|last) half of {_YEAR}"),
    *rule(_half, "[the] (<ord>|last) half of (the|this) [financial] year"),
    *rule(_years, f"[the] [fy|ay|financial year|council year|municipal year|{_KIND} year] (<span>|<slash>)"),
    *rule(_years, f"[the] (<span>|<slash>) ({_KIND} year|fy|year)"),
    *rule(_calendar_year, "[the] [calendar] year <year>"),
    *rule(_near_year, f"[the] (this|next|last|current|coming|new|the) {_KIND} year"),
    *rule(_near_year, "(this|next|last|the coming|coming) year", f"[the] [{_KIND}] year end", "eoy", "fye"),
    *rule(_near_year, f"[the] end of [the|this] [{_KIND}] year", "[the] end of fy", "[this|next|last|current] fy"),
    *rule(_near_week, "(this|next|last|the coming|the current) week", "eow", "[the] end of [the|this|next] week"),
    *rule(_near_week, "[the] week after next", "[the] end of the week after next"),
    *rule(_week_of_month, "[the] (<ord>|last) week (of|in) <month> [<year>]"),
    *rule(_weekend, "(this|next|last|the|the coming) weekend"),
)  # fmt: skip
AFTER_LEAD = (*rule(_calendar_year, "<year>"), *rule(_near_month, "month"), *rule(_near_year, f"{_KIND} year"))
