"""Deadlines in a file: a day without a year takes it from the dates around it, never from the clock."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median_low

from rules import deadlines
from rules.calendar import long_date
from rules.deadlines import Context, DeadlineClass, Reading

HALF_A_YEAR = timedelta(days=182)

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY_OR_MONTH = re.compile(
    rf"\b(?:{_MONTHS})[a-z]*\b|\b\d{{1,2}}[./-]\d{{1,2}}\b(?![./-]\d|\s*(?:day|week|month|year))", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b")

_CLOSED = {"saturday", "sunday", "bank_holiday"}
_FLAGS = {
    "bank_holiday": "That is a bank holiday.",
    "typo": "The spelling was guessed.",
    "weekday": "The weekday written is another one.",
    "external": "Somebody else sets this deadline.",
}


@dataclass(frozen=True, slots=True)
class FileDates:
    """How deadlines of one file are read: `context` for words that need today, `around` for days without a year."""

    context: Context
    around: date | None

    def read(self, words: str) -> tuple[Reading, list[str]]:
        """Return the deadline's reading and what is in doubt about it."""
        if not words:
            return deadlines.read("", self.context), ["No deadline written: the action needs a date."]
        reading = deadlines.read(words, self._context(words))
        if reading.kind is DeadlineClass.IMMEDIATE and reading.on is None:
            # DOMAIN 2: on import "immediately" is the as-of day; in chat it is a question.
            reading = replace(reading, on=self.context.today, precision="day")
            return reading, ["No day is written: taken as the day of the import."]
        return reading, list(_doubts(reading, from_neighbours=self.around is not None))

    def _context(self, words: str) -> Context:
        # A day or month is read from half a year before the file's middle: with a year it stays as it is, without one
        # it falls next to its neighbours. "Next Tuesday" has no neighbours and keeps today.
        if self.around is None or _DAY_OR_MONTH.search(words) is None:
            return self.context
        return replace(self.context, today=self.around - HALF_A_YEAR)


def of_file(cells: Iterable[str], context: Context) -> FileDates:
    """Return how to read the deadlines of a file whose deadline cells these are."""
    dated = [deadlines.read(cell, context).on for cell in cells if _YEAR.search(cell)]
    known = sorted(day for day in dated if day is not None)
    return FileDates(context, median_low(known) if known else None)


def lacks_year(words: str) -> bool:
    """Tell whether a day or month is written without its year."""
    return _DAY_OR_MONTH.search(words) is not None and _YEAR.search(words) is None


def _doubts(reading: Reading, *, from_neighbours: bool) -> Iterable[str]:
    reasons = [reason for flag, reason in _FLAGS.items() if flag in reading.flags]
    closed = not _CLOSED.isdisjoint(reading.flags)
    if reading.on and lacks_year(reading.text):
        taken = "taken from the dates around it" if from_neighbours else "the next one is meant"
        reasons.append(f"No year is written: {taken}.")
    if reading.on and reading.kind is DeadlineClass.DATE and (reasons or closed):
        yield f"Read as {long_date(reading.on)}{', not a working day' if closed else ''}."
    yield from reasons
    # A plan's own past is no question, and neither is a weekend: the words say what was agreed.
    if reading.question and not closed and "past" not in reading.flags:
        yield reading.question
