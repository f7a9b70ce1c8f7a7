"""Rows from an Excel workbook: the visible sheets as typed. Formulas stay words, macros are not looked at."""

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from documents import colours
from documents.rows import Row

FORMULA = "It is a formula: its words were kept, nothing was worked out."

# Where merged cells are is written after the rows, and openpyxl leaves it out when it reads row by row.
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_MOST_MERGED = 20_000

_Merged = list[tuple[int, int, int, int]]  # first column, first row, last column, last row, from 1


def sheets(data: bytes, *, max_rows: int, max_columns: int) -> list[list[Row]]:
    """Return each visible worksheet as rows, cut at the bounds."""
    workbook = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        with ZipFile(io.BytesIO(data)) as archive:
            return [list(_rows(sheet, _merged(archive, sheet), max_rows, max_columns)) for sheet in visible]
    finally:
        workbook.close()


def _merged(archive: ZipFile, sheet: Any) -> _Merged:
    content = archive.read(sheet._worksheet_path)  # openpyxl keeps the sheet's part under no public name
    found = []
    for match in _MERGED.finditer(content):
        left, top, right, bottom = (edge or 0 for edge in range_boundaries(match[1].decode()))
        found.append((left, top, right, bottom))
        if len(found) == _MOST_MERGED:
            break
    return found


def _rows(sheet: Any, merged: _Merged, max_rows: int, max_columns: int) -> Iterator[Row]:
    # A file may claim any dimensions; without them openpyxl goes by the rows that are there.
    sheet.reset_dimensions()
    begins = {(top, left): (bottom, right) for left, top, right, bottom in merged}
    down: dict[int, tuple[str, str, int]] = {}  # by column, the words and colour merged down, and the last row of it
    for number, cells in enumerate(sheet.iter_rows(max_row=max_rows, max_col=max_columns), start=1):
        words = [_text(cell.value) for cell in cells]
        fills = [_fill(cell) if cell.value is None else "" for cell in cells]
        continued = set()
        wide = False
        for column in range(len(words)):
            if column in down and number <= down[column][2]:
                words[column], fills[column], _last = down[column]
                continued.add(column)
            span = begins.get((number, column + 1))
            if span and span[0] > number:
                down[column] = (words[column], fills[column], span[0])
            wide = wide or bool(span and span[1] > column + 1 and [word for word in words if word] == [words[column]])
        while words and not words[-1] and not fills[-1]:
            words.pop()
            fills.pop()
        doubts = [(column, FORMULA) for column, cell in enumerate(cells) if cell.data_type == "f"]
        yield Row(number, tuple(words), colours.row(fills), frozenset(continued), wide, tuple(doubts))


def _fill(cell: Any) -> str:
    """Return the name of the cell's own background; one that follows the file's theme is not known here."""
    fill = getattr(cell, "fill", None)  # a cell that is not in the file has none
    return colours.of_rgb(fill.fgColor.rgb) if fill is not None and fill.fill_type == "solid" else ""


def _text(value: object) -> str:
    """Return a cell as somebody would have typed it."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return f"{value:%-d %B %Y}" if value.time() == datetime.time() else f"{value:%-d %B %Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # A ref typed as 3.5 is a number to Excel and comes back as it was typed, not as 3.5000000000000004.
        return f"{value:.10g}"
    return str(value)
