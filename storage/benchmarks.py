"""Where the group sees itself on a benchmark, as of a day, and what the record holds as evidence for it.

People say where they stand, in the words of the group's own scale; no score is ever worked out.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.actions import Action
from storage.training import TrainingCohort, TrainingSession
from storage.types import columns, utc


class BenchmarkAssessment(SQLModel, table=True):
    """What somebody said of one benchmark, on the group's own scale."""

    __tablename__ = "benchmark_assessments"
    __table_args__ = (Index("benchmark_assessments_by_day", "group_id", "benchmark", "as_of_on"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    benchmark: str
    level: str
    as_of_on: date
    note: str | None = None
    by_name: str
    voided_at: datetime | None = utc(nullable=True)


@dataclass(frozen=True, slots=True)
class Tagged:
    """How much of the record carries a benchmark's tag."""

    actions: int = 0
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class TaggedAction:
    """An action that is evidence."""

    ref: str
    title: str
    status: str
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class TaggedSession:
    """A training session that is evidence, with how many people were in it."""

    held_on: date | None
    product: str
    people: int


_A = columns(Action)
_B = columns(BenchmarkAssessment)
_C = columns(TrainingCohort)
_S = columns(TrainingSession)


def record(session: Session, change: audit.Change, assessment: BenchmarkAssessment) -> BenchmarkAssessment:
    """Keep an assessment beside the earlier ones."""
    return audit.add(session, change, assessment)


def of_group(session: Session, group_id: int) -> list[BenchmarkAssessment]:
    """Return all assessments, oldest first."""
    found = select(BenchmarkAssessment).where(_B.group_id == group_id, _B.voided_at.is_(None))
    return list(session.scalars(found.order_by(_B.as_of_on, _B.id)))


def latest(session: Session, group_id: int) -> dict[str, BenchmarkAssessment]:
    """Return the last assessment of each benchmark that has one, by benchmark."""
    return {assessment.benchmark: assessment for assessment in of_group(session, group_id)}


def tagged(session: Session, group_id: int) -> dict[str, Tagged]:
    """Return how many actions and training sessions carry each benchmark's tag."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, c in enumerate((_A, _S)):
        live = (c.group_id == group_id, c.benchmark.is_not(None), c.voided_at.is_(None))
        for benchmark, number in session.execute(select(c.benchmark, func.count()).where(*live).group_by(c.benchmark)):
            counts[benchmark][place] = number
    return {benchmark: Tagged(*numbers) for benchmark, numbers in counts.items()}


def actions_of(session: Session, group_id: int, benchmark: str, limit: int) -> list[TaggedAction]:
    """Return the first actions with a benchmark's tag: completed ones first, the latest before the rest."""
    found = select(_A.ref, _A.title, _A.status, _A.completed_on)
    found = found.where(_A.group_id == group_id, _A.benchmark == benchmark, _A.voided_at.is_(None))
    found = found.order_by(_A.completed_on.is_(None), _A.completed_on.desc(), _A.id).limit(limit)
    return [TaggedAction(*row) for row in session.execute(found)]


def sessions_of(session: Session, group_id: int, benchmark: str, limit: int) -> list[TaggedSession]:
    """Return the last training sessions with a benchmark's tag, the latest first."""
    people = (
        select(func.coalesce(func.sum(_C.people), 0))
        .where(_C.group_id == group_id, _C.session_id == _S.id, _C.voided_at.is_(None))
        .scalar_subquery()
    )
    found = select(_S.held_on, func.coalesce(_S.product, _S.product_text), people)
    found = found.where(_S.group_id == group_id, _S.benchmark == benchmark, _S.voided_at.is_(None))
    found = found.order_by(_S.held_on.is_(None), _S.held_on.desc(), _S.id.desc()).limit(limit)
    return [TaggedSession(*row) for row in session.execute(found)]
