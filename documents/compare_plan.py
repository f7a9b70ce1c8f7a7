"""A plan beside the record: which lines are new, which changed and how, which the file no longer has."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents import alike
from documents.doubts import Doubt
from documents.plan import Plan, PlanLine
from storage import action_lists
from storage.action_history import ActionUpdate
from storage.action_lists import Filter, Line
from storage.actions import Action, Status
from storage.types import columns

TWICE = "It says nearly the same as {} in the record: check whether both are wanted; nothing was merged."
SAME_LINE = 0.6  # of the signs of two titles: a line whose number was only counted here is then the same, reworded


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a line that differs: what the record says and what the file says, as text; "" is nothing."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the record that the file has with other words."""

    ref: str
    title: str  # the record's
    fields: tuple[Field, ...]
    line: PlanLine

    def has(self, name: str) -> bool:
        """Tell whether a field differs."""
        return any(each.name == name for each in self.fields)


@dataclass(frozen=True, slots=True)
class Difference:
    """A file against the record. `missing` are shown and never removed; `alike` are doubts about new lines."""

    new: tuple[PlanLine, ...]
    same: int
    changed: tuple[Changed, ...]
    missing: tuple[Line, ...]
    alike: tuple[Doubt, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what `clerk import-plan --json` prints of it."""
        return {
            "new": [{"row": line.row, "ref": line.ref, "title": line.title} for line in self.new],
            "same": self.same,
            "changed": [
                {
                    "ref": each.ref,
                    "title": each.title,
                    "fields": [{"field": one.name, "was": one.was, "now": one.now} for one in each.fields],
                }
                for each in self.changed
            ],
            "missing": [{"ref": line.ref, "title": line.title} for line in self.missing],
            "alike": [doubt.as_json() for doubt in self.alike],
        }


@dataclass(slots=True)
class _Told:
    """What the record holds of a line beside its row."""

    tags: dict[str, Any] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)


def compare(session: Session, group_id: int, plan: Plan) -> Difference:
    """Compare a plan with the group's record; only reads."""
    lines = action_lists.lines(session, group_id, Filter(open_only=False))
    told = _told(session, group_id)
    gone = withdrawn(session, group_id)
    pairs = list(zip(plan.lines, _matched(plan.lines, lines, gone), strict=True))
    new = tuple(line for line, known in pairs if known is None)
    changed = tuple(
        Changed(known.ref, known.title, fields, line)
        for line, known in pairs
        if known is not None and (fields := tuple(_fields(known, told[known.id], line)))
    )
    has = {known.id for _line, known in pairs if known is not None}
    missing = tuple(line for line in lines if line.id not in has and _could_be_of(plan, line))
    return Difference(new, len(pairs) - len(new) - len(changed), changed, missing, tuple(_alike(lines, new)))


def withdrawn(session: Session, group_id: int) -> dict[str, Action]:
    """Return the actions that an undo withdrew, by ref; they keep it, so that no other line can have it."""
    a = columns(Action)
    found = session.scalars(select(Action).where(a.group_id == group_id, a.voided_at.is_not(None)))
    return {action.ref: action for action in found}


def plain(title: str) -> str:
    """Return a title as two of them are compared."""
    return " ".join(title.casefold().split())


def _matched(wanted: Sequence[PlanLine], lines: Sequence[Line], gone: Collection[str]) -> list[Line | None]:
    """Return each line's match: by the file's own ref, else by its words, else by a counted ref and similar words."""
    by_ref = {line.ref: line for line in lines}
    by_title: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_title[plain(line.title)].append(line)
    found: list[Line | None] = []
    claimed: set[int] = set()
    for each in wanted:
        own = each.ref is not None and not each.counted and each.ref not in gone
        same = [by_ref[each.ref]] if own and each.ref in by_ref else [] if own else by_title[plain(each.title)]
        found.append(next((line for line in same if line.id not in claimed), None))
        claimed |= {line.id for line in found[-1:] if line}
    for index, each in enumerate(wanted):
        known = by_ref.get(each.ref or "")
        if found[index] is None and each.counted and known and known.id not in claimed and _similar(known, each):
            found[index] = known
            claimed.add(known.id)
    return found


def _similar(known: Line, line: PlanLine) -> bool:
    return SequenceMatcher(None, plain(known.title), plain(line.title), autojunk=False).ratio() >= SAME_LINE


def _told(session: Session, group_id: int) -> dict[int, _Told]:
    a, u = columns(Action), columns(ActionUpdate)
    found: dict[int, _Told] = defaultdict(_Told)
    tags = select(a.id, a.benchmark, a.project).where(a.group_id == group_id, a.voided_at.is_(None))
    for action_id, benchmark, project in session.connection().execute(tags):
        found[action_id].tags = {"benchmark": benchmark, "project": project}
    said = select(u.action_id, u.note, u.evidence).where(u.group_id == group_id, u.voided_at.is_(None))
    for action_id, note, evidence in session.connection().execute(said):
        found[action_id].notes.add(note)
        found[action_id].evidence.add(evidence)
    return found


def _fields(known: Line, told: _Told, line: PlanLine) -> Iterator[Field]:
    """Yield what differs.

    A blank owner or deadline of the file differs from one that is written; a blank status, theme or tag says nothing.
    """
    was_owners = ", ".join(str(owner["name"]) for owner in known.owners)
    now_owners = ", ".join(owner.name for owner in line.owners)
    always = [("title", known.title, line.title), ("owners", was_owners, now_owners)]
    always.append(("deadline", known.deadline_text, line.deadline.text))
    yield from (Field(*each) for each in always if each[1] != each[2])
    status = "" if line.status is Status.NOT_STATED else line.status.value
    review = line.review.isoformat() if line.review else ""
    stated = [("theme", known.theme or "", line.theme or ""), ("status", known.status, status)]
    stated += [(name, told.tags.get(name) or "", getattr(line, name) or "") for name in ("benchmark", "project")]
    stated.append(("review", known.review_on.isoformat() if known.review_on else "", review))
    yield from (Field(*each) for each in stated if each[2] and each[1] != each[2])
    yield from (Field("update", "", update.note) for update in line.updates if update.note not in told.notes)
    yield from (Field("evidence", "", link) for link in line.evidence if link not in told.evidence)


def _could_be_of(plan: Plan, line: Line) -> bool:
    """Tell whether a line of the record is of the kind the file holds: its numbering, or its themes without one."""
    shapes = {_shape(each.ref) for each in plan.lines if each.ref}
    return _shape(line.ref) in shapes if shapes else line.theme in {each.theme for each in plan.lines if each.theme}


def _shape(ref: str) -> str:
    return re.sub(r"\d+", "9", ref)


def _alike(lines: Sequence[Line], new: Sequence[PlanLine]) -> Iterator[Doubt]:
    titles = [line.title for line in lines] + [line.title for line in new]
    for first, second in alike.pairs(titles):
        if first < len(lines) <= second:
            line = new[second - len(lines)]
            yield Doubt(line.row, "action", line.title, TWICE.format(lines[first].ref))
