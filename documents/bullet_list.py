"""A plan written as a list: one line an action, with dashes between what, who and when."""

import re
from collections.abc import Iterator

from documents import fragments, headings, read_status
from documents.rows import Row

COLUMNS = ("ref", "theme", "action", "deadline", "owner", "status", "update")

_ITEM = re.compile(
    rf"\s*(?:[{fragments.BULLETS}*–-]\s+|(?P<ref>[A-Z]?\d{{1,3}}(?:\.\d{{1,2}})*)[.):]?\s+)(?P<rest>\S.*)"
)
_PARTS = re.compile(r"\s+[-–—]+\s+|\s*;\s+|\s+[|/]\s+")
_LABELS = {
    "owner": re.compile(r"(?:owners?|leads?|by whom|responsib\w+|who)\s*[:=]\s*", re.IGNORECASE),
    "deadline": re.compile(r"(?:deadline|due(?: date)?|when|by when|timescale|target date)\s*[:=]?\s+", re.IGNORECASE),
    "status": re.compile(r"(?:status|b?rag)\s*[:=]\s*", re.IGNORECASE),
    "update": re.compile(r"(?:updates?|progress)\s*[:=]\s*", re.IGNORECASE),
}
MAX_LINES = 20_000
MAX_LINE = 4_000  # characters
MAX_PARTS = 12  # of one line
_MOST_OWNER = 60  # characters; a longer part is no owner but more of the action's words
_LEAST = 0.5  # of the lines with words must be items, or the text is a letter


def rows(text: str) -> list[Row]:
    """Return the rows of a list of actions, or nothing where a text does not look like one."""
    if "\t" in text or text.count("\n") > MAX_LINES:
        return []
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    items = [line for _number, line in lines if _ITEM.fullmatch(line)]
    if not items or max(map(len, items)) > MAX_LINE or len(items) < len(lines) * _LEAST or _is_table(lines[0][1]):
        return []
    found = [_row(*item) for item in _items(lines)]
    if not any(cell for row in found for cell in row.cells[3:]):
        return []  # a list of what, without who or when, is no plan
    return [Row(lines[0][0], COLUMNS), *found]


def _is_table(line: str) -> bool:
    return len(headings.find(re.split(r"[,;|]", line), headings.PLAN)) > 1


def _items(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str, str, str]]:
    """Yield each item's line number, ref, the heading above it, and its words with those of the lines it runs on to."""
    theme = ""
    item: tuple[int, str, str, str] | None = None
    for number, line in lines:
        begun = _ITEM.fullmatch(line)
        if begun or not (item and line[:1].isspace()):
            if item:
                yield item
            item = (number, begun["ref"] or "", theme, begun["rest"]) if begun else None
            theme = theme if begun else line.strip().rstrip(":")
        else:
            item = (*item[:3], fragments.join(item[3], line.strip()))
    if item:
        yield item


def _row(number: int, ref: str, theme: str, words: str) -> Row:
    title, *parts = _PARTS.split(words.strip(), maxsplit=MAX_PARTS)
    cells: dict[str, str] = {}
    for part in parts:
        name, value = _part(part, cells)
        if name == "action":
            title = f"{title} - {value}"
        else:
            cells[name] = f"{cells[name]}; {value}" if name in cells else value
    return Row(number, (ref, theme, title, *(cells.get(name, "") for name in COLUMNS[3:])))


def _part(part: str, cells: dict[str, str]) -> tuple[str, str]:
    """Return which field a part of the line is, and its words."""
    if fragments.is_deadline(part):
        return "deadline", part
    for name, label in _LABELS.items():
        labelled = label.match(part)
        if labelled and (name != "deadline" or fragments.is_deadline(part[labelled.end() :])):
            return name, part[labelled.end() :]
    if read_status.read(part) or read_status.unclear(part):
        return "status", part
    if len(part) <= _MOST_OWNER:
        return ("update", part) if "owner" in cells else ("owner", part)
    return "action", part
