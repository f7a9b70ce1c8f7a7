"""The record as a workbook for Excel, the plan as CSV; nothing that anybody typed can become a formula or a link."""

import csv
import io
import math
import re
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from documents import record_tables
from documents.read_text import begins_formula
from documents.record_table import Record, Table, Value

MOST_OF_CELL = 32_767  # Excel's limit, in UTF-16 units
MOST_OF_MARKING = 100
CUT = " … [cut here: the JSON export has all of it]"
DAY = "dd/mm/yyyy"
MOMENT = "dd/mm/yyyy hh:mm"
NARROWEST, WIDEST = 10, 45  # columns, in characters
LINE, TALLEST = 15, 405  # rows, in points; Excel goes to 409

_ESCAPE_OF_EXCEL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NUMBER = Alignment(vertical="top")
_WORDS = Alignment(vertical="top", horizontal="left", wrap_text=True)
_BOLD = Font(name="Calibri", size=11, bold=True)


def workbook(record: Record) -> bytes:
    """Return the whole record as .xlsx: a sheet about it, then a sheet for each table."""
    about = record_tables.about(record)
    front = Table("About", ("About this record", ""), tuple(about.items()))
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Prevent Clerk"
    for table in (front, *record_tables.every(record)):
        sheet = book.create_sheet(table.name)
        _fill(sheet, table)
        _lay_out_for_print(sheet, str(about["Protective marking"]))
    for (label,) in book[front.name].iter_rows(max_col=1):
        label.font = _BOLD
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def actions_csv(record: Record) -> bytes:
    """Return the plan as CSV that Excel opens as UTF-8: a line a row, and every cell quoted.

    Where a semicolon or a tab parts the cells too, as LibreOffice proposes, the quotes keep a text in one piece.
    """
    table = record_tables.actions(record)
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def _csv_cell(value: Value) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    line = " ".join(str(value).replace("\t", " ").split("\n"))
    # OWASP's advice; `read_text.clean` takes the apostrophe away again.
    return f"'{line}" if begins_formula(line) else line


def _fill(sheet: Worksheet, table: Table) -> None:
    rows = (table.headings, *table.rows)
    widths = [min(max(NARROWEST, *map(_longest_line, values)), WIDEST) for values in zip(*rows, strict=True)]
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width + 2
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value != "":
                _write(sheet.cell(row, column), value)
        lines = max(_lines(value, width) for value, width in zip(values, widths, strict=True))
        if lines > 1:  # LibreOffice does not find the height of a row by itself
            sheet.row_dimensions[row].height = min(lines * LINE, TALLEST)
    for heading in sheet[1]:
        heading.font = _BOLD
    sheet.freeze_panes = "A2"


def _longest_line(value: Value) -> int:
    return max(len(line) for line in str(value).split("\n"))


def _lines(value: Value, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for line in str(value).split("\n"))


def _write(cell: Any, value: Value) -> None:
    cell.alignment = _NUMBER if isinstance(value, int | float) else _WORDS
    if isinstance(value, str):
        _write_text(cell, value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = MOMENT if isinstance(value, datetime) else DAY


def _write_text(cell: Any, text: str) -> None:
    # Excel would read "_x003D_" in a text as "=".
    cell.value = _within_limit(_ESCAPE_OF_EXCEL.sub("_x005F_", text))
    # To the library "=1" is a formula and "#N/A" an error, until it is told otherwise.
    cell.data_type = "s"
    # Without this mark Excel would make a formula of the text as soon as somebody edits the cell.
    cell.quotePrefix = begins_formula(text)


def _within_limit(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_OF_CELL:
        return text
    return units[: 2 * (MOST_OF_CELL - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def _lay_out_for_print(sheet: Any, marking: str) -> None:
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes; the columns fit on one
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # An ampersand begins a field: "&F" would print the file's name. Excel takes 255 signs.
    for part in (sheet.oddHeader, sheet.oddFooter):
        part.center.text = marking[:MOST_OF_MARKING].replace("&", "&&") or None
    sheet.oddFooter.right.text = "&P / &N"
