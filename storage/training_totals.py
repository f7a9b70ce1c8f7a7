"""What the register adds up to: people and sessions of a period, by cohort, agency, product or mode; what came last.

A session counts once, however many cohorts it had. E-learning completions are asked for apart and never added.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session

from rules.calendar import financial_year, financial_year_dates
from storage.training import E_LEARNING, TrainingCohort, TrainingSession
from storage.types import columns


@dataclass(frozen=True, slots=True)
class Only:
    """Which sessions and cohorts are counted.

    `whose` goes from a cohort's name to the agency or directorate it belongs to, for rows that do not say it.
    """

    cohorts: tuple[str, ...] = ()  # the register's names; none for every cohort
    agency: str | None = None
    product: str | None = None
    e_learning: bool = False
    whose: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sum:
    """People and sessions under one heading ("" where the register does not say), and the day of the first of them."""

    name: str
    people: int
    sessions: int
    first_on: date | None


@dataclass(frozen=True, slots=True)
class LastHeld:
    """The day a cohort last had a session, and whose people they are, where that is known."""

    cohort: str
    agency: str
    held_on: date


_S = columns(TrainingSession)
_C = columns(TrainingCohort)
_HEADING = "counted_under"
_JOINED = (_C.group_id == _S.group_id) & (_C.session_id == _S.id)
EVERYBODY = Only()
BY = ("cohort", "agency", "product", "mode")


def sums(
    session: Session, group_id: int, first: date, last: date, *, by: str = "cohort", only: Only = EVERYBODY
) -> list[Sum]:
    """Return people and sessions held from the first to the last day, largest first; `by` is one of BY.

    A whole financial year holds the sessions without a stated day too, other periods cannot.
    """
    found = (
        select(
            _heading(by, only).label(_HEADING),
            func.sum(_C.people).label("people"),
            func.count(_S.id.distinct()),
            func.min(_S.held_on),
        )
        .join(TrainingSession, _JOINED)
        .where(*_counted(group_id, first, last, only))
        .group_by(_HEADING)
    )
    rows = [Sum(*row) for row in session.execute(found)]
    return sorted(rows, key=lambda row: (-row.people, row.name))


def overall(session: Session, group_id: int, first: date, last: date, *, only: Only = EVERYBODY) -> tuple[int, int]:
    """Return (people, sessions) held from the first to the last day."""
    found = (
        select(func.coalesce(func.sum(_C.people), 0), func.count(_S.id.distinct()))
        .join(TrainingSession, _JOINED)
        .where(*_counted(group_id, first, last, only))
    )
    people, sessions = session.execute(found).one()
    return int(people), sessions


def last_held(session: Session, group_id: int, *, only: Only = EVERYBODY) -> list[LastHeld]:
    """Return when each cohort last had a session, the longest ago first; e-learning and undated sessions apart."""
    found = (
        select(_C.name, _heading("agency", only).label(_HEADING), func.max(_S.held_on))
        .join(TrainingSession, _JOINED)
        .where(_S.group_id == group_id, _S.held_on.is_not(None), *_live(only))
        .group_by(_C.name, _HEADING)
    )
    rows = [LastHeld(*row) for row in session.execute(found)]
    return sorted(rows, key=lambda row: (row.held_on, row.cohort))


def _counted(group_id: int, first: date, last: date, only: Only) -> list[ColumnElement[bool]]:
    years = range(financial_year(first), financial_year(last) + 1)
    wanted = [_S.group_id == group_id, _S.year.in_(years), *_live(only)]
    if (first, last) != financial_year_dates(years[0]):
        wanted.append(_S.held_on.between(first, last))
    return wanted


def _live(only: Only) -> list[ColumnElement[bool]]:
    mode = func.coalesce(_S.mode, "")
    wanted: list[ColumnElement[bool]] = [
        _S.voided_at.is_(None),
        _C.voided_at.is_(None),
        mode == E_LEARNING if only.e_learning else mode != E_LEARNING,
    ]
    if only.cohorts:
        wanted.append(_C.name.in_(only.cohorts))
    if only.agency:
        wanted.append(_heading("agency", only) == only.agency)
    if only.product:
        wanted.append(_S.product == only.product)
    return wanted


def _heading(by: str, only: Only) -> ColumnElement[str]:
    headings: dict[str, ColumnElement[str]] = {
        "cohort": _C.name,
        "agency": case(dict(only.whose), value=_C.name) if only.whose else literal(""),
        "product": _S.product_text,
        "mode": literal(""),
    }
    said = {"agency": _C.agency, "product": _S.product, "mode": _S.mode}
    return func.coalesce(said[by], headings[by], "") if by in said else headings[by]
