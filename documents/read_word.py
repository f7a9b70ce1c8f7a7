"""Rows from a Word document: its tables, in order; nothing else in it is looked at."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml

from documents import colours
from documents.errors import TableTooLarge
from documents.rows import Row

MAX_XML = 25 * 1024 * 1024  # bytes of the document's own part; as a tree in memory it is several times as large

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    fill: str


def tables(data: bytes, *, max_rows: int, max_columns: int) -> list[list[Row]]:
    """Return each table as rows, all of them together cut at the bound; raise TableTooLarge.

    Only the parser is python-docx's (it resolves no entities): its way through merged cells takes the square of
    their number.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo("word/document.xml").file_size > MAX_XML:
            raise TableTooLarge
        content = archive.read("word/document.xml")
    found = []
    left = max_rows
    for table in parse_xml(content).iter(f"{_W}tbl"):
        if next(table.iterancestors(f"{_W}tc"), None) is None:  # a table inside a cell is words of that cell
            found.append(_rows(table, left, max_columns))
            left -= len(found[-1])
    return found


def _rows(table: Any, max_rows: int, max_columns: int) -> list[Row]:
    rows: list[Row] = []
    above: dict[int, _Cell] = {}  # by column, the cell that the next row may continue
    own = (row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table)
    for number, row in enumerate(islice(own, max_rows), start=1):
        cells: dict[int, _Cell] = {}
        continued = set()
        column = _count(row, "trPr", "gridBefore", without=0)
        spans = 0
        for each in row.iter(f"{_W}tc"):
            if next(each.iterancestors(f"{_W}tr")) is not row:
                continue  # of a table inside a cell: its words are in that cell
            merge = each.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val") != "restart" and column in above:
                cells[column] = above[column]
                continued.add(column)
            else:
                cells[column] = _Cell(_text(each), _fill(each))
            column += min(_count(each, "tcPr", "gridSpan", without=1), max_columns + 1)
            spans += 1
        width = min(column, max_columns + 1)
        blank = _Cell("", "")
        line = [cells.get(index, blank) for index in range(width)]
        rows.append(
            Row(
                number,
                tuple(cell.text for cell in line),
                colours.row(cell.fill for cell in line),
                frozenset(continued),
                wide=spans == 1 and width > 1,
            )
        )
        above = cells
    return rows


def _text(cell: Any) -> str:
    """Return the cell's paragraphs as lines; one of a list begins with a bullet, as it does on the page."""
    return "\n".join(_paragraph(each) for each in cell.iter(f"{_W}p"))


def _paragraph(paragraph: Any) -> str:
    words = "".join(_signs(paragraph))
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    if style is not None and style.get(f"{_W}val", "").startswith(("ListBullet", "ListNumber")):
        listed = True
    return f"{_BULLET}{words}" if listed and words.strip() else words


def _signs(paragraph: Any) -> Iterator[str]:
    for each in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        name = each.tag.removeprefix(_W)
        # The tab of a run is typed; the one of a paragraph's settings is a mark on the ruler.
        if name == "t":
            yield each.text or ""
        elif name == "tab" and each.getparent().tag == f"{_W}r":
            yield " "
        elif name == "br":
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"


def _fill(cell: Any) -> str:
    shade = cell.find(f"{_W}tcPr/{_W}shd")
    return colours.of_rgb(shade.get(f"{_W}fill")) if shade is not None else ""


def _count(element: Any, part: str, name: str, *, without: int) -> int:
    found = element.find(f"{_W}{part}/{_W}{name}")
    words = found.get(f"{_W}val", "") if found is not None else ""
    return int(words) if words.isdecimal() and len(words) < 4 else without
