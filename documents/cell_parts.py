"""Several bullets in one cell of a plan become several lines, with the row's other cells beside the right ones.

They are aligned only where the layout says how: as many parts, one line for each (a blank one too), or one for all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from documents.fragments import BULLETS, is_deadline, join

_LONE = re.compile(rf"\s*[{BULLETS}\uf0b7\uf0a7]+\s*")  # a dash before a cell's only line may be its own
_MARK = re.compile(
    rf"\s*(?:[{BULLETS}\uf0b7\uf0a7*]\s*|[-–—]\s+|o\s+|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]\s+)(?=\S)"
)


@dataclass(slots=True)
class Part:
    """One line out of a row: its cells by field, and what is in doubt as (field, words, reason)."""

    cells: dict[str, str]
    doubts: list[tuple[str, str, str]] = field(default_factory=list)


def split(cells: Mapping[str, str]) -> list[Part]:
    """Return the lines a row holds; most rows hold one."""
    lines = cells.get("action", "").split("\n")
    parts = _bulleted(lines) or _as_dated(lines, cells.get("deadline", "").split("\n"))
    if len(parts) < 2:
        return [Part({**cells, "action": _paragraph([_LONE.sub("", lines[0]), *lines[1:]])})]
    found = [Part({**cells, "action": _paragraph(words)}) for _at, words in parts]
    starts = [at for at, _words in parts]
    for name, cell in cells.items():
        if name not in ("action", "ref", "theme", "benchmark", "project"):
            _align(found, name, cell, starts)
    return found


def _bulleted(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Return each bullet's line and words; what stands before the first is a line of its own, or leads into it."""
    found: list[tuple[int, list[str]]] = []
    if not any(_MARK.match(line) for line in lines):
        return []
    for at, line in enumerate(lines):
        mark = _MARK.match(line)
        words = line[mark.end() :] if mark else line
        leads = bool(found) and found[-1][1][-1].endswith(":")
        if not words:
            continue
        if found and (leads or not mark):
            found[-1][1].append(words)
        else:
            found.append((at, [words]))
    return found


def _as_dated(lines: Sequence[str], dates: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Return each line as a part, when the deadline's cell has a line for each and holds deadlines alone."""
    said = [(at, [line]) for at, line in enumerate(lines) if line]
    written = [line for line in dates if line]
    if len(said) < 2 or len(dates) < 2 or not all(is_deadline(line) for line in written):
        return []
    return said if len(said) in (len(written), len(dates)) else []


def _align(parts: Sequence[Part], name: str, cell: str, starts: Sequence[int]) -> None:
    lines = cell.split("\n")
    bullets = _bulleted(lines)
    written = [_paragraph(words) for _at, words in bullets] if bullets else [line for line in lines if line]
    stood = {at for at, line in enumerate(lines) if line}
    beside: Sequence[str]
    if not written:
        beside = [""] * len(parts)
    elif len(written) == len(parts):
        beside = written
    elif len(lines) == len(parts) == starts[-1] + 1:
        beside = lines
    elif len(lines) > max(1, len(written)) and stood <= set(starts):
        beside = [lines[at] if at in stood else "" for at in starts]
        _doubt(parts, name, cell, "It was put beside the action on the same line of the cell: check that it belongs.")
    elif len(written) == 1:
        beside = written * len(parts)
        _doubt(parts, name, cell, f"It stands once beside {len(parts)} actions: taken for each of them.")
    else:
        beside = [""] * len(parts)
        why = f"{len(parts)} actions share a cell with {len(written)} of these: say which is whose; none was guessed."
        _doubt(parts, name, cell, why)
    for part, words in zip(parts, beside, strict=True):
        part.cells[name] = words


def _doubt(parts: Sequence[Part], name: str, cell: str, reason: str) -> None:
    words = " / ".join(line for line in cell.split("\n") if line)
    for part in parts:
        part.doubts.append((name, words, reason))


def _paragraph(lines: Sequence[str]) -> str:
    return reduce(join, filter(None, lines), "")
