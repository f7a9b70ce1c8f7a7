"""A table as every file becomes one: rows of text cells, with what the layout said beside the words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file; `number` counts from 1 and includes heading rows, as a spreadsheet does.

    A cell keeps its line breaks, blank lines included: bullets beside deadlines are aligned by them.
    """

    number: int
    cells: tuple[str, ...]
    fills: tuple[str, ...] = ()  # the cells' background as a colour's name, "" for none; may be shorter than the cells
    continued: frozenset[int] = frozenset()  # columns whose cell began in a row above and is merged down into this one
    wide: bool = False  # one cell runs across the whole row
    doubts: tuple[tuple[int, str], ...] = ()  # (column, what reading the layout left in doubt)

    def fill(self, column: int | None) -> str:
        """Return the background of a column's cell as a colour's name, or nothing."""
        return self.fills[column] if column is not None and column < len(self.fills) else ""


Table = tuple[Row, ...]


def as_json(tables: Iterable[Table]) -> list[list[dict[str, Any]]]:
    """Return tables as JSON keeps them between two messages."""
    return [
        [
            {
                "number": row.number,
                "cells": list(row.cells),
                "fills": list(row.fills),
                "continued": sorted(row.continued),
                "wide": row.wide,
                "doubts": [list(doubt) for doubt in row.doubts],
            }
            for row in table
        ]
        for table in tables
    ]


def from_json(kept: Iterable[Iterable[dict[str, Any]]]) -> list[Table]:
    """Return the tables that `as_json` gave."""
    return [
        tuple(
            Row(
                number=row["number"],
                cells=tuple(row["cells"]),
                fills=tuple(row["fills"]),
                continued=frozenset(row["continued"]),
                wide=row["wide"],
                doubts=tuple((column, reason) for column, reason in row["doubts"]),
            )
            for row in table
        )
        for table in kept
    ]
