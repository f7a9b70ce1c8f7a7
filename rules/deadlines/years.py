"""Patterns of years, halves and quarters: financial, academic and calendar; their date is their last day."""

import re
from dataclasses import replace
from datetime import date

from rules.calendar import long_date, quarter_dates
from rules.deadlines import build
from rules.deadlines.patterns import filled, number, rule
from rules.deadlines.values import Context, DeadlineClass, Reading


def _quarter(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    quarter = number(m, "quarter", "n", "ord") or 4
    if not 1 <= quarter <= 4:
        return None
    start = _span_start(m)
    if start is None and (year := number(m, "year")):
        return _quarter_of_one_year(quarter, year)
    if start is None and " year " in f" {m[0]}" and build.step(m[0].split(" ", 1)[1]):
        start = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS) + build.step(m[0].split(" ", 1)[1])
    if start is None:
        now = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS)
        years = [year for year in (now - 1, now, now + 1) if _fits(*quarter_dates(year, quarter), context, past)]
        start = years[-1] if past else years[0]
    return build.period(DeadlineClass.QUARTER, *quarter_dates(start, quarter), "quarter")


def _fits(first: date, last: date, context: Context, past: bool) -> bool:
    return first <= context.today if past else last >= context.today


def _quarters(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "Q1/Q2 2027/28" as the run of both."""
    first, last = filled(m, "quarter"), filled(m, "quarter2")
    if first >= last:
        return None
    start = _span_start(m)
    if start is None:
        now = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS)
        start = now if past or quarter_dates(now, last)[1] >= context.today else now + 1
    return build.period(DeadlineClass.RANGE, quarter_dates(start, first)[0], quarter_dates(start, last)[1], "quarter")


def _quarter_of_one_year(quarter: int, year: int) -> Reading:
    """Read "Q3 2027": of 2027/28, unless the calendar year is meant."""
    first, last = quarter_dates(year, quarter)
    other = quarter_dates(year - (quarter > 0), 4)[1] if quarter == 1 else quarter_dates(year, quarter - 1)[1]
    question = f"Quarters run from April: this one ends on {long_date(last)}. Or do you mean {long_date(other)}?"
    whole = build.period(DeadlineClass.QUARTER, first, last, "quarter")
    return replace(whole, options=(last, other), question=question)


def _near_quarter(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    now = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS)
    index = 4 * now + (context.today.month - 4) % 12 // 3 + build.step(m[0])
    return build.period(DeadlineClass.QUARTER, *quarter_dates(index // 4, index % 4 + 1), "quarter")


def _near_half(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the end of this half" and "half year end": halves run from April and from October."""
    now = build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS)
    index = 2 * now + (context.today.month - 4) % 12 // 6 + build.step(m[0])
    first, last = quarter_dates(index // 2, 1 + 2 * (index % 2)), quarter_dates(index // 2, 2 + 2 * (index % 2))
    return build.period(DeadlineClass.RANGE, first[0], last[1], "half")


def _half(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    half, start = number(m, "half", "ord") or 2, _span_start(m)
    if half > 2:
        return None
    if start is None and (year := number(m, "year")) and " half of " in m[0] and "financial" not in m[0]:
        months = (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
        return build.period(DeadlineClass.RANGE, *months, "half")  # "the second half of 2027": of the calendar's
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
    for name in ("slash", "dash"):
        if name in m.re.groupindex and (code := m[name]):
            first, second = (int(part) for part in re.split("[/-]", code[1:]))
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
        if m[0][0] in "XH" and len(m[0].split()) == 1 and start % 100 < 12:
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
    step, first_month = build.step(m[0]), _kind_of_year(m[0], context)
    if first_month or context.school:
        first_month = first_month or build.SCHOOL_YEAR_BEGINS
        return build.year_from(build.year_now(context.today, first_month) + step, first_month)
    own = build.year_from(build.year_now(context.today, build.FINANCIAL_YEAR_BEGINS) + step, 4)
    calendar = build.year_from(context.today.year + step, 1)
    options = tuple(one.on for one in (own, calendar) if one.on)
    question = f"Is that the financial year ({long_date(options[0])}) or the calendar year ({long_date(options[1])})?"
    return replace(own, options=options, question=question)


_SOME_YEAR = "(the|this|next|the next|the new|the coming) [financial] year"
_YEAR = "[the] [financial|fy|municipal|council] [year] (<span>|<slash>|<year>)"
_KIND = "(financial|academic|school|calendar|municipal|council|college|tax)"
RULES = (
    *rule(_quarter, f"<quarter> [[,|/|-] [of] {_YEAR}]", f"[the] (quarter|q) <n> [[,|/|-] [of] {_YEAR}]"),
    *rule(_quarter, f"[the] (<ord>|last) quarter [of|in|,] {_YEAR}", "[the] <ord> quarter"),
    *rule(_quarter, "[fy] (<span>|<slash>) [,|-] (<quarter>|quarter <n>)"),
    *rule(_quarter, f"[the] (<ord>|last) quarter [of|in] {_SOME_YEAR}", f"<quarter> [of|in] {_SOME_YEAR}"),
    *rule(_quarter, f"quarter <n> [of|in] {_SOME_YEAR}"),
    *rule(_quarters, "<quarter> (/|-|to|and|,) <quarter2> [of] [fy] [<span>|<slash>|<dash>]"),
    *rule(_near_quarter, "(this|next|last|the coming|the current) quarter", "[the] [end of the] quarter end"),
    *rule(_near_quarter, "[the] end of [the|this] quarter"),
    *rule(_half, f"<half> [[of] {_YEAR}]", f"[the] (<ord>|last) half of {_YEAR}"),
    *rule(_half, "[the] (<ord>|last) half of (the|this) [financial] year"),
    *rule(_near_half, "(this|next|last|the current|the coming) half [year]", "[the] end of the half [year]"),
    *rule(_near_half, "half year end"),
    *rule(_years, f"[the] [fy|ay|financial year|council year|municipal year|{_KIND} year] (<span>|<slash>)"),
    *rule(_years, f"[the] (fy|ay|{_KIND} year|year end) <dash>", "[the] [financial] year end (<span>|<slash>)"),
    *rule(_years, f"[the] (<span>|<slash>|<dash>) ({_KIND} year|fy|year) [end]"),
    *rule(_calendar_year, "[the] [calendar] year <year>", "calendar year end <year>"),
    *rule(_near_year, f"[the] (this|next|last|current|coming|new|the) {_KIND} year [end]"),
    *rule(_near_year, "(this|next|last|the coming|coming|the current|current) year [end]"),
    *rule(_near_year, "(within|during|in) the year", f"[the] [{_KIND}] year end", "eoy", "fye"),
    *rule(_near_year, f"[the] end of [the|this] [{_KIND}] year", "[the] end of fy", "[this|next|last|current] fy"),
)  # fmt: skip
# Read only when it is all that was written.
WHOLE = rule(_years, "<dash>")
AFTER_LEAD = (*rule(_calendar_year, "<year>"), *rule(_near_year, f"{_KIND} year"), *rule(_near_quarter, "quarter"))
