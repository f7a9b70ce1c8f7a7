"""Tables to the rows that hold an action: heading rows found, themes carried down, every cell past the guard."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from documents import cell_parts, plan_layout
from documents.doubts import REFUSED, Doubts, is_refused
from documents.errors import NoActions, NotAPlan
from documents.plan_layout import Section
from documents.plan_refs import Refs
from documents.rows import Row, Table

REST = "Row {} has no action of its own: this was taken as the rest of the row above it."
COUNTED = "Lines without a number of their own were counted within their item, such as 1.1."
NO_THEME = "No theme"
LEFT_OUT = "The row has no action: it was left out."

_LINES = frozenset(("owner", "evidence"))  # each line of the cell is one
# What a row without an action may carry on from the row above it.
_CARRIED = {"deadline", "owner", "status", "update", "evidence", "review"}


@dataclass(slots=True)
class PlanRow:
    """One line with an action: its words by field.

    `counted`: the ref was counted here and is not the file's own. `fill`: the colour of the status' cell. `shared`: the
    row of the file holds several lines.
    """

    row: int
    cells: dict[str, str]
    fill: str = ""
    counted: bool = False
    shared: bool = False
    doubts: list[tuple[str, str, str]] = field(default_factory=list)  # (field, words, reason)

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def doubt(self, doubts: Doubts, name: str, words: str, *reasons: str) -> None:
        """Note a doubt about this line; where its row holds several, the reason begins with the ref."""
        if reasons and self.shared and self["ref"]:
            reasons = (f"{self['ref']}: {reasons[0]}", *reasons[1:])
        doubts.add(self.row, name, words, *reasons)


def read(tables: Iterable[Table], doubts: Doubts) -> list[PlanRow]:
    """Return the rows with an action; raise NotAPlan or NoActions."""
    sections = [section for table in tables for section in plan_layout.sections(table, doubts)]
    if not sections:
        raise NotAPlan
    refs = Refs()
    drafts = [draft for section in sections for draft in _drafts(section, refs)]
    found = [row for draft in drafts if (row := _guarded(draft, doubts))]
    if not found:
        raise NoActions
    if counted := next((row for row in found if row.counted), None):
        doubts.add(counted.row, "ref", "", COUNTED)
    return found


def _drafts(section: Section, refs: Refs) -> list[PlanRow]:
    """Return a section's lines before the guard has seen them; what a row carries on is joined to the row above."""
    found: list[PlanRow] = []
    theme = section.theme
    for row, below in plan_layout.with_next(section.rows):
        words = section.words(row)
        new = {name for name, index in section.columns.items() if words.get(name) and index not in row.continued}
        theme = words.get("theme") or theme  # written once, it holds for the rows below that leave it blank
        theme = "" if theme.casefold() == NO_THEME.casefold() else theme
        if found and ("action" not in new or _goes_on(found[-1], words, new)) and _carries(row, section, new):
            _carry_on(found[-1], words, new, row.number)
        elif "action" in new:
            found += _split(section, row, below, {**words, "theme": theme}, refs)
        elif new and not words.get("action"):
            found.append(PlanRow(row.number, {}, doubts=[("action", "", LEFT_OUT)]))
    return found


def _carries(row: Row, section: Section, new: set[str]) -> bool:
    """Tell whether a row only adds to the one above: its action is merged down, or it has no more than the rest."""
    return section.columns["action"] in row.continued or new <= _CARRIED | {"action"}


def _goes_on(above: PlanRow, words: Mapping[str, str], new: set[str]) -> bool:
    """Tell whether an action's words are the rest of the sentence in the row above."""
    title = above["action"]
    return new == {"action"} and bool(title) and words["action"][:1].islower() and not title.endswith((".", "!", "?"))


def _carry_on(above: PlanRow, words: Mapping[str, str], new: set[str], number: int) -> None:
    """Add a row's words to the line above; a second deadline is kept as an update, never put for the first."""
    for name in sorted(new & (_CARRIED | {"action"})):
        second = name == "deadline" and above["deadline"]
        at, added = ("update", f"Another deadline in the file: {words[name]}") if second else (name, words[name])
        above.cells[at] = "\n".join(filter(None, (above[at], added)))
        above.doubts.append((name, words[name], REST.format(number)))


def _split(section: Section, row: Row, below: Row | None, words: Mapping[str, str], refs: Refs) -> Iterator[PlanRow]:
    parts = cell_parts.split(words)
    shares = len(parts) > 1 or section.shares_ref(row, below)
    for part in parts:
        ref, counted = refs.of(part.cells, section.number, shares=shares)
        part.cells["ref"] = ref
        layout = [(name, part.cells.get(name, ""), reason) for name, reason in section.doubts(row)]
        fill = "" if part.cells.get("status") else row.fill(section.columns.get("status"))
        yield PlanRow(row.number, part.cells, fill, counted, len(parts) > 1, [*part.doubts, *layout])


def _guarded(draft: PlanRow, doubts: Doubts) -> PlanRow | None:
    """Return the line with every cell past the guard, or nothing when no action is left of it."""
    for name, words, reason in draft.doubts:
        if not is_refused(words):
            draft.doubt(doubts, name, words, reason)
    if not draft.cells:
        return None
    cells = {name: doubts.guarded(draft.row, name, cell) for name, cell in draft.cells.items()}
    cells = {name: cell if name in _LINES else " ".join(cell.split()) for name, cell in cells.items()}
    if not cells.get("action"):
        return None
    if is_refused(". ".join(filter(None, cells.values()))):
        # Harmless cell by cell, a person when read together.
        doubts.add(draft.row, "row", "", REFUSED)
        return None
    draft.cells = cells
    return draft
