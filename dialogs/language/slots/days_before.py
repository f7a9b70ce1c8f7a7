"""The day "2 weeks before" another: what a reminder ahead of a date falls on."""

import re
from datetime import date, timedelta
from typing import Any

from dialogs.language.lexicon import NUMBER_WORDS
from rules import deadlines
from rules.deadlines import Context

_UNITS = {"d": "day", "w": "week", "f": "fortnight", "m": "month"}


def before(lead: re.Match[str], base: date | None, context: Context) -> dict[str, Any] | None:
    """Return the day "2 weeks before" a date."""
    if base is None:
        return None
    number = lead.group("digits") or lead.group("count")
    count = int(number) if number.isdigit() else (2 if number == "couple of" else NUMBER_WORDS.get(number, 1))
    unit, words = lead.group("unit"), said(lead)
    if unit.startswith("m"):
        months = base.year * 12 + base.month - 1 - count
        year, month = divmod(months, 12)
        last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return as_json(date(year, month + 1, min(base.day, last)), words, context)
    if unit.startswith("working"):
        return as_json(context.calendar.minus(base, min(count, 99)), words, context)
    length = 14 if unit.startswith("f") else 7 if unit.startswith("w") else 1
    return as_json(base - timedelta(days=min(count, 999) * length), words, context)


def said(lead: re.Match[str]) -> str:
    """Say it in full: "2wks" is "2 weeks before"."""
    number, unit = lead.group("digits") or lead.group("count"), lead.group("unit")
    name = "working day" if unit.startswith("working") else _UNITS[unit[0]]
    several = "" if number in ("a", "an", "the", "one", "1") else "s"
    return f"{number} {name}{several} before"


def as_json(day: date, words: str, context: Context) -> dict[str, Any]:
    """Return a day with the words it was said in."""
    return deadlines.read(f"{day.day} {day:%B} {day.year}", context).as_json() | {"text": words}
