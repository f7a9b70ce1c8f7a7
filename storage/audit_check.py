"""Check the audit trail: that no event was edited, removed or cut off, and that the record is what the trail says."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from storage import audit_heads, members, undo
from storage.audit import AuditEvent, digest
from storage.audit_heads import NO_HASH, Head
from storage.types import columns, plain

Record = dict[str, dict[int | None, dict[str, Any]]]  # by table and row: its columns as the trail last wrote them


def verify(session: Session, group_id: int, known: Head | None = None) -> list[str]:
    """Return what is wrong with a group's trail or record, one sentence each; nothing when both are whole.

    `known` is a head from a log line or an export: the trail must still pass through it.
    """
    events = columns(AuditEvent)
    faults: list[str] = []
    record: Record = {}
    previous, count, passed = NO_HASH, 0, known is None or known.count == 0
    rows = session.scalars(select(AuditEvent).where(events.group_id == group_id).order_by(events.seq))
    for row in rows.yield_per(500):
        if row.seq != count + 1:
            faults.append(f"Event {count + 1} is missing: the next one found is {row.seq}.")
        if row.previous != previous:
            faults.append(f"Event {row.seq} does not follow the event before it.")
        if row.hash != digest(row.model_dump()):
            faults.append(f"Event {row.seq} was changed after it was written.")
        previous, count = row.hash, row.seq
        record.setdefault(row.subject, {}).setdefault(row.subject_id, {}).update(row.now)
        passed = passed or (known is not None and known == Head(row.seq, row.hash))
    stored = audit_heads.head(session, group_id)
    if stored != Head(count, previous):
        faults.append(f"The trail ends at event {count}, but {stored.count} were written.")
    if not passed and known is not None:
        faults.append(f"The trail does not contain the known head {known.count}: its end was cut or rewritten.")
    return faults or _differing(session, group_id, record)  # a broken trail says nothing of the record


def _differing(session: Session, group_id: int, record: Record) -> list[str]:
    """Return where a row of the record is not what the trail wrote last."""
    faults: list[str] = []
    for name, table in sorted((undo.tables() | {"members": members.Member}).items()):
        written = record.get(name, {})
        rows = session.scalars(select(table).where(columns(table).group_id == group_id).order_by(columns(table).id))
        for row in rows:
            faults += _row_faults(name, row, written.pop(getattr(row, "id", None), None))
        faults += [f"{name} {missing} was removed from the record." for missing in written]
    return faults


def _row_faults(name: str, row: SQLModel, written: dict[str, Any] | None) -> list[str]:
    number = getattr(row, "id", None)
    if written is None:
        return [f"{name} {number} is in no event of the trail."]
    values = {column: plain(value) for column, value in row.model_dump().items()}
    changed = [column for column, value in values.items() if (value or None) != (written.get(column) or None)]
    return [f"{name} {number} was changed past the trail: {', '.join(changed)}."] if changed else []
