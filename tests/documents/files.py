"""Files as people send them, made in memory."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import docx
import openpyxl
from openpyxl.styles import PatternFill

Rows = Sequence[Sequence[object]]


def workbook(rows: Rows, *, hidden: Rows = ()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    if hidden:
        sheet = book.create_sheet("old")
        sheet.sheet_state = "hidden"
        for row in hidden:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def table(rows: Rows, *, merged: Sequence[tuple[int, int, int, int]] = (), style: str = "") -> bytes:
    """Return a Word document with one table; a line of a cell is a paragraph.

    `merged` are the corners of merged cells: row, column, row, column. `style` is the paragraphs' in the first column.
    """
    document = docx.Document()
    grid = document.add_table(len(rows), max(len(row) for row in rows))
    for top, left, bottom, right in merged:
        grid.cell(top, left).merge(grid.cell(bottom, right))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            for number, line in enumerate(str(text).split("\n") if text != "" else ()):
                cell = grid.cell(row, column)
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                paragraph.text = line
                if style and not column and "\n" in str(text):
                    paragraph.style = style
    return saved(document)


def sheet(rows: Rows, *, merged: Sequence[str] = (), filled: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook of one sheet with merged cells ("A1:C1") and backgrounds ({"C2": "FF00B050"})."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    for cell, colour in (filled or {}).items():
        book.active[cell].fill = PatternFill("solid", fgColor=colour)
    return saved(book)


def document_xml(body: str) -> bytes:
    """Return a Word document of this body, written by hand."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped({"word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def saved(document: Any) -> bytes:
    """Return what a library's document is as a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(*tables: Rows) -> bytes:
    document = docx.Document()
    document.add_paragraph("Action plan")
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = str(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
