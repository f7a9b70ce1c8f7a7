"""Patterns of the school year and the feasts: terms, half-terms, Easter, Christmas, bank holidays."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter

from rules.calendar import bank_holidays, long_date
from rules.deadlines import build
from rules.deadlines.patterns import number, rule
from rules.deadlines.values import Context, DeadlineClass, Reading

_SEASONS = ("spring", "summer", "autumn", "winter")
# Half-terms are also named after their months.
_HALF_TERM_MONTHS = {1: "spring", 2: "spring", 3: "spring", 5: "summer", 6: "summer", 10: "autumn", 11: "autumn"}
_SEASON_ENDS = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "winter": (2, 28)}


def _term(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read a term: its last day if the group has configured it, else ask."""
    if "holidays" in m[0] or "break" in m[0]:
        return _holidays(m)
    season = _season(m)
    half = "half" in m[0]
    first, last = _configured(season, half, number(m, "year"), context, past) or (None, None)
    if first and last:
        return build.period(DeadlineClass.TERM, first, last, "term")
    name = " ".join(part for part in (season, "half-term" if half else "term") if part)
    question = f"Term dates are not set for this group. On which day does the {name} end?"
    return Reading("", DeadlineClass.TERM, precision="term", question=question)


def _holidays(m: re.Match[str]) -> Reading:
    """Read "the summer holidays": only the schools know when they are."""
    name = _season(m) or next((feast for feast in ("easter", "christmas") if feast in m[0]), "school")
    question = f"Term dates are not set for this group. Between which days are the {name} holidays?"
    return Reading("", DeadlineClass.TERM, precision="term", question=question)


def _long_weekend(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the Easter weekend", Good Friday to Easter Monday, and ask."""
    sunday = easter(_easter_year(m, context, past))
    first, last = sunday - timedelta(days=2), sunday + timedelta(days=1)
    question = f"{long_date(first)} to {long_date(last)} are days off. Which working day is meant?"
    return replace(build.period(DeadlineClass.RANGE, first, last, "day"), question=question)


def _season(m: re.Match[str]) -> str:
    if month := number(m, "month"):
        return _HALF_TERM_MONTHS.get(month, "")
    return next((season for season in _SEASONS if season in m[0]), "")


def _configured(season: str, half: bool, year: int | None, context: Context, past: bool) -> tuple[date, date] | None:
    """Return the first and last day of the term meant: of that year, else the next to end (or the latest begun)."""
    wanted = sorted(
        dates
        for name, dates in context.terms.items()
        if season in name.lower() and ("half" in name.lower()) == half and (year is None or dates[1].year == year)
    )
    if year is None:
        wanted = [dates for dates in wanted if (dates[0] <= context.today if past else dates[1] >= context.today)]
    return (wanted[-1] if past else wanted[0]) if wanted else None


def _bare_season(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "summer 2027": no day is meant, so ask; the season's end is offered."""
    month, day = _SEASON_ENDS[m["season"]]
    end = date(number(m, "year") or build.year_of(month, day, context, past), month, day)
    question = f"Which month of the {m['season']}? Give one, for example {end:%B} {end.year}."
    return Reading("", DeadlineClass.RANGE, options=(end,), question=question)


def _feast_year(month: int, day: int, m: re.Match[str], context: Context, past: bool) -> int:
    return number(m, "year") or build.year_of(month, day, context, past)


def _easter_year(m: re.Match[str], context: Context, past: bool) -> int:
    if year := number(m, "year"):
        return year
    year = context.today.year
    if past:
        return year if easter(year) <= context.today else year - 1
    return year if easter(year) + timedelta(days=1) >= context.today else year + 1


def _easter(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read Easter: `start` is Good Friday, so that "before Easter" is the working day before that."""
    sunday = easter(_easter_year(m, context, past))
    return replace(build.on_day(sunday), start=sunday - timedelta(days=2))


def _day_of_easter(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    sunday = easter(_easter_year(m, context, past))
    step = -2 if "good" in m[0] else -3 if "maundy" in m[0] else 1 if m["weekday"] in ("W0", None) else 0
    return build.on_day(sunday + timedelta(days=step))


def _christmas(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    day = date(_feast_year(12, 25, m, context, past), 12, 25)
    return replace(build.on_day(day), start=None if "day" in m[0] else day)


def _fixed_feast(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    words = m[0]
    if "new year" in words:
        month, day = (12, 31) if "eve" in words else (1, 1)
    else:
        month, day = (12, 24) if "eve" in words else (12, 26)
    day_meant = date(_feast_year(month, day, m, context, past), month, day)
    return replace(build.on_day(day_meant), start=day_meant if words == "new year " else None)


# Days of the year that people date things by; what a date follows from is never a bank holiday's.
_NAMED_DAYS = {"bonfire": (11, 5), "fawkes": (11, 5), "hallowe'en": (10, 31), "valentines": (2, 14), "burns": (1, 25)}


def _named_day(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "bonfire night", "Hallowe'en"."""
    month, day = next(found for name, found in _NAMED_DAYS.items() if name in m[0])
    return build.on_day(date(_feast_year(month, day, m, context, past), month, day))


def _bank_holiday(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "the bank holiday" (the next or latest), "May bank holiday", "August bank holiday"."""
    month = number(m, "month") or (
        5 if "spring" in m[0] or "M5" in m[0] or "whit" in m[0] else 8 if "summer" in m[0] else None
    )
    days = sorted(
        day
        for year in range(context.today.year - 1, context.today.year + 2)
        for day in bank_holidays(year)
        if (month is None or day.month == month)
        and day.weekday() < 5
        and (day <= context.today if past else day >= context.today)
        and (not {"spring", "late", "whit"} & set(m[0].split()) or day.day > 20)
        and (("early" not in m[0] and "M5 day" not in m[0]) or day.day < 10)
    )
    if not days:
        return None
    if n := number(m, "ord"):
        return build.on_day(days[n - 1]) if n <= len(days) else None
    return build.on_day(days[-1] if past or m[0].startswith(("last bank", "the last bank")) else days[0])


RULES = (
    *rule(_term, "[the] [end of] [the] [this|next] (<season>|<month>) term [end|<year>|<span>|<slash>]"),
    *rule(_term, "[the] end of [the|this|next] term", "[the] (this|next|current|last|the|new) term", "term"),
    *rule(_term, "term end", "[the] [end of] [the] school term [end]"),
    *rule(_term, "[the] [end of] [the] [spring|summer|autumn|school|this|next|<month>|easter|christmas]"
          "(half-term|half term) [week|holidays|break] [<year>]"),
    *rule(_term, "[the] [end of] [the] [school] (spring|summer|autumn|winter|easter|christmas|<month>|school) "
          "[school] (holidays|break) [<year>]"),
    *rule(_term, "(spring|summer|autumn) <year> term", "[the] [end of] [the] (spring|summer|autumn) (N1|N2) [<year>]"),
    *rule(_bare_season, "[the] [coming|this|next] <season> [of] [<year>]", "[the] <season> month"),
    *rule(_easter, "[the] easter [<year>]"),
    *rule(_long_weekend, "[the] easter weekend [<year>]", "[the] easter bank holidays weekend"),
    *rule(_day_of_easter, "(good|maundy) <weekday> [<year>]", "easter <weekday> [<year>]"),
    *rule(_day_of_easter, "easter bank holidays [<weekday>]"),
    *rule(_christmas, "christmas [day] [<year>]"),
    *rule(_fixed_feast, "(christmas eve|boxing day) [<year>]", "[the] new year [day|eve] [<year>]"),
    *rule(_named_day, "[guy] (bonfire|fawkes|burns) night [<year>]", "hallowe'en [<year>]", "valentines day [<year>]"),
    *rule(_bank_holiday, "[the|next|last|this] [early|late] [<month>|spring|summer] [day] bank holidays [<weekday>]"),
    *rule(_bank_holiday, "[the] (<ord>|last) bank holidays (of|in) <month>"),
    *rule(_bank_holiday, "whit [<weekday>|bank holidays]"),
    *rule(_bank_holiday, "early <month> (day|<weekday>)", "M5 day"),
)  # fmt: skip
# Read as this one only after a word such as "by".
AFTER_LEAD = rule(_term, "holidays")
_WHEN = "(when|by the time)"
# Read only when it is all that was written.
WHOLE = (
    *rule(_term, f"{_WHEN} [the] (kids|children|pupils|students|school|they) (go|goes|going|are|is|come) back"),
    *rule(_term, "back to school", f"{_WHEN} [the] school (starting|back)"),
    *rule(_term, f"{_WHEN} [the] school (go back|breaks up|break up|finish|end)"),
    *rule(_term, f"{_WHEN} term (starting|end|begins)"),
)  # fmt: skip
