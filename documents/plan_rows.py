"""Tables to the rows that hold an action: heading rows found, themes carried down, every cell past the guard."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from documents import headings
from documents.doubts import REFUSED, Doubts, is_refused
from documents.errors import NoActions, NotAPlan
from documents.read_table import Row, Table

TITLE_ROWS = 15  # how far down a heading row may stand, below titles and logos


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row with an action: its words by field, and the theme it stands under."""

    row: int
    theme: str
    cells: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        return self.cells.get(field, "")


def read(tables: Iterable[Table], doubts: Doubts) -> list[PlanRow]:
    """Return the rows with an action; raise NotAPlan or NoActions."""
    starts = [(table, _heading(table)) for table in tables]
    plans = [table[start:] for table, start in starts if start is not None]
    if not plans:
        raise NotAPlan
    found = [row for plan in plans for row in _rows(plan, doubts)]
    if not found:
        raise NoActions
    return found


def _heading(table: Table) -> int | None:
    """Return where the heading row stands, if the table has one."""
    return next((index for index, row in enumerate(table[:TITLE_ROWS]) if _is_heading(row)), None)


def _is_heading(row: Row) -> bool:
    found = headings.find(row.cells, headings.PLAN)
    return "action" in found and not found.keys().isdisjoint(("deadline", "owner", "status", "update"))


def _rows(rows: Iterable[Row], doubts: Doubts) -> Iterator[PlanRow]:
    """Yield the action rows with their words by field; a row with one cell is a heading of the rows below it."""
    columns: headings.Columns = {}
    theme = ""
    for row in rows:
        if _is_heading(row):
            columns = headings.find(row.cells, headings.PLAN)
            _unread_columns(row, columns, doubts)
            continue
        filled = [cell for cell in row.cells if cell]
        words = {field: row.cells[index] for field, index in columns.items() if index < len(row.cells)}
        if len(filled) == 1 and len(columns) > 1 and not words.get("action"):
            theme = doubts.guarded(row.number, "theme", " ".join(filled[0].split("\n")))
            continue
        cells = {field: doubts.guarded(row.number, field, cell) for field, cell in words.items()}
        cells = {field: " ".join(cell.split("\n")) if field != "owner" else cell for field, cell in cells.items()}
        if not cells.get("action"):
            if not words.get("action"):
                doubts.add(row.number, "action", "", "The row has no action: it was left out.")
            continue
        if is_refused(". ".join(cells.values())):
            # Harmless cell by cell, a person when read together.
            doubts.add(row.number, "row", "", REFUSED)
            continue
        yield PlanRow(row.number, cells.get("theme") or theme, cells)


def _unread_columns(row: Row, columns: headings.Columns, doubts: Doubts) -> None:
    for index, cell in enumerate(row.cells):
        if cell and index not in columns.values():
            doubts.add(row.number, "column", doubts.guarded(row.number, "column", cell), "This column is not kept.")
