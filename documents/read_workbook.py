"""Rows from an Excel workbook: values of the visible sheets. Formulas are not worked out, macros not looked at."""

import datetime
import io
from collections.abc import Iterator

from openpyxl import load_workbook


def sheets(data: bytes, *, max_rows: int, max_columns: int) -> list[list[list[str]]]:
    """Return each visible worksheet as rows of text, cut at the bounds."""
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        return [list(_rows(sheet, max_rows, max_columns)) for sheet in visible]
    finally:
        workbook.close()


def _rows(sheet: object, max_rows: int, max_columns: int) -> Iterator[list[str]]:
    # A file may claim any dimensions; without them openpyxl goes by the rows that are there.
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    for row in sheet.iter_rows(max_row=max_rows, max_col=max_columns, values_only=True):  # type: ignore[attr-defined]
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


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
