"""Any file to rows: its content says what it is, not its name, and everything is bounded before it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from documents import read_text, read_word, read_workbook
from documents.doubts import is_refused
from documents.errors import (
    FileDamaged,
    FileEmpty,
    FileNameRefused,
    FileNotThere,
    FileProtected,
    FileTooLarge,
    TableTooLarge,
    WrongFileType,
)

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024  # a zip bomb unpacks to a thousand times its size; a real plan to about ten times
MAX_PARTS = 2_000
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELL = 8_000

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also the wrapper of a password-protected .xlsx or .docx


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file; `number` counts from 1 and includes heading rows, as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]


Table = tuple[Row, ...]


def read_path(path: Path) -> list[Table]:
    """Read a file of this machine into tables; the guard reads its name first."""
    if is_refused(path.stem):
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
    raw = _office_tables(data) if data.startswith(ZIP) else [read_text.rows(data)]
    return [table for table in (_bounded(rows) for rows in raw) if table]


def _office_tables(data: bytes) -> Iterable[Iterable[Iterable[str]]]:
    try:
        names = _unpackable(data)
        if "xl/workbook.xml" in names:
            return read_workbook.sheets(data, max_rows=MAX_ROWS + 1, max_columns=MAX_COLUMNS + 1)
        if "word/document.xml" in names:
            return read_word.tables(data, max_rows=MAX_ROWS + 1)
    except (FileTooLarge, FileProtected):
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
    return {part.filename for part in parts}


def _bounded(rows: Iterable[Iterable[str]]) -> Table:
    """Clean the cells and leave out blank rows; raise TableTooLarge before more than the bound is held."""
    kept: list[Row] = []
    for number, row in enumerate(rows, start=1):
        cells = tuple(read_text.clean(cell) for cell in row)
        if number > MAX_ROWS or len(cells) > MAX_COLUMNS or any(len(cell) > MAX_CELL for cell in cells):
            raise TableTooLarge
        if any(cells):
            kept.append(Row(number, cells))
    return tuple(kept)
