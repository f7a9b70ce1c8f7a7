"""Where the plan is in a table: its heading rows, and the rows below each under the theme they stand under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents import headings
from documents.doubts import Doubts
from documents.rows import Row, Table

TITLE_ROWS = 15  # how far down a heading row may stand, below titles and logos

_NUMBERED = re.compile(r"(?:[A-Za-z]+ )?(?P<number>\d{1,2})(?:\s*[.):–-]\s*|\n|$)(?P<words>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one theme and one heading row. `number` is the theme's own ("4. Training" → "4")."""

    columns: headings.Columns
    theme: str
    number: str
    rows: tuple[Row, ...]

    def words(self, row: Row) -> dict[str, str]:
        """Return a row's cells by field."""
        return {name: row.cells[index] for name, index in self.columns.items() if index < len(row.cells)}

    def doubts(self, row: Row) -> list[tuple[str, str]]:
        """Return what the layout of a row left in doubt, by field."""
        fields = {index: name for name, index in self.columns.items()}
        return [(fields[index], reason) for index, reason in row.doubts if index in fields]

    def shares_ref(self, row: Row, below: Row | None) -> bool:
        """Tell whether the ref's cell is merged over several actions."""
        ref, action = self.columns.get("ref"), self.columns["action"]
        return any(ref in each.continued and action not in each.continued for each in (row, below) if each)


def with_next(rows: Sequence[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Yield each row with the one below it."""
    yield from pairwise([*rows, None])


def sections(table: Table, doubts: Doubts) -> Iterator[Section]:
    """Yield the table's sections; none when it has no heading row near its top."""
    start = next((index for index, row in enumerate(table[:TITLE_ROWS]) if is_heading(row)), None)
    if start is None:
        return
    columns: headings.Columns = {}
    theme = number = ""
    unread: set[str] = set()
    kept: list[Row] = []
    # An item's own row may stand right above the first headings; other titles there are no theme.
    first = start - 1 if start and _item(table[start - 1])[0] else start
    for row, below in with_next(table[first:]):
        if is_heading(row):
            yield Section(columns, theme, number, tuple(kept))
            kept = []
            columns = headings.find(row.cells, headings.PLAN)
            _note(row, columns, unread, doubts)
        elif _is_theme(row, below, columns):
            yield Section(columns, theme, number, tuple(kept))
            kept = []
            number, theme = _item(row)
            theme = doubts.guarded(row.number, "theme", theme)
        else:
            kept.append(row)
    yield Section(columns, theme, number, tuple(kept))


def is_heading(row: Row) -> bool:
    """Tell whether a row names a plan's columns: the action's and at least one other."""
    found = headings.find(row.cells, headings.PLAN)
    return "action" in found and not found.keys().isdisjoint(("deadline", "due", "owner", "status", "update"))


def _is_theme(row: Row, below: Row | None, columns: headings.Columns) -> bool:
    """Tell whether a row is the heading of those below it: across the table, alone in it, or above a heading row."""
    filled = [index for index, cell in enumerate(row.cells) if cell and index not in row.continued]
    if row.wide and filled:
        return True
    fields = {index: name for name, index in columns.items()}
    if below is not None and is_heading(below):
        # The item's number and words, of which the words may stand in the action's own column.
        numbered = bool(_item(row)[0]) and len(filled) < 3
        return numbered and not {"deadline", "owner"} & {fields.get(index, "") for index in filled[2:]}
    carried = {"action", "deadline", "owner", "status", "update", "evidence", "review"}
    return len(filled) == 1 and len(columns) > 1 and fields.get(filled[0]) not in carried


def _item(row: Row) -> tuple[str, str]:
    """Return the number and the words of a theme's row."""
    words = "\n".join(cell for cell in row.cells if cell)
    numbered = _NUMBERED.match(words)
    number, rest = (numbered["number"], numbered["words"]) if numbered else ("", words)
    return number, " ".join((rest or words).split())


def _note(row: Row, columns: headings.Columns, unread: set[str], doubts: Doubts) -> None:
    """Say what the headings leave in doubt: columns that are not kept, once, and how the lines were counted."""
    for index, cell in enumerate(row.cells):
        if cell and index not in columns.values() and index not in row.continued and cell not in unread:
            unread.add(cell)
            words = " ".join(doubts.guarded(row.number, "column", cell).split())
            doubts.add(row.number, "column", words, "This column is not kept.")
    for index, reason in row.doubts:
        doubts.add(row.number, next((name for name, at in columns.items() if at == index), "column"), "", reason)
