"""Rows to training sessions: date or year, product as said, cohort, headcount. Attendees have no column here."""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from documents import headings, read_dates
from documents.doubts import REFUSED, Doubt, Doubts, is_refused
from documents.errors import NoSessions, NotARegister
from documents.plan_layout import TITLE_ROWS
from documents.rows import Row, Table
from rules import deadlines
from rules.calendar import financial_year, financial_year_dates, financial_year_label, long_date
from rules.deadlines import Context, DeadlineClass
from storage.training import E_LEARNING, Cohort

Names = Mapping[str, str]  # a name or alias, case-folded → the group's own name

MAX_PEOPLE = 100_000
NOT_KEPT = "This column is not kept."
NO_COUNT = "A headcount is a number from 1, such as 22: the row was left out."
_YEAR = re.compile(r"(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)")
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?:?", re.IGNORECASE)
_COUNT = re.compile(r"[-+~]?\d[\d.,]*")
_E_LEARNING = re.compile(r"\be[- ]?learning\b", re.IGNORECASE)


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
    benchmark: str | None = None

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
    tables: Iterable[Table],
    context: Context,
    products: Names | None = None,
    cohorts: Names | None = None,
    agencies: Names | None = None,
) -> Register:
    """Read the tables of a file; raise NotARegister or NoSessions."""
    doubts = Doubts()
    names = {"product": products or {}, "cohort": cohorts or {}, "agency": agencies or {}}
    found: list[Session] = []
    seen_heading = False
    for table in tables:
        start = next((index for index, row in enumerate(table[:TITLE_ROWS]) if _is_heading(row)), None)
        if start is None:
            continue
        seen_heading = True
        columns = headings.find(table[start].cells, headings.REGISTER)
        _note(table[start], columns, doubts)
        for row in table[start + 1 :]:
            cells = {
                field: doubts.guarded(row.number, field, " ".join(row.cells[index].split()))
                for field, index in columns.items()
                if index < len(row.cells)
            }
            if is_refused(". ".join(filter(None, cells.values()))):
                # Harmless cell by cell, a person when read together.
                doubts.add(row.number, "row", "", REFUSED)
                continue
            session = _session(row.number, cells, context, names, doubts)
            found += [session] if session else []
    if not seen_heading:
        raise NotARegister
    if not found:
        raise NoSessions
    return Register(tuple(found), tuple(doubts.found))


def columns_alone(table: Table) -> Table:
    """Return a register's table with the cells of its own columns alone: what stands in others may be names."""
    start = next((index for index, row in enumerate(table[:TITLE_ROWS]) if _is_heading(row)), 0)
    columns = headings.find(table[start].cells, headings.REGISTER)

    def kept(index: int, cell: str) -> str:
        if index == columns.get("people"):
            return cell if _COUNT.fullmatch(cell) else ""
        return cell if index in columns.values() else ""

    below = [replace(row, cells=tuple(itertools.starmap(kept, enumerate(row.cells)))) for row in table[start + 1 :]]
    return (table[start], *below)


def _is_heading(row: Row) -> bool:
    return {"cohort", "people"} <= headings.find(row.cells, headings.REGISTER).keys()


def _note(heading: Row, columns: headings.Columns, doubts: Doubts) -> None:
    """Say which columns are not kept, such as one of names."""
    for index, cell in enumerate(heading.cells):
        if cell and index not in columns.values():
            doubts.add(heading.number, "column", doubts.guarded(heading.number, "column", cell), NOT_KEPT)


def _session(
    row: int, cells: Mapping[str, str], context: Context, names: Mapping[str, Names], doubts: Doubts
) -> Session | None:
    cohort, people = cells.get("cohort", ""), cells.get("people", "")
    if any(_TOTAL.fullmatch(cell) for cell in cells.values()) or (cells.get("withdrawn") and not people):
        return None
    if not cohort:
        doubts.add(row, "cohort", "", "The row does not say who was trained: it was left out.")
        return None
    count = int(people.replace(",", "")) if re.fullmatch(r"\d[\d,]{0,8}", people) else 0
    if not 0 < count <= MAX_PEOPLE:
        # What is no number there may be who attended, and is not shown.
        doubts.add(row, "people", people if _COUNT.fullmatch(people) else "", NO_COUNT)
        return None
    held_on, year = _when(row, cells, context, doubts)
    if year is None:
        return None
    named = cells.get("product", "")
    said = cells.get("said") or named
    mode = cells.get("mode") or None
    agency = cells.get("agency", "")
    return Session(
        row=row,
        held_on=held_on,
        year=year,
        product_text=said,
        product=names["product"].get(named.casefold()) or names["product"].get(said.casefold()),
        # Completions are a measure of their own, whichever column says so.
        mode=E_LEARNING if _E_LEARNING.search(mode or named) else mode,
        cohorts=(Cohort(_called(cohort, names["cohort"]), count, cohort, _called(agency, names["agency"]) or None),),
        trainer=cells.get("trainer") or None,
        venue=cells.get("venue") or None,
        benchmark=cells.get("benchmark") or None,
    )


def _called(said: str, names: Names) -> str:
    return names.get(said.casefold(), said)


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
