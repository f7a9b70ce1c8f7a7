"""Files as people send them, made in memory."""

import io
from collections.abc import Sequence

import docx
import openpyxl

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
