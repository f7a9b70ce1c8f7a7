"""Rows from plain text: comma, semicolon, tab or bar between the cells; and the cleaning every cell gets."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from documents.errors import FileDamaged, TableTooLarge, WrongFileType

DELIMITERS = "\t|;,"  # the rarer in prose first, so that a comma wins only when nothing else parts the cells
SAMPLE_LINES = 20
PDF = b"%PDF"

_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[^\S\n]+")  # also the no-break spaces that Word and PDF leave everywhere


def rows(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of a text file."""
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), skipinitialspace=True)
    try:
        yield from reader
    except csv.Error as error:
        # A quotation mark that never closes makes one cell of the rest of the file.
        raise TableTooLarge from error


def clean(cell: str) -> str:
    """Return the cell's words without invisible characters and doubled spaces; its line breaks stay."""
    text = _INVISIBLE.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub(" ", _CONTROL.sub("", line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


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


def _delimiter(text: str) -> str:
    """Return the mark that cuts most of the first lines into equally many cells."""
    sample = text.splitlines(keepends=True)[:SAMPLE_LINES]

    def agreement(mark: str) -> int:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=mark, skipinitialspace=True))
        return max((count for width, count in widths.items() if width > 1), default=0)

    return max(DELIMITERS, key=agreement)
