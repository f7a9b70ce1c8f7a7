"""A plan or register pasted into a message: its rows are read as a file's are, what is beside them as a message."""

from dataclasses import replace

from dialogs.turn import Given, Turn
from documents import kinds, read_table
from documents.errors import FileRefused

ROWS = 2  # a heading and a line; fewer are a sentence with an odd sign in it
PROSE_LINES = 6  # so many lines under a request to load something are what is to be loaded


def lifted(turn: Turn) -> Turn:
    """Return the turn with a pasted table taken out of its text; what is no plan or register stays text."""
    given = turn.given
    if given is None:
        said, table = _parted(turn.text)
        given = _read(table, said) if table else None
    if given is None or given.beside is None:
        return turn
    if not kinds.of(given.tables):
        return replace(turn, given=None)
    return replace(turn, text=given.beside, given=given)


def under_the_request(text: str) -> str:
    """Return what stands under the first line of a message, where that is enough to be a plan; else nothing."""
    _said, _, rest = text.partition("\n")
    return rest if sum(1 for line in rest.split("\n") if line.strip()) >= PROSE_LINES else ""


def _parted(text: str) -> tuple[str, str]:
    """Part a text where its first row of cells begins: tabs or bars, as a paste has them; no table, no second part."""
    lines = text.split("\n")
    rows = [at for at, line in enumerate(lines) if "\t" in line or line.count("|") >= 2]
    if len(rows) < ROWS:
        return text, ""
    return "\n".join(lines[: rows[0]]).strip(), "\n".join(lines[rows[0] :])


def _read(table: str, said: str) -> Given | None:
    try:
        return Given(read_table.read_bytes(table.encode()), beside=said)
    except FileRefused:
        return None
