"""Tables out of HTML: what Teams sends beside the plain text when somebody pastes from Word or Excel."""

import re
from html.parser import HTMLParser
from typing import Any

from documents.rows import Row

_SPACES = re.compile(r"\s+")
BLOCKS = frozenset(("p", "div", "br", "li", "h1", "h2", "h3", "h4", "ul", "ol"))


def tables(html: str, *, max_rows: int, max_columns: int) -> tuple[list[list[Row]], str]:
    """Return every table as rows, and the text that stands beside them.

    A table inside a cell is words of that cell. A cell that spans several columns fills the first of them and leaves
    the rest empty; one that spans rows likewise.
    """
    reader = _Reader(max_rows, max_columns)
    reader.feed(html)
    reader.close()
    found = [
        [Row(number, tuple(cells), continued=frozenset(down)) for number, (cells, down) in enumerate(rows, start=1)]
        for rows in reader.tables
    ]
    return found, "".join(reader.beside).strip()


class _Reader(HTMLParser):
    def __init__(self, max_rows: int, max_columns: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[tuple[list[str], set[int]]]] = []  # cells, and which come down from a row above
        self.beside: list[str] = []
        self._max_rows, self._max_columns = max_rows, max_columns
        self._depth = 0  # of tables in tables
        self._cell: list[str] | None = None
        self._hanging: dict[int, int] = {}  # by column: rows that a cell above still reaches into
        self._columns = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self._hanging = {}
        elif self._depth == 1 and tag == "tr" and len(self.tables[-1]) <= self._max_rows:
            self._end_cell()
            self.tables[-1].append(([], set()))
            self._fill()
        elif self._depth == 1 and tag in ("td", "th") and self._row is not None:
            self._open(dict(attrs))
        elif tag in BLOCKS:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._depth:
            self._depth -= 1
        elif tag in BLOCKS:
            self._words.append("\n")

    def handle_data(self, data: str) -> None:
        # Line breaks of the HTML itself are spaces; those that are meant come as tags.
        self._words.append(_SPACES.sub(" ", data))

    @property
    def _words(self) -> list[str]:
        """Return where words go: into the cell, beside the tables, or nowhere, between the cells of one."""
        return self._cell if self._cell is not None else [] if self._depth else self.beside

    @property
    def _row(self) -> list[str] | None:
        return self.tables[-1][-1][0] if self.tables and self.tables[-1] else None

    def _open(self, attributes: dict[str, Any]) -> None:
        self._end_cell()
        self._cell = []
        row = self._row or []
        self._columns = _number(attributes.get("colspan"), self._max_columns)
        rows = _number(attributes.get("rowspan"), self._max_rows)
        if rows > 1:
            self._hanging |= {len(row) + at: rows for at in range(self._columns)}

    def _end_cell(self) -> None:
        row = self._row
        if self._cell is None or row is None:
            return
        row.append("".join(self._cell).strip())
        row.extend([""] * min(self._columns - 1, self._max_columns))
        self._cell = None
        self._fill()

    def _fill(self) -> None:
        """Leave empty what a cell of an earlier row reaches into."""
        row = self._row
        while row is not None and self._hanging.get(len(row), 0) > 1 and len(self.tables[-1]) > 1:
            self._hanging[len(row)] -= 1
            self.tables[-1][-1][1].add(len(row))
            row.append("")


def _number(said: str | None, most: int) -> int:
    return min(int(said), most) if said and said.isdecimal() and len(said) < 6 and int(said) > 0 else 1
