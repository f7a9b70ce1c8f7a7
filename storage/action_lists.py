"""Which actions a list shows, and how many: Core statements, no entities, on the hot path of every question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select, text
from sqlalchemy.orm import Session

from storage import prepared
from storage.action_history import EarlierDeadline
from storage.action_owners import ActionOwner
from storage.actions import NEVER_LATE, OPEN, SET_ASIDE, Action
from storage.prepared import Prepared
from storage.types import columns, table


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
    review_on: date | None = None
    added_at: datetime | None = None
    answered_at: datetime | None = None
    remind_before: list[int] | None = None
    snoozed_until: date | None = None

    def is_snoozed(self, today: date) -> bool:
        """Whether no reminder mentions it yet."""
        return self.snoozed_until is not None and self.snoozed_until > today

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status not in SET_ASIDE

    def is_overdue(self, today: date) -> bool:
        """Whether a date has passed and the action is open; *ongoing* is never overdue."""
        return self.status not in NEVER_LATE and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class Filter:
    """Which actions a list shows; every part narrows it."""

    open_only: bool = True
    statuses: tuple[str, ...] = ()
    due_from: date | None = None
    due_before: date | None = None  # this day excluded
    owners: tuple[tuple[str, str], ...] = ()  # (kind, name), any of them
    theme: str | None = None
    benchmark: str | None = None
    project: str | None = None
    no_owner: bool = False
    no_date: bool = False
    moved: bool = False
    moved_since: datetime | None = None
    not_updated_since: datetime | None = None  # nor written down since: what is new is not yet silent
    completed_since: date | None = None
    review_before: date | None = None  # this day excluded
    words: tuple[str, ...] = ()  # all in the title


_A = columns(Action)
_O = columns(ActionOwner)
_E = columns(EarlierDeadline)
_LINE = [_A[name] for name in Line.__dataclass_fields__]
_WORDED = prepared.always(
    select(_A.id, _A.title, _A.theme)
    .where(_A.group_id == bindparam("of_group"), _A.voided_at.is_(None))
    .order_by(_A.due_on.is_(None), _A.due_on, _A.id)
)


def lines(session: Session, group_id: int, wanted: Filter | None = None, *, limit: int | None = None) -> list[Line]:
    """Return the actions the filter asks for: dated ones first by date, then the rest in the plan's order.

    What is due for review comes by the day of the review; what was completed since a day, the latest first.
    """
    wanted = wanted or Filter()
    owners = wanted.owners or (None,)
    found = {line.id: line for owner in owners for line in _of_owner(session, group_id, wanted, owner, limit)}
    return sorted(found.values(), key=_rank(wanted))[:limit] if len(owners) > 1 else list(found.values())


def _of_owner(
    session: Session, group_id: int, wanted: Filter, owner: tuple[str, str] | None, limit: int | None
) -> list[Line]:
    """Return one owner's actions, or anybody's, in the order of an index, so that a page costs no more than a page."""
    found = select(*_LINE).where(*_conditions(group_id, replace(wanted, owners=())))
    due, key = _A.due_on, _A.id
    if owner is not None:
        kind, name = owner
        due, key = _O.due_on, _O.action_id
        found = found.join(ActionOwner, _O.action_id == _A.id)
        found = found.where(_O.group_id == group_id, _O.kind == kind, _O.name == name.casefold())
    if wanted.review_before:
        return _read(session, found.order_by(_A.review_on, _A.id).limit(limit))
    if wanted.completed_since:
        return _read(session, found.order_by(_A.completed_on.desc(), _A.id.desc()).limit(limit))
    dated = [] if wanted.no_date else _read(session, found.where(due.is_not(None)).order_by(due, key).limit(limit))
    if wanted.due_from or wanted.due_before or len(dated) == limit:
        return dated
    rest = None if limit is None else limit - len(dated)
    return dated + _read(session, found.where(due.is_(None)).order_by(key).limit(rest))


def _read(session: Session, found: Select[Any]) -> list[Line]:
    return [Line(*row) for row in session.connection().execute(found)]


def _rank(wanted: Filter) -> Callable[[Line], tuple[Any, ...]]:
    """Return the order of lines that several look-ups gave."""
    if wanted.review_before:
        return lambda line: (line.review_on, line.id)
    if wanted.completed_since:
        return lambda line: (-(line.completed_on or date.min).toordinal(), -line.id)
    return lambda line: (line.due_on is None, line.due_on or date.min, line.id)


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


def live_by(session: Session, group_id: int, tag: str) -> dict[str, int]:
    """Return how many open actions each theme, benchmark or project has, by the name as written; 0 is left out."""
    open_ones = select(_A[tag], func.count()).where(_A.group_id == group_id, text(OPEN), _A[tag].is_not(None))
    return {str(name): number for name, number in session.connection().execute(open_ones.group_by(_A[tag]))}


def projects(session: Session, group_id: int) -> list[str]:
    """Return the projects that actions are tagged with, finished ones too, by name."""
    named = select(_A.project).where(_A.group_id == group_id, _A.project.is_not(None), _A.voided_at.is_(None))
    return [str(name) for name in session.connection().scalars(named.distinct().order_by(_A.project))]


def open_titles(session: Session, group_id: int, *, limit: int | None = None) -> list[tuple[str, str]]:
    """Return ref and title of the open actions, in the plan's order."""
    found = select(_A.ref, _A.title).where(_A.group_id == group_id, text(OPEN)).order_by(_A.id).limit(limit)
    return [(ref, title) for ref, title in session.connection().execute(found)]


def worded(session: Session, group_id: int) -> list[tuple[int, str, str | None]]:
    """Return id, title and theme of every action: dated ones first by date, then the rest in the plan's order."""
    return _WORDED.rows(session, {"of_group": group_id})


def of_ids(session: Session, group_id: int, action_ids: Sequence[int]) -> list[Line]:
    """Return actions in the order of their ids as given."""
    # A digest mentions a few; a statement is kept for each number of them.
    asked = {f"id_{n}": one for n, one in enumerate(action_ids)}
    found = _of_ids(len(asked)).rows(session, asked | {"of_group": group_id}) if asked else []
    lines = {row[0]: Line(*row) for row in found}
    return [lines[one] for one in action_ids if one in lines]


@lru_cache(maxsize=128)
def _of_ids(number: int) -> Prepared:
    one_of = or_(*(_A.id == bindparam(f"id_{n}") for n in range(number)))
    return prepared.always(select(*_LINE).where(_A.group_id == bindparam("of_group"), one_of, _A.voided_at.is_(None)))


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
    for name in ("theme", "benchmark", "project"):
        if tag := getattr(wanted, name):
            conditions.append(func.lower(_A[name]) == func.lower(tag))
    if wanted.no_owner:
        conditions.append(~select(_O.action_id).where(_O.action_id == _A.id).correlate(table(Action)).exists())
    if wanted.no_date:
        conditions.append(_A.due_on.is_(None) & _A.deadline_class.not_in(("ONGOING", "RECUR")))
    if wanted.moved:
        moved = select(_E.id).where(_E.group_id == group_id, _E.action_id == _A.id, _E.voided_at.is_(None))
        conditions.append((moved.where(_E.moved_at >= wanted.moved_since) if wanted.moved_since else moved).exists())
    if wanted.not_updated_since:
        conditions.append(func.coalesce(_A.updated_at, _A.added_at) < wanted.not_updated_since)
    if wanted.completed_since:
        conditions.append(_A.completed_on >= wanted.completed_since)
    if wanted.review_before:
        conditions.append(_A.review_on < wanted.review_before)
    # The database folds both sides: SQLite knows ASCII only, and "É" must at least find itself.
    conditions += [_A.title.icontains(word, autoescape=True) for word in wanted.words]
    return conditions
