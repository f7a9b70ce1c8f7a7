"""What a table of the record is, and how what people typed becomes its cells.

Text is made plain here once, so that no writer meets a character its format cannot hold.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rules.calendar import LONDON

Record = dict[str, Any]  # as record_json.export gives it
Value = str | int | float | date | datetime
Cells = tuple[Value, ...]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")  # XML cannot carry these


@dataclass(frozen=True, slots=True)
class Table:
    """One table; every row has as many cells as there are headings, and "" is a cell with nothing in it."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]

    def by_heading(self) -> Iterator[dict[str, Value]]:
        """Yield each row as its cells by heading."""
        return (dict(zip(self.headings, row, strict=True)) for row in self.rows)


def plain_text(text: str | None) -> str:
    """Return the text with its line breaks made alike and without characters that cannot be printed."""
    return _UNPRINTABLE.sub("", "\n".join((text or "").splitlines()))


def table(name: str, headings: str, rows: Iterable[tuple[Value | None, ...]]) -> Table:
    """Return a table; its headings are parted by "|"."""
    plain = (tuple(plain_text(cell) if cell is None or isinstance(cell, str) else cell for cell in row) for row in rows)
    return Table(name, tuple(headings.split("|")), tuple(plain))


def day(iso: str | None) -> date | None:
    """Return an ISO day as a date."""
    return date.fromisoformat(iso) if iso else None


def moment(iso: str | None) -> datetime | None:
    """Return an ISO instant as London's wall time."""
    # A spreadsheet's times have no zone.
    return datetime.fromisoformat(iso).astimezone(LONDON).replace(tzinfo=None) if iso else None
