"""Which actions a list shows, and how many: Core statements, no entities, on the hot path of every question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from storage.action_history import EarlierDeadline
from storage.actions import OPEN, Action, ActionOwner, Status
from storage.types import columns


@dataclass(frozen=True, slots=True)
class Line:
    """An action as lists and reminders show it."""

    id: int
    ref: str
    theme: str | None
    title: str
    owners: list[dict[str, Any]]
    deadline_text: str
    deadline_class: str
    due_on: date | None
    status: str
    updated_at: datetime | None
    completed_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status not in (Status.COMPLETE, Status.DEFERRED, Status.CLOSED)

    def is_overdue(self, today: date) -> bool:
        """Whether a date has passed and the action is open; *ongoing* is never overdue."""
        return self.is_open and self.status != Status.ONGOING and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class Filter:
    """Which actions a list shows; every part narrows it."""

    open_only: bool = True
    statuses: tuple[str, ...] = ()
    due_from: date | None = None
    due_before: date | None = None  # this day excluded
    owners: tuple[tuple[str, str], ...] = ()  # (kind, name), any of them
    theme: str | None = None
    no_owner: bool = False
    no_date: bool = False
    moved: bool = False
    moved_since: datetime | None = None
    not_updated_since: datetime | None = None
    completed_since: date | None = None
    words: tuple[str, ...] = ()  # all in the title


_A = columns(Action)
_O = columns(ActionOwner)
_E = columns(EarlierDeadline)
_LINE = [_A[name] for name in Line.__dataclass_fields__]


def lines(session: Session, group_id: int, wanted: Filter | None = None, *, limit: int | None = None) -> list[Line]:
    """Return the actions the filter asks for: dated ones first by date, then the rest in the plan's order."""
    found = select(*_LINE).where(*_conditions(group_id, wanted or Filter()))
    found = found.order_by(_A.due_on.is_(None), _A.due_on, _A.id).limit(limit)
    return [Line(*row) for row in session.connection().execute(found)]


def count(session: Session, group_id: int, wanted: Filter | None = None) -> int:
    """Return how many actions the filter asks for."""
    return counts(session, group_id, {"all": wanted or Filter()})["all"]


def counts(session: Session, group_id: int, wanted: Mapping[str, Filter]) -> dict[str, int]:
    """Return how many actions each filter asks for, in one statement."""
    each = [
        select(func.count()).select_from(Action).where(*_conditions(group_id, one)).scalar_subquery()
        for one in wanted.values()
    ]
    return dict(zip(wanted, session.connection().execute(select(*each)).one(), strict=True))


def _conditions(group_id: int, wanted: Filter) -> list[Any]:
    conditions: list[Any] = [_A.group_id == group_id, _A.voided_at.is_(None)]
    if wanted.open_only:
        conditions.append(text(OPEN))
    if wanted.statuses:
        conditions.append(_A.status.in_(wanted.statuses))
    if wanted.due_from:
        conditions.append(_A.due_on >= wanted.due_from)
    if wanted.due_before:
        conditions.append(_A.due_on < wanted.due_before)
    if wanted.owners:
        pairs = [(_O.kind == kind) & (_O.name == name.casefold()) for kind, name in wanted.owners]
        anyone = pairs[0]
        for pair in pairs[1:]:
            anyone |= pair
        conditions.append(_A.id.in_(select(_O.action_id).where(_O.group_id == group_id, anyone)))
    if wanted.theme:
        conditions.append(func.lower(_A.theme) == func.lower(wanted.theme))
    if wanted.no_owner:
        conditions.append(~select(_O.action_id).where(_O.action_id == _A.id).exists())
    if wanted.no_date:
        conditions.append(_A.due_on.is_(None) & _A.deadline_class.not_in(("ONGOING", "RECUR")))
    if wanted.moved:
        moved = select(_E.id).where(_E.action_id == _A.id, _E.voided_at.is_(None))
        conditions.append((moved.where(_E.moved_at >= wanted.moved_since) if wanted.moved_since else moved).exists())
    if wanted.not_updated_since:
        conditions.append(_A.updated_at.is_(None) | (_A.updated_at < wanted.not_updated_since))
    if wanted.completed_since:
        conditions.append(_A.completed_on >= wanted.completed_since)
    # The database folds both sides: SQLite knows ASCII only, and "É" must at least find itself.
    conditions += [_A.title.icontains(word, autoescape=True) for word in wanted.words]
    return conditions
