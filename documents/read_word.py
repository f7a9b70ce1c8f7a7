"""Rows from a Word document: its tables, in order; nothing else in it is looked at."""

import io
from itertools import islice

import docx
from docx.table import Table


def tables(data: bytes, *, max_rows: int) -> list[list[list[str]]]:
    """Return each table as rows of text, cut at the bound."""
    return [_rows(table, max_rows) for table in docx.Document(io.BytesIO(data)).tables]


def _rows(table: Table, max_rows: int) -> list[list[str]]:
    rows = []
    for row in islice(table.rows, max_rows):
        seen: list[object] = []
        cells = []
        for cell in row.cells:
            # A cell that spans columns is handed out once for each of them.
            cells.append("" if cell._tc in seen else cell.text)
            seen.append(cell._tc)
        rows.append(cells)
    return rows
