"""A table that lost its grid on the way out of a PDF or Word, cell below cell: its items, and under each its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents import flattened_lines, fragments, headings
from documents.flattened_lines import FlatLine
from documents.fragments import Fragment
from documents.rows import Row

COLUMNS = ("ref", "action", "deadline", "owner", "status", "update")

MAX_LINES = 20_000
_ITEM_ABOVE = 12  # how many fragments an item's own words may take above its headings

_Headings = tuple[int, int, tuple[str, ...]]  # where they begin, where they have ended, which fields they name
_NO_HEADINGS: _Headings = (0, 0, ())


@dataclass(frozen=True, slots=True)
class _Item:
    """Headings and the lines below them; the number and words of the item they stand under, unless it goes on."""

    number: str
    theme: str
    fields: tuple[str, ...]
    row: int
    first: int
    last: int


def rows(text: str) -> list[Row]:
    """Return the rows of a flattened table, or nothing where a text does not look like one."""
    if "\t" in text or "|" in text or text.count("\n") > MAX_LINES:
        return []  # something stands between its cells, or it is no plan
    if not any("action" in headings.run(line) for line in text.splitlines()):
        return []
    found = fragments.of_text(text)
    items = list(_items(found))
    if not items:
        return []
    wide = fragments.full_width(each.width for item in items for each in found[item.first : item.last])
    read: list[Row] = [Row(items[0].row, COLUMNS)]
    for item in items:
        if item.number:
            read.append(Row(item.row, (f"{item.number}. {item.theme}",), wide=True))
        part = found[item.first : item.last]
        lines = _one_a_line(part, item.fields) or flattened_lines.of_item(part, item.fields, wide)
        read += [_row(line) for line in lines]
    return read


def _one_a_line(found: Sequence[Fragment], fields: Sequence[str]) -> list[FlatLine]:
    """Return the lines of a table whose every cell stands on a line of its own, none of them blank."""
    width = len(fields)
    rows = [found[at : at + width] for at in range(0, len(found), width)]
    dated = [[name for name, cell in zip(fields, row, strict=False) if cell.kind == "deadline"] for row in rows]
    lists = any(cell.marked for row in rows for name, cell in zip(fields, row, strict=False) if name != "action")
    if len(rows) < 2 or len(found) % width or lists or any(names != ["deadline"] for names in dated):
        return []
    lines = []
    for row in rows:
        cells = {name: [cell.text] for name, cell in zip(fields, row, strict=True)}
        ref, text = fragments.ref(cells.pop("action")[0])
        lines.append(FlatLine(row[0].row, "".join(cells.pop("ref", [ref])), text, cells))
    return lines


def _row(line: FlatLine) -> Row:
    cells = (line.ref, line.text, *("\n".join(line.cells.get(name, ())) for name in COLUMNS[2:]))
    return Row(line.row, cells, doubts=tuple((COLUMNS.index(field), reason) for field, reason in line.doubts))


def _items(found: Sequence[Fragment]) -> Iterator[_Item]:
    heads = list(_headings(found))
    begins = [_above(found, start, after) for (_, after, _), (start, _, _) in pairwise([_NO_HEADINGS, *heads])]
    for (start, after, fields), begin, end in zip(heads, begins, [*begins[1:], len(found)], strict=False):
        number = fragments.number(found[begin]) if begin < start else ""
        theme = " ".join(each.text for each in found[begin + 1 : start])
        yield _Item(number, theme, fields, found[start].row, after, end)


def _headings(found: Sequence[Fragment]) -> Iterator[_Headings]:
    """Yield where the headings of a table stand one below the other: first, one after the last, and their fields."""
    index = 0
    while index < len(found):
        fields: list[str] = []
        start = index
        while index < len(found) and found[index].kind == "heading":
            fields += headings.run(found[index].text)
            index += 1
        if "action" in fields and not {"deadline", "owner", "status", "update"}.isdisjoint(fields):
            yield start, index, tuple(fields)
        index = max(index, start + 1)


def _above(found: Sequence[Fragment], start: int, after: int) -> int:
    """Return where the item of the headings at `start` begins: at its number, or at the headings when it has none."""
    nearest = range(start - 1, max(after, start - _ITEM_ABOVE) - 1, -1)
    return next((index for index in nearest if found[index].kind == "number"), start)
