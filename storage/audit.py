"""The append-only audit trail: every change of the record passes through `add` or `amend` and is chained by hash.

Each event carries who, when, was and now, and the hash of the event before it, per group. An edited or removed row
breaks the chain; a cut tail shows against the head (count and hash), which is also written to the log and to every
export, where an editor of the database cannot reach it.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Index, UniqueConstraint, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.db import AUDIT_HEADS, insert_once
from storage.types import columns, dumps, json, plain, utc

Row = TypeVar("Row", bound=SQLModel)
NO_HASH = "0" * 64


class AuditEvent(SQLModel, table=True):
    """One change of one row."""

    __tablename__ = "audit_events"
    __table_args__ = (UniqueConstraint("group_id", "seq"), Index("audit_events_by_time", "group_id", "at"))

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    seq: int
    change: int  # events of one write share the seq of its first
    at: datetime = utc()
    by_id: int | None = None
    by_name: str
    subject: str
    subject_id: int | None = None
    was: dict[str, Any] = json(dict)
    now: dict[str, Any] = json(dict)
    previous: str
    hash: str


class AuditHead(SQLModel, table=True):
    """How long a group's trail is and the hash of its last event; the row that writers of one group queue for."""

    __tablename__ = "audit_heads"

    group_id: int = Field(primary_key=True, foreign_key="groups.id")
    count: int = 0
    hash: str = NO_HASH


@dataclass(frozen=True, slots=True)
class Change:
    """One write: whose, when, and the number its events share, by which it can be undone."""

    group_id: int
    by_id: int | None
    by_name: str
    at: datetime
    id: int


@dataclass(frozen=True, slots=True)
class Head:
    """The trail's length and last hash."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


def begin(session: Session, group_id: int, *, by_id: int | None, by_name: str, at: datetime) -> Change:
    """Open one write of a group. Locks the group's head, so that writers of one group take turns."""
    return Change(group_id, by_id, by_name, at, _head(session, group_id).count + 1)


def add(session: Session, change: Change, row: Row) -> Row:
    """Insert a row of the record and write it to the trail."""
    session.add(row)
    session.flush()
    values = {key: plain(value) for key, value in row.model_dump().items() if value not in (None, [], {})}
    _append(session, change, row, {}, values)
    return row


def amend(session: Session, change: Change, row: SQLModel, **values: Any) -> bool:
    """Set columns of a row and write what was and what is now; return False when nothing differs."""
    differing = {key: value for key, value in values.items() if getattr(row, key) != value}
    if not differing:
        return False
    was = {key: plain(getattr(row, key)) for key in differing}
    for key, value in differing.items():
        setattr(row, key, value)
    session.add(row)
    session.flush()
    _append(session, change, row, was, {key: plain(value) for key, value in differing.items()})
    return True


def note(session: Session, change: Change, subject: str, **facts: Any) -> None:
    """Write that something was asked or refused (a deletion, an outsider), though no row changed."""
    _append(session, change, None, {}, facts, subject=subject)


def head(session: Session, group_id: int) -> Head:
    """Return the group's head as the database has it."""
    row = session.get(AuditHead, group_id)
    return Head(row.count, row.hash) if row else Head(0, NO_HASH)


def history(session: Session, group_id: int, subject: str, subject_id: int) -> list[AuditEvent]:
    """Return a row's events, oldest first."""
    events = columns(AuditEvent)
    found = select(AuditEvent).where(
        events.group_id == group_id, events.subject == subject, events.subject_id == subject_id
    )
    return list(session.scalars(found.order_by(events.seq)))


def _head(session: Session, group_id: int) -> AuditHead:
    found = select(AuditHead).where(columns(AuditHead).group_id == group_id).with_for_update()
    row = session.scalar(found)
    if row is None:
        # Two first writers of a group may meet here: one inserts, both queue.
        insert_once(session, AuditHead(group_id=group_id))
        row = session.scalars(found).one()
    return row


def _append(
    session: Session,
    change: Change,
    row: SQLModel | None,
    was: dict[str, Any],
    now: dict[str, Any],
    subject: str = "",
) -> None:
    last = _head(session, change.group_id)
    event = AuditEvent(
        group_id=change.group_id,
        seq=last.count + 1,
        change=change.id,
        at=change.at,
        by_id=change.by_id,
        by_name=change.by_name,
        subject=subject or str(getattr(row, "__tablename__", "")),
        subject_id=getattr(row, "id", None),
        was=was,
        now=now,
        previous=last.hash,
        hash="",
    )
    event.hash = digest(event)
    last.count, last.hash = event.seq, event.hash
    session.info.setdefault(AUDIT_HEADS, {})[change.group_id] = (event.seq, event.hash)
    session.add_all((event, last))
    session.flush()


def digest(event: AuditEvent) -> str:
    """Return the hash of an event: of all it says, and so of all the events before it."""
    values = event.model_dump(exclude={"id", "hash"})
    return hashlib.sha256(dumps({key: plain(value) for key, value in values.items()}).encode()).hexdigest()
