"""What a deadline is: the words as written, a class, and a date only where the words give one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import time as time_of_day
from enum import StrEnum
from typing import Any

from rules.calendar import ENGLAND_AND_WALES, WorkingDays


class DeadlineClass(StrEnum):
    """The kinds of deadline found in real plans."""

    DATE = "DATE"
    MONTH = "MONTH"
    RANGE = "RANGE"
    QUARTER = "QUARTER"
    YEAR = "YEAR"
    TERM = "TERM"
    ONGOING = "ONGOING"
    RECUR = "RECUR"
    TBA = "TBA"
    IMMEDIATE = "IMMEDIATE"
    EVENT = "EVENT"
    NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one deadline was read. `on` is the last day of a period; with a question it is the default, or None.

    `precision` is day, week, month, quarter, half, year or term. `flags` are spelled once, here: saturday, sunday,
    bank_holiday, past, future, external, typo, impossible, weekday (the weekday written is not that day's),
    provisional ("March, TBC"), review ("Ongoing, review in June": the review's date is the option).
    """

    text: str
    kind: DeadlineClass
    on: date | None = None
    start: date | None = None
    precision: str | None = None
    time: time_of_day | None = None
    recurs: str | None = None
    options: tuple[date, ...] = ()
    flags: tuple[str, ...] = ()
    question: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what `clerk parse-date` prints."""
        return {
            "text": self.text,
            "class": self.kind.value,
            "date": self.on.isoformat() if self.on else None,
            "start": self.start.isoformat() if self.start else None,
            "precision": self.precision,
            "time": self.time.strftime("%H:%M") if self.time else None,
            "recurs": self.recurs,
            "options": [option.isoformat() for option in self.options],
            "flags": list(self.flags),
            "question": self.question,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What a reading may know: the day it is read, and what the group has configured. One is equal only to itself.

    `terms` maps a name ("spring term", "spring half term", with a year after it where several are kept) to its first
    and last day. `school`: the year runs September to August.
    """

    today: date
    next_meeting: date | None = None
    calendar: WorkingDays = ENGLAND_AND_WALES
    terms: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    school: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline inside a sentence: `sentence[start:end]`, its leading preposition included."""

    start: int
    end: int
    reading: Reading
