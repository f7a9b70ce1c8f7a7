"""Where the group sees itself on a benchmark, as of a day. People say it; no score is ever worked out."""

from datetime import date, datetime

from sqlalchemy import Index, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
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


def record(session: Session, change: audit.Change, assessment: BenchmarkAssessment) -> BenchmarkAssessment:
    """Keep an assessment beside the earlier ones."""
    return audit.add(session, change, assessment)


def of_group(session: Session, group_id: int) -> list[BenchmarkAssessment]:
    """Return all assessments, oldest first."""
    b = columns(BenchmarkAssessment)
    found = select(BenchmarkAssessment).where(b.group_id == group_id, b.voided_at.is_(None))
    return list(session.scalars(found.order_by(b.as_of_on, b.id)))
