"""The training register: sessions by date, product and cohort. Headcounts only: attendees have no names here.

People in sessions are one measure; e-learning completions, workforce percentages and engagement are others
(`storage/targets.py`) and are never added to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Index, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from rules.calendar import financial_year
from storage import audit
from storage.types import columns, utc


class SessionNotFound(LookupError):
    """There is no such training session."""


class TrainingSession(SQLModel, table=True):
    """One session. `year` is the start of the financial year it counts in, also when no day was stated."""

    __tablename__ = "training_sessions"
    __table_args__ = (
        Index("training_by_year", "group_id", "year", "held_on"),
        Index("training_by_logging", "group_id", "logged_at", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    held_on: date | None = None
    year: int
    product_text: str = ""  # as said
    product: str | None = None  # the group's name for it
    mode: str | None = None  # classroom, online, e-learning …
    trainer: str | None = None
    venue: str | None = None
    benchmark: str | None = None  # one of the group's, as evidence for it
    logged_at: datetime = utc()
    logged_by_id: int | None = Field(default=None, foreign_key="members.id")
    voided_at: datetime | None = utc(nullable=True)


class TrainingCohort(SQLModel, table=True):
    """How many people of one cohort were in a session."""

    __tablename__ = "training_cohorts"
    __table_args__ = (Index("training_cohorts_by_session", "group_id", "session_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    session_id: int = Field(foreign_key="training_sessions.id")
    name: str  # the register's name
    as_said: str
    agency: str | None = None  # the agency or directorate whose people they are
    people: int
    voided_at: datetime | None = utc(nullable=True)


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort and its headcount, as it goes in and comes out."""

    name: str
    people: int
    as_said: str = ""
    agency: str | None = None  # the agency or directorate whose people they are


@dataclass(frozen=True, slots=True)
class Total:
    """People and sessions of one cohort in a financial year."""

    cohort: str
    people: int
    sessions: int


_S = columns(TrainingSession)
_C = columns(TrainingCohort)
E_LEARNING = "e-learning"  # completions are a measure of their own, never added to people in sessions
_JOINED = (_S.group_id == _C.group_id) & (_S.id == _C.session_id)
_LIVE = (_S.voided_at.is_(None), _C.voided_at.is_(None))


def log(
    session: Session,
    change: audit.Change,
    *,
    held_on: date | None,
    year: int,
    cohorts: Sequence[Cohort],
    product_text: str = "",
    product: str | None = None,
    mode: str | None = None,
    trainer: str | None = None,
    venue: str | None = None,
    benchmark: str | None = None,
) -> TrainingSession:
    """Record a session with its cohorts."""
    held = TrainingSession(
        group_id=change.group_id,
        held_on=held_on,
        year=year,
        product_text=product_text,
        product=product,
        mode=mode,
        trainer=trainer,
        venue=venue,
        benchmark=benchmark,
        logged_at=change.at,
        logged_by_id=change.by_id,
    )
    audit.add(session, change, held)
    set_cohorts(session, change, held, cohorts)
    return held


def set_cohorts(session: Session, change: audit.Change, held: TrainingSession, cohorts: Sequence[Cohort]) -> None:
    """Make the session's cohorts these; a changed headcount keeps its history, a dropped cohort is voided."""
    wanted = {cohort.name: cohort for cohort in cohorts}
    for row in cohorts_of(session, change.group_id, held.id or 0):
        cohort = wanted.pop(row.name, None)
        if cohort is None:
            audit.amend(session, change, row, voided_at=change.at)
        else:
            audit.amend(session, change, row, people=cohort.people, agency=cohort.agency or row.agency)
    for cohort in wanted.values():
        row = TrainingCohort(
            group_id=change.group_id,
            session_id=held.id or 0,
            name=cohort.name,
            as_said=cohort.as_said or cohort.name,
            agency=cohort.agency,
            people=cohort.people,
        )
        audit.add(session, change, row)


def amend(session: Session, change: audit.Change, held: TrainingSession, **values: object) -> bool:
    """Correct a session's own columns, with history."""
    return audit.amend(session, change, held, **values)


def recent(session: Session, group_id: int, member_id: int | None, limit: int = 10) -> list[TrainingSession]:
    """Return the sessions logged last, the latest first: by this member, or by anybody when None is given."""
    found = select(TrainingSession).where(_S.group_id == group_id, _S.voided_at.is_(None))
    if member_id is not None:
        found = found.where(_S.logged_by_id == member_id)
    return list(session.scalars(found.order_by(_S.logged_at.desc(), _S.id.desc()).limit(limit)))


def get(session: Session, group_id: int, session_id: int) -> TrainingSession:
    """Return a session of the group; raise SessionNotFound."""
    found = session.scalar(select(TrainingSession).where(_S.group_id == group_id, _S.id == session_id))
    if found is None:
        raise SessionNotFound(SessionNotFound.__doc__)
    return found


def on_day(session: Session, group_id: int, day: date) -> list[TrainingSession]:
    """Return the sessions of a day that stand."""
    held = (_S.group_id == group_id, _S.year == financial_year(day), _S.held_on == day, _S.voided_at.is_(None))
    return list(session.scalars(select(TrainingSession).where(*held).order_by(_S.id)))


def of_group(session: Session, group_id: int) -> list[TrainingSession]:
    """Return every session of the group, voided ones too, oldest first: the record for an export."""
    found = select(TrainingSession).where(_S.group_id == group_id)
    return list(session.scalars(found.order_by(_S.held_on.is_(None), _S.held_on, _S.id)))


def cohorts_of(session: Session, group_id: int, session_id: int) -> list[TrainingCohort]:
    """Return a session's cohorts in the order they were said."""
    found = select(TrainingCohort).where(_C.group_id == group_id, _C.session_id == session_id, _C.voided_at.is_(None))
    return list(session.scalars(found.order_by(_C.id)))


def totals(
    session: Session,
    group_id: int,
    year: int,
    *,
    cohort: str | None = None,
    product: str | None = None,
    e_learning: bool = False,
) -> list[Total]:
    """Return people and sessions by cohort for the financial year that starts in `year`, largest first.

    With `e_learning` the completions instead, without it everything else.
    """
    found = (
        select(_C.name, func.sum(_C.people), func.count(_S.id.distinct()))
        .join(TrainingSession, _JOINED)
        .where(_S.group_id == group_id, _S.year == year, _measure(e_learning), *_LIVE)
        .group_by(_C.name)
        .order_by(func.sum(_C.people).desc(), _C.name)
    )
    if cohort:
        found = found.where(func.lower(_C.name) == func.lower(cohort))
    if product:
        found = found.where(_S.product == product)
    return [Total(*row) for row in session.execute(found)]


def logged_since(session: Session, group_id: int, day: date) -> tuple[int, int]:
    """Return (sessions, people) held on or after a day, e-learning apart."""
    found = (
        select(func.count(_S.id.distinct()), func.coalesce(func.sum(_C.people), 0))
        .join(TrainingCohort, _JOINED)
        .where(_S.group_id == group_id, _S.held_on >= day, _measure(e_learning=False), *_LIVE)
    )
    sessions, people = session.execute(found).one()
    return sessions, people


def cohort_names(session: Session, group_id: int) -> list[str]:
    """Return the names the register knows cohorts by."""
    # By the sessions' group: their index spares the rows of other groups.
    found = select(_C.name).join(TrainingSession, _JOINED).where(_S.group_id == group_id, *_LIVE)
    return list(session.scalars(found.distinct().order_by(_C.name)))


def _measure(e_learning: bool) -> ColumnElement[bool]:
    return _S.mode == E_LEARNING if e_learning else func.coalesce(_S.mode, "") != E_LEARNING
