"""The lines under one item of a flattened table: whose each fragment is, told by its width, mark and punctuation.

In a column only the last printed line of a text is short, so a short fragment before a full one is of another cell.
Where the order of the fragments leaves two lines to choose from, the nearer has it and a doubt says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from documents import colours, fragments, read_status
from documents.fragments import ENDS, Fragment, join

WORDS = ("words", "heading")  # what a heading would say is below the headings a word as any other ("lead.")

START_MISSING = "The start of this line seems to be missing, such as a name taken out; nothing was put in its place."
WORDS_MISSING = "Words seem to be missing in this line, such as a name taken out; nothing was put in their place."
GLUED = "It stood at the end of the action's own words."
BEFORE = "It stood before this line and after a line that has its own: check that it belongs here."
ASIDE = "There is another one below it that belongs to no line: it was kept as an update."
BETWEEN = "It stood between this line and the next, which has none: check whose it is."
TWO = "It may be two actions: nothing marks where one begins."
DRIFTED = "It stood beside this line, and the line above has none: check whose it is."


@dataclass(slots=True)
class FlatLine:
    """One line of the plan, as far as it is read; cells by field in the order they came."""

    row: int
    ref: str = ""
    text: str = ""
    cells: dict[str, list[str]] = field(default_factory=dict)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    after_end: set[str] = field(default_factory=set)  # fields that began when the text was complete
    drifts: bool = False  # its owner stood beside its first printed line and may have slipped down from the line above

    def add(self, name: str, words: str) -> None:
        """Note one more cell of a field."""
        self.cells.setdefault(name, []).append(words)

    def keep_aside(self, name: str, words: str) -> None:
        """Keep one more deadline or owner than the line can have as an update, and say so."""
        self.add("update", f"Another {name} in the file: {words}")
        self.doubts.append((name, ASIDE))


def of_item(found: Sequence[Fragment], fields: Sequence[str], wide: int) -> list[FlatLine]:
    """Return the lines of one item; `wide` is the width of a full line of the widest column, in characters."""
    lines: list[FlatLine] = []
    first = [fragment.text for fragment in takewhile(lambda fragment: fragment.kind not in WORDS, found)]
    ahead = {"deadline": first} if first else {}  # what stood before the line it belongs to
    for part in _parts(found, wide):
        line = FlatLine(part[0].row, cells=ahead, doubts=[(name, BEFORE) for name in ahead])
        ahead = _read(line, part, lines[-1] if lines else None, fields, wide)
        lines.append(line)
    for above, line in pairwise(lines):
        _doubt_neighbours(above, line)
    for name, words in ahead.items() if lines else ():
        for each in words:
            lines[-1].keep_aside(name, each)
    return lines


def _parts(found: Sequence[Fragment], wide: int) -> Iterator[list[Fragment]]:
    """Yield the fragments from the start of one action to the start of the next."""
    part: list[Fragment] = []
    closed = ended = False  # the last full line ends a sentence; a short one since then does
    for fragment in found:
        bare, _deadline = fragments.without_deadline(fragment)
        full = _is_full(bare, wide)
        if fragment.kind in WORDS and (not part or _starts(bare, full=full, closed=closed, ended=ended)):
            if part:
                yield part
            part, closed, ended = [], bare.is_closed, False
        elif fragment.kind in WORDS and full:
            closed, ended = bare.is_closed, False
        elif fragment.kind in WORDS:
            ended = ended or bare.is_closed
        if part or fragment.kind in WORDS:
            part.append(fragment)
    if part:
        yield part


def _starts(fragment: Fragment, *, full: bool, closed: bool, ended: bool) -> bool:
    """Tell whether a new action begins here."""
    if fragment.bullet or (fragments.ref(fragment.text)[0] and not fragment.begins_low):
        return True
    if not full:
        return False
    if closed or (fragment.apart and ended):
        return True
    return not fragment.begins_low and (fragment.marked or ended)


def _is_full(fragment: Fragment, wide: int) -> bool:
    return fragment.kind in WORDS and fragment.width > wide / 2


def _read(
    line: FlatLine, part: Sequence[Fragment], above: FlatLine | None, fields: Sequence[str], wide: int
) -> dict[str, list[str]]:
    """Read one part into its line; return what belongs to the line after it."""
    texts = _texts(line, part, wide)
    if not any(fragment.marked for fragment in part) and any(
        _is_full(part[index], wide) and not part[index].begins_low for index in texts - {0}
    ):
        line.doubts.append(("action", TWO))
    ahead: dict[str, list[str]] = {}
    for index, fragment in enumerate(part):
        if index in texts:
            bare, glued = fragments.without_deadline(fragment)
            line.text = join(line.text, bare.text)
            if glued:
                line.add("deadline", glued)
                line.doubts.append(("deadline", GLUED))
            continue
        name = _field(fragment, fields)
        ended = index > max(texts) and line.text.endswith(ENDS)
        if name == "owner" and _continues_owner(line, above, fragment):
            continue
        if ahead or (name != "owner" and name in line.cells and ended):
            ahead.setdefault(name, []).append(fragment.text)
            continue
        if ended and name not in line.cells:
            line.after_end.add(name)
        if name == "owner" and name not in line.cells:
            line.drifts = index < max(texts) and 1 not in texts
        if name == "deadline" and name in line.cells:
            line.keep_aside(name, fragment.text)
        else:
            line.add(name, fragment.text)
    line.ref, line.text = fragments.ref(line.text)
    if line.text[:1].islower():
        line.doubts.append(("action", START_MISSING))
    return ahead


def _texts(line: FlatLine, part: Sequence[Fragment], wide: int) -> set[int]:
    """Return which fragments are the action's own words."""
    words = [index for index, fragment in enumerate(part) if fragment.kind in WORDS]
    full = [index for index in words if _is_full(fragments.without_deadline(part[index])[0], wide)]
    texts = begun = {0, *full}
    for before, index in pairwise(words):
        # The first printed line is short only when words were taken out of it; then the next ones continue it.
        if before not in texts or before in full or index in full or part[before].is_closed:
            break
        if not (part[index].begins_low or part[before].leans):
            break
        texts = texts | {index}
    if texts != begun:
        line.doubts.append(("action", WORDS_MISSING))
    last = max(texts)
    if not fragments.without_deadline(part[last])[0].is_closed:
        short = [index for index in words if index > last and (part[index].is_closed or part[index].begins_low)]
        texts |= (
            {max(short, key=lambda index: (part[index].is_closed, part[index].begins_low, index))} if short else set()
        )
    return texts


def _field(fragment: Fragment, fields: Sequence[str]) -> str:
    """Return which column a fragment that is not the action's own words stood in."""
    if fragment.kind == "deadline" and "deadline" in fields:
        return "deadline"
    if "status" in fields and (read_status.read(fragment.text) or colours.named(fragment.text)):
        return "status"
    return "owner" if "owner" in fields else "update"


def _continues_owner(line: FlatLine, above: FlatLine | None, fragment: Fragment) -> bool:
    """Add a fragment to the owner's cell it goes on with, if there is one."""
    at = line if "owner" in line.cells else above
    cells = at.cells.get("owner") if at else None
    if not cells or cells[-1].endswith(ENDS):
        return False
    leans = fragments.leans(cells[-1])
    if not (fragment.begins_low or (leans and at is line)):
        return False
    cells[-1] = join(cells[-1], fragment.text)
    return True


def _doubt_neighbours(above: FlatLine, line: FlatLine) -> None:
    for name in ("deadline", "owner"):
        if name in above.after_end and name not in line.cells:
            above.doubts.append((name, BETWEEN))
    if line.drifts and "owner" not in above.cells and "deadline" in above.cells:
        line.doubts.append(("owner", DRIFTED))
