"""When an update says that its action is to be looked at again: "further review in October"."""

import re
from dataclasses import dataclass, replace
from datetime import date

from documents import read_dates
from rules import deadlines
from rules.calendar import long_date
from rules.deadlines import Context, DeadlineClass, Found

UNCLEAR = 'It speaks of a review, but not plainly of the next one: none is noted. Say "review action 3.6 in October".'
YEAR = "No year is written: the review is noted for {}."
NEAR = 60  # signs after the word in which its day stands

_WORD = re.compile(r"\b(?:review|revisit)(?P<done>ed)?\b", re.IGNORECASE)
# What may stand between the word and its day.
_LEADS = re.compile(
    r"[\s:,(–-]*(?:(?:again|date|due|is|it|this|planned|set|in|on|by|at|for|from|during|the|to be|held)\b[\s:(]*)*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|date|due|planned|set|to be)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?:^|[.;:,(–-]|\b(?:further|next|another|follow[- ]?up|will|to|should|must|due for|for|and))\s*$", re.IGNORECASE
)
_TO_BE = re.compile(r"\b(?:to|will|should|must|shall)\s+(?:then\s+|next\s+)?be\s+(?:next\s+|again\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Review:
    """When the next review is, None where that is not said plainly; and what a person should look at."""

    on: date | None
    doubts: tuple[str, ...] = ()


def find(note: str, context: Context, near: date) -> Review | None:
    """Return the review an update speaks of; None for an update that speaks of none that is to come.

    A month without its year is the next one after the latest date in the update, else after `near`.
    """
    unclear = None
    for word in _WORD.finditer(note):
        found = _day(note[word.end() : word.end() + NEAR], context)
        if found is None:
            continue
        before, between = note[: word.start()][-NEAR:], note[word.end() :][: found.start]
        ahead = _TO_BE.search(before) if word["done"] else _AHEAD.search(before) or _AGAIN.search(between)
        words = note[word.end() :][found.start : found.end]
        on = _read(words, context, _latest(note[: word.start()], context) or near) if ahead else None
        if on is not None:
            lacks = read_dates.lacks_year(words)
            return Review(on, (YEAR.format(long_date(on)),) if lacks else ())
        if not word["done"]:
            unclear = Review(None, (UNCLEAR,))
    return unclear


def _day(after: str, context: Context) -> Found | None:
    """Return the day or month that follows the word at once."""
    kinds = (DeadlineClass.DATE, DeadlineClass.MONTH)
    found = next((each for each in deadlines.find(after, context) if each.reading.kind in kinds), None)
    return found if found and _LEADS.fullmatch(after[: found.start]) else None


def _read(words: str, context: Context, after: date) -> date | None:
    reading = deadlines.read(words, replace(context, today=after))
    plain = reading.kind is DeadlineClass.MONTH or reading.precision == "day"  # "mid October" is neither
    return reading.on if plain else None


def _latest(before: str, context: Context) -> date | None:
    """Return the latest date with its year that stands shortly before."""
    text = before[-4 * NEAR :]
    found = [each for each in deadlines.find(text, context) if not read_dates.lacks_year(text[each.start : each.end])]
    return max((each.reading.on for each in found if each.reading.on), default=None)
