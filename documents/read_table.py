"""Any file to rows: its content says what it is, not its name, and everything is bounded before it is read."""

import re
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from documents import read_html, read_text, read_word, read_workbook
from documents.doubts import is_refused
from documents.errors import (
    FileDamaged,
    FileEmpty,
    FileNameRefused,
    FileNotThere,
    FileProtected,
    FileRefused,
    FileTooLarge,
    FileWithMacros,
    TableTooLarge,
    WrongFileType,
)
from documents.rows import Row as Row
from documents.rows import Table as Table

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024  # a zip bomb unpacks to a thousand times its size; a real plan to about ten times
MAX_PARTS = 2_000
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELL = 8_000

# Hexadecimal with figures and letters: too long for a word, and a number of a person has figures alone.
_DIGEST = re.compile(r"(?<![0-9a-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{12,64}(?![0-9a-z])")

ZIP = b"PK\x03\x04"
MACROS = "vbaProject.bin"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also the wrapper of a password-protected .xlsx or .docx


def is_name_refused(name: str) -> bool:
    """Tell whether the guard keeps a file out for its name; one a machine gave ("3af512d0c24fccff") names nobody."""
    return is_refused(_DIGEST.sub("", Path(name).stem))


def read_path(path: Path) -> list[Table]:
    """Read a file of this machine into tables; the guard reads its name first."""
    if is_name_refused(path.name):
        raise FileNameRefused
    if not path.is_file():
        raise FileNotThere
    with path.open("rb") as file:
        return read_bytes(file.read(MAX_BYTES + 1))


def read_bytes(data: bytes) -> list[Table]:
    """Read a file's content into tables of plain text: one a worksheet, one a Word table, or one for a text file."""
    if len(data) > MAX_BYTES:
        raise FileTooLarge
    if not data.strip():
        raise FileEmpty
    if data.startswith(OLD_OFFICE):
        raise FileProtected
    return _bounded(_office_tables(data) if data.startswith(ZIP) else [read_text.rows(data)])


def read_pasted(html: str) -> tuple[list[Table], str]:
    """Read the tables of a message's HTML, which were pasted from Word or Excel, and the text beside them."""
    if "<table" not in html.lower():
        return [], ""
    tables, beside = read_html.tables(html, max_rows=MAX_ROWS, max_columns=MAX_COLUMNS)
    return _bounded(tables), read_text.clean(beside)


def _office_tables(data: bytes) -> Iterable[Iterable[Row]]:
    try:
        names = _unpackable(data)
        if "xl/workbook.xml" in names:
            return read_workbook.sheets(data, max_rows=MAX_ROWS + 1, max_columns=MAX_COLUMNS + 1)
        if "word/document.xml" in names:
            return read_word.tables(data, max_rows=MAX_ROWS + 1, max_columns=MAX_COLUMNS)
    except FileRefused:
        raise
    except Exception as error:
        # Two libraries and an XML parser meet hostile content here; each has its own dozen exceptions.
        raise FileDamaged from error
    raise WrongFileType


def _unpackable(data: bytes) -> set[str]:
    """Return the names in the archive, after its declared size was found bearable (zipfile never reads beyond it)."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except BadZipFile as error:
        raise FileDamaged from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise FileTooLarge
    if any(part.flag_bits & 0x1 for part in parts):
        raise FileProtected
    if any(part.filename.endswith(MACROS) for part in parts):
        raise FileWithMacros
    return {part.filename for part in parts}


def _bounded(tables: Iterable[Iterable[Row]]) -> list[Table]:
    """Clean the cells, leave out blank rows and tables; raise TableTooLarge before more than the bound is held."""
    found: list[Table] = []
    count = 0
    for table in tables:
        kept: list[Row] = []
        for row in table:
            count += 1
            cells = tuple(read_text.clean(cell) for cell in row.cells)
            if count > MAX_ROWS or len(cells) > MAX_COLUMNS or any(len(cell) > MAX_CELL for cell in cells):
                raise TableTooLarge
            if any(cells):
                kept.append(replace(row, cells=cells))
        if kept:
            found.append(tuple(kept))
    return found
