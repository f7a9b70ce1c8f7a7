"""All rows of one group's record as plain values: as they are, or as they were at the end of a day.

An earlier state is read from the audit trail, which every change of the record passes through.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from storage import audit_heads
from storage.action_history import ActionUpdate, EarlierDeadline
from storage.actions import Action
from storage.agenda import AgendaItem
from storage.attendance import Attendance
from storage.audit import AuditEvent
from storage.audit_heads import Head
from storage.benchmarks import BenchmarkAssessment
from storage.champions import Champion
from storage.decisions import Decision
from storage.meetings import Meeting
from storage.members import Member
from storage.targets import Target, TargetValue
from storage.training import TrainingCohort, TrainingSession
from storage.types import columns, plain

Row = dict[str, Any]
Rows = dict[str, list[Row]]  # by table name, in the order the rows were made

TABLES: tuple[type[SQLModel], ...] = (
    Action,
    ActionUpdate,
    AgendaItem,
    Attendance,
    BenchmarkAssessment,
    Champion,
    Decision,
    EarlierDeadline,
    Meeting,
    Member,
    Target,
    TargetValue,
    TrainingCohort,
    TrainingSession,
)


def now(session: Session, group_id: int) -> tuple[Rows, Head]:
    """Return the group's rows, withdrawn ones too, and the head of its trail."""
    found: Rows = defaultdict(list)
    for table in TABLES:
        c = columns(table)
        for row in session.execute(select(*c).where(c.group_id == group_id).order_by(c.id)).mappings():
            found[str(table.__tablename__)].append({name: plain(value) for name, value in row.items()})
    return found, audit_heads.head(session, group_id)


def as_at(session: Session, group_id: int, until: datetime) -> tuple[Rows, Head]:
    """Return the group's rows as they stood before an instant, and the head the trail had then."""
    e = columns(AuditEvent)
    events = select(AuditEvent).where(e.group_id == group_id, e.at < until).order_by(e.seq)
    states: dict[tuple[str, int], Row] = {}
    head = Head(0, audit_heads.NO_HASH)
    for event in session.scalars(events):
        head = Head(event.seq, event.hash)
        if event.subject_id is not None:
            key = (event.subject, event.subject_id)
            states[key] = states.get(key, {"id": event.subject_id}) | event.now
    found: Rows = defaultdict(list)
    for (table, _), row in sorted(states.items()):
        found[table].append(row)
    return found, head
