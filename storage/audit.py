"""The append-only audit trail: every change of the record passes through `add` or `amend` and is chained by hash.

Each event carries who, when, was and now, and the hash of the event before it, per group. An edited or removed row
breaks the chain; a cut tail shows against the head (count and hash), which is also written to the log and to every
export, where an editor of the database cannot reach it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Index, Table, UniqueConstraint, bindparam, insert, select, update
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Field, SQLModel

from storage import audit_heads, prepared
from storage.audit_heads import Head
from storage.prepared import Prepared
from storage.types import columns, dumps, json, plain, table, utc

Row = TypeVar("Row", bound=SQLModel)
STRANGER_ASKED = "stranger_asked"  # a subject of notes
SENT_AGAIN, DISMISSED = "reminder_sent_again", "reminder_dismissed"  # of notes about deliveries
MOST_LOOKED_AT = 200  # events that `written_since` goes through


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


@dataclass(frozen=True, slots=True)
class Change:
    """One write: whose, when, the number its events share, by which it can be undone, and the head it follows."""

    group_id: int
    by_id: int | None
    by_name: str
    at: datetime
    id: int
    follows: Head


_EVENTS = table(AuditEvent)
_BETWEEN = prepared.always(
    select(_EVENTS.c.subject, _EVENTS.c.previous)
    .where(
        _EVENTS.c.group_id == bindparam("of_group"),
        _EVENTS.c.seq > bindparam("first"),
        _EVENTS.c.seq <= bindparam("last"),
    )
    .order_by(_EVENTS.c.seq)
    .limit(MOST_LOOKED_AT + 1)
)
_ADD_EVENT = prepared.always(
    insert(_EVENTS).values({column.name: bindparam(column.name) for column in _EVENTS.c if column.name != "id"})
)


def begin(session: Session, group_id: int, *, by_id: int | None, by_name: str, at: datetime) -> Change:
    """Open one write of a group. Locks the group's head, so that writers of one group take turns."""
    last = audit_heads.locked(session, group_id)
    return Change(group_id, by_id, by_name, at, last.count + 1, last)


def add(session: Session, change: Change, row: Row) -> Row:
    """Insert a row of the record and write it to the trail."""
    into = table(type(row))
    values = {column: value for column in _names(into) if (value := getattr(row, column)) is not None}
    set_committed_value(row, "id", _record(session, change, into, values))
    make_transient_to_detached(row)
    session.add(row)  # as read back: nothing of it is written a second time
    return row


def record(session: Session, change: Change, model: type[SQLModel], **values: Any) -> None:
    """Insert a row of the record that nobody looks at again in this transaction, and write it to the trail."""
    _record(session, change, table(model), {name: value for name, value in values.items() if value is not None})


def amend(session: Session, change: Change, row: SQLModel, **values: Any) -> bool:
    """Set columns of a row and write what was and what is now; return False when nothing differs."""
    differing = {column: value for column, value in values.items() if getattr(row, column) != value}
    if not differing:
        return False
    was = {column: plain(getattr(row, column)) for column in differing}
    into, key = table(type(row)), row.id  # type: ignore[attr-defined]
    changed = {f"new_{column}": value for column, value in differing.items()}
    _update(into, tuple(differing)).do(session, changed | {"of_id": key})
    for column, value in differing.items():
        set_committed_value(row, column, value)
    _append(session, change, into.name, key, was, {column: plain(value) for column, value in differing.items()})
    return True


def note(session: Session, change: Change, subject: str, **facts: Any) -> None:
    """Write that something was asked or refused (a deletion, an outsider), though no row changed."""
    _append(session, change, subject, None, {}, facts)


def asked_lately(session: Session, group_id: int, person_id: str, since: datetime) -> bool:
    """Tell whether it was noted since a moment that this person asked without being a member."""
    said = _EVENTS.c.now["person_id"].as_string() == person_id
    noted = select(_EVENTS.c.id).where(
        _EVENTS.c.group_id == group_id, _EVENTS.c.subject == STRANGER_ASKED, _EVENTS.c.at >= since, said
    )
    return session.scalar(noted.limit(1)) is not None


def written_since(session: Session, group_id: int, known: Head, now: Head) -> frozenset[str] | None:
    """Return the subjects written between two heads; None when the second does not follow the first."""
    if now == audit_heads.own(session, group_id) and (steps := audit_heads.steps_from(session, group_id, known)):
        return frozenset(step.subject for step in steps)
    asked = {"of_group": group_id, "first": known.count, "last": now.count}
    events = _BETWEEN.rows(session, asked)
    if known.count >= now.count or len(events) != now.count - known.count or events[0][1] != known.hash:
        return None
    return frozenset(subject for subject, _previous in events)


def history(session: Session, group_id: int, subject: str, subject_id: int) -> list[AuditEvent]:
    """Return a row's events, oldest first."""
    events = columns(AuditEvent)
    found = select(AuditEvent).where(
        events.group_id == group_id, events.subject == subject, events.subject_id == subject_id
    )
    return list(session.scalars(found.order_by(events.seq)))


def digest(event: Mapping[str, Any]) -> str:
    """Return the hash of an event's columns: of all it says, and so of all the events before it."""
    said = {column: value for column, value in event.items() if column not in ("id", "hash")}
    said["at"] = plain(said["at"])  # JSON carries the others as they are
    return hashlib.sha256(dumps(said).encode()).hexdigest()


def _record(session: Session, change: Change, into: Table, values: dict[str, Any]) -> int:
    """Insert a row and write it to the trail; return its id."""
    [key] = _insert(into, tuple(values)).rows(session, values)[0]
    now = {"id": key} | {column: plain(value) for column, value in values.items() if value not in ([], {})}
    _append(session, change, into.name, key, {}, now)
    return int(key)


def _append(
    session: Session, change: Change, subject: str, subject_id: int | None, was: dict[str, Any], now: dict[str, Any]
) -> None:
    last = audit_heads.locked(session, change.group_id)
    event = {
        "group_id": change.group_id,
        "seq": last.count + 1,
        "change": change.id,
        "at": change.at,
        "by_id": change.by_id,
        "by_name": change.by_name,
        "subject": subject,
        "subject_id": subject_id,
        "was": was,
        "now": now,
        "previous": last.hash,
    }
    head = Head(last.count + 1, digest(event))
    _ADD_EVENT.do(session, event | {"hash": head.hash})
    audit_heads.move(session, change.group_id, head, subject)


@cache
def _names(into: Table) -> tuple[str, ...]:
    return tuple(column.name for column in into.columns)


@cache
def _insert(into: Table, names: tuple[str, ...]) -> Prepared:
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return prepared.always(insert(into).values(values).returning(into.c.id))


@cache
def _update(into: Table, names: tuple[str, ...]) -> Prepared:
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    return prepared.always(update(into).where(into.c.id == bindparam("of_id")).values(values))
