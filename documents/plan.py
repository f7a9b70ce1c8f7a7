"""A plan as it was read from a file, before it is saved: its lines, its doubts, its counts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.doubts import Doubt
from documents.read_owners import Owner
from rules.deadlines import DeadlineClass, Reading
from storage.actions import NEVER_LATE, Status


@dataclass(frozen=True, slots=True)
class Update:
    """What the file reports of an action. `deadline` is the words of a later date, which a person has to confirm."""

    note: str
    status: Status | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action of the file; `row` is where it stands there, `counted` that its ref is not the file's own."""

    row: int
    ref: str | None
    theme: str | None
    title: str
    owners: tuple[Owner, ...]
    deadline: Reading
    status: Status
    updates: tuple[Update, ...]
    evidence: tuple[str, ...]
    counted: bool = False
    benchmark: str | None = None
    project: str | None = None
    review: date | None = None  # when it is to be looked at again

    def as_json(self, today: date) -> dict[str, Any]:
        """Return the line in the shape of the export."""
        due, open_ = self.deadline.on, self.status not in NEVER_LATE
        return {
            "ref": self.ref,
            "theme": self.theme,
            "title": self.title,
            "owners": [{"kind": owner.kind, "name": owner.name} for owner in self.owners],
            "deadline": {
                "text": self.deadline.text,
                "class": self.deadline.kind.value,
                "date": due.isoformat() if due else None,
                "precision": self.deadline.precision,
            },
            "earlier_deadlines": [],
            "status": self.status.value,
            "overdue": open_ and due is not None and due < today,
            "updates": [
                {"at": None, "by": None, "note": update.note, "status": update.status, "deadline": update.deadline}
                for update in self.updates
            ],
            "evidence": list(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What was read of a file; `unclear`: statuses that the group has to say the meaning of, colours and "closed"."""

    lines: tuple[PlanLine, ...]
    doubts: tuple[Doubt, ...]
    unclear: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many actions there are, and how many of each class of deadline."""
        classes = Counter(line.deadline.kind for line in self.lines)
        return {"actions": len(self.lines)} | {kind.value: classes[kind] for kind in DeadlineClass if classes[kind]}

    def as_json(self, today: date) -> dict[str, Any]:
        """Return what `clerk import-plan --dry-run --json` prints."""
        return {
            "actions": [line.as_json(today) for line in self.lines],
            "doubts": [doubt.as_json() for doubt in self.doubts],
            "counts": self.counts(),
        }
