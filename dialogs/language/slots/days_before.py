"""The day "2 weeks before" another: what a reminder ahead of a date falls on."""

import re
from datetime import date, timedelta
from typing import Any

from dialogs.language.lexicon import NUMBER_WORDS
from rules import deadlines
from rules.deadlines import Context


def before(lead: re.Match[str], base: date | None, context: Context) -> dict[str, Any] | None:
    """Return the day "2 weeks before" a date."""
    if base is None:
        return None
    said = lead.group("digits") or lead.group("count")
    count = int(said) if said.isdigit() else (2 if said == "couple of" else NUMBER_WORDS.get(said, 1))
    unit, words = lead.group("unit"), f"{lead.group()} before"
    if unit.startswith("m"):
        months = base.year * 12 + base.month - 1 - count
        year, month = divmod(months, 12)
        last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return as_json(date(year, month + 1, min(base.day, last)), words, context)
    if unit.startswith("working"):
        return as_json(_working_days_before(base, count), words, context)
    length = 14 if unit.startswith("f") else 7 if unit.startswith("w") else 1
    return as_json(base - timedelta(days=min(count, 999) * length), words, context)


def _working_days_before(base: date, count: int) -> date:
    day = base
    for _ in range(min(count, 99)):
        day -= timedelta(days=3 if day.weekday() == 0 else 2 if day.weekday() == 6 else 1)
    return day


def as_json(day: date, words: str, context: Context) -> dict[str, Any]:
    """Return a day with the words it was said in."""
    return deadlines.read(f"{day.day} {day:%B} {day.year}", context).as_json() | {"text": words}
