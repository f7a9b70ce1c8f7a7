"""Rows to training sessions: date or year, product as said, cohort, headcount. Attendees have no column here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from documents import headings, read_dates
from documents.doubts import Doubt, Doubts
from documents.errors import NoSessions, NotARegister
from documents.plan_layout import TITLE_ROWS
from documents.rows import Row, Table
from rules import deadlines
from rules.calendar import financial_year, financial_year_dates, financial_year_label, long_date
from rules.deadlines import Context, DeadlineClass
from storage.training import Cohort

Names = Mapping[str, str]  # a name or alias, case-folded → the group's own name

MAX_PEOPLE = 100_000
_YEAR = re.compile(r"(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)")
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Session:
    """One session of the file. `year` is the financial year it counts in, also when no day is stated."""

    row: int
    held_on: date | None
    year: int
    product_text: str
    product: str | None
    mode: str | None
    cohorts: tuple[Cohort, ...]
    trainer: str | None = None
    venue: str | None = None

    @property
    def people(self) -> int:
        """Return the session's headcount."""
        return sum(cohort.people for cohort in self.cohorts)

    def as_json(self) -> dict[str, Any]:
        """Return the session in the shape of the export."""
        return {
            "held_on": self.held_on.isoformat() if self.held_on else None,
            "year": financial_year_label(self.year),
            "product": self.product,
            "product_text": self.product_text,
            "mode": self.mode,
            "cohorts": [{"name": cohort.name, "people": cohort.people} for cohort in self.cohorts],
            "people": self.people,
            "void": False,
        }


@dataclass(frozen=True, slots=True)
class Register:
    """What was read of a file."""

    sessions: tuple[Session, ...]
    doubts: tuple[Doubt, ...]

    def counts(self) -> dict[str, int]:
        """Return how many sessions there are, and how many people were in them."""
        return {"sessions": len(self.sessions), "people": sum(session.people for session in self.sessions)}

    def as_json(self) -> dict[str, Any]:
        """Return what `clerk import-training --dry-run --json` prints."""
        return {
            "training": [session.as_json() for session in self.sessions],
            "doubts": [doubt.as_json() for doubt in self.doubts],
            "counts": self.counts(),
        }


def read_training(
    tables: Iterable[Table], context: Context, products: Names | None = None, cohorts: Names | None = None
) -> Register:
    """Read the tables of a file; raise NotARegister or NoSessions."""
    doubts = Doubts()
    found: list[Session] = []
    seen_heading = False
    for table in tables:
        start = next((index for index, row in enumerate(table[:TITLE_ROWS]) if _is_heading(row)), None)
        if start is None:
            continue
        seen_heading = True
        columns = headings.find(table[start].cells, headings.REGISTER)
        for row in table[start + 1 :]:
            cells = {
                field: doubts.guarded(row.number, field, " ".join(row.cells[index].split()))
                for field, index in columns.items()
                if index < len(row.cells)
            }
            session = _session(row.number, cells, context, products or {}, cohorts or {}, doubts)
            found += [session] if session else []
    if not seen_heading:
        raise NotARegister
    if not found:
        raise NoSessions
    return Register(tuple(found), tuple(doubts.found))


def _is_heading(row: Row) -> bool:
    return {"cohort", "people"} <= headings.find(row.cells, headings.REGISTER).keys()


def _session(
    row: int, cells: Mapping[str, str], context: Context, products: Names, cohorts: Names, doubts: Doubts
) -> Session | None:
    cohort, people = cells.get("cohort", ""), cells.get("people", "")
    if any(_TOTAL.fullmatch(cell) for cell in cells.values()):
        return None
    if not cohort:
        doubts.add(row, "cohort", "", "The row does not say who was trained: it was left out.")
        return None
    count = int(people.replace(",", "")) if re.fullmatch(r"\d[\d,]{0,8}", people) else 0
    if not 0 < count <= MAX_PEOPLE:
        doubts.add(row, "people", people, "A headcount is a number from 1, such as 22: the row was left out.")
        return None
    held_on, year = _when(row, cells, context, doubts)
    if year is None:
        return None
    said = cells.get("product", "")
    return Session(
        row=row,
        held_on=held_on,
        year=year,
        product_text=said,
        product=products.get(said.casefold()),
        mode=cells.get("mode") or None,
        cohorts=(Cohort(cohorts.get(cohort.casefold(), cohort), count, cohort),),
        trainer=cells.get("trainer") or None,
        venue=cells.get("venue") or None,
    )


def _when(row: int, cells: Mapping[str, str], context: Context, doubts: Doubts) -> tuple[date | None, int | None]:
    """Return the day and the financial year it counts in; without a day the year has to be named."""
    words, year_words = cells.get("date", ""), cells.get("year", "")
    year = _financial_year(year_words)
    held_on = _day(words, year, context) if words else None
    if held_on is None:
        if year is None:
            why = "Neither a day nor a financial year such as 2016/17: the row was left out."
            doubts.add(row, "date", words or year_words, why)
        else:
            why = "Not a day" if words else "No day is stated"
            doubts.add(row, "date", words, f"{why}: counted in {financial_year_label(year)} without a date.")
        return None, year
    if held_on > context.today:
        doubts.add(row, "date", words, "That day has not come yet: the row was left out.")
        return None, None
    if read_dates.lacks_year(words):
        doubts.add(row, "date", words, f"No year is written: read as {long_date(held_on)}.")
    if year not in (None, financial_year(held_on)):
        why = f"The day falls in {financial_year_label(financial_year(held_on))} and counts there."
        doubts.add(row, "year", year_words, why)
    return held_on, financial_year(held_on)


def _financial_year(words: str) -> int | None:
    """Return the start of "2016/17", "2016-17" or "16/17"; two years that do not follow one another are none."""
    stated = _YEAR.fullmatch(words)
    if stated is None or (int(stated[1]) + 1) % 100 != int(stated[2]):
        return None
    return 2000 + int(stated[1])


def _day(words: str, year: int | None, context: Context) -> date | None:
    """Return the day, the last such day before the end of the year the row names, or before today."""
    if year is not None and read_dates.lacks_year(words):
        context = replace(context, today=min(context.today, financial_year_dates(year)[1]))
    reading = deadlines.read(words, context, past=True)
    return reading.on if reading.kind is DeadlineClass.DATE else None
