"""Rows from plain text: comma, semicolon, tab or bar between the cells; and the cleaning every cell gets."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from documents import bullet_list, flattened
from documents.errors import FileDamaged, TableTooLarge, WrongFileType
from documents.rows import Row

DELIMITERS = "\t|;,"  # the rarer in prose first, so that a comma wins only when nothing else parts the cells
SAMPLE_LINES = 20
PDF = b"%PDF"

_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_RULE = re.compile(r"[\s:=-]*")
_SPACES = re.compile(r"[^\S\n]+")  # also the no-break spaces that Word and PDF leave everywhere


def rows(data: bytes) -> Iterator[Row]:
    """Return the rows of a text file: of a table that lost its grid, of a list, or of cells with a mark between."""
    text = _decoded(data)
    return iter(flattened.rows(text) or bullet_list.rows(text) or _delimited(text))


def _delimited(text: str) -> Iterator[Row]:
    try:
        mark = _delimiter(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True)
        for number, cells in enumerate(reader, start=1):
            yield Row(number, _without_frame(cells) if mark == "|" else tuple(cells))
    except csv.Error as error:
        # A quotation mark that never closes makes one cell of the rest of the file.
        raise TableTooLarge from error


def clean(cell: str) -> str:
    """Return the cell's words without invisible characters and doubled spaces; its lines stay, blank ones too.

    The apostrophe that `clerk export` sets before what a spreadsheet would work out is none of the words.
    """
    if cell.startswith("'") and begins_formula(cell):
        cell = cell[1:]
    text = _INVISIBLE.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [_SPACES.sub(" ", _CONTROL.sub("", line)).strip() for line in text.split("\n")]
    return "\n".join(lines) if any(lines) else ""


def begins_formula(cell: str) -> bool:
    """Tell whether a spreadsheet could take a text for a formula: by its first sign, spaces and apostrophes apart."""
    signs = (sign for sign in cell if sign != "'" and unicodedata.category(sign)[0] not in "CZ")
    # Full-width and other forms of a sign are the sign itself to some spreadsheets.
    return unicodedata.normalize("NFKC", next(signs, " ")) in ("=", "+", "-", "@")


def _decoded(data: bytes) -> str:
    if data.startswith(PDF):
        raise WrongFileType
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # Excel's plain "CSV" is Windows-1252 on a British machine.
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise WrongFileType from error
    if _CONTROL.search(text):
        raise WrongFileType if b"\x00" in data else FileDamaged
    return text


def _without_frame(cells: list[str]) -> tuple[str, ...]:
    """Drop what is left and right of the outer bars, and the line of dashes under a heading."""
    if all(_RULE.fullmatch(cell) for cell in cells):
        return ()
    framed = len(cells) > 2 and not cells[0].strip() and not cells[-1].strip()
    return tuple(cells[1:-1] if framed else cells)


def _delimiter(text: str) -> str:
    """Return the mark that cuts most of the first lines into equally many cells."""
    sample = text.splitlines(keepends=True)[:SAMPLE_LINES]

    def agreement(mark: str) -> int:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=mark, skipinitialspace=True))
        return max((count for width, count in widths.items() if width > 1), default=0)

    return max(DELIMITERS, key=agreement)
