"""Take a write back: every row of it returns to what it was, as a new write that the audit trail keeps.

A new row is not deleted but voided; a row that somebody has changed since is left alone and said so.
"""

from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from storage import audit
from storage.actions import Action, restore_owners
from storage.types import columns, plain

UNDO_FOR = timedelta(minutes=10)


class NothingToUndo(LookupError):
    """There is nothing of yours to undo: a change can be taken back for ten minutes."""


class ChangedSince(RuntimeError):
    """Somebody has changed it since, so it stays as it is; correct it with a new update instead."""


def undoable(session: Session, group_id: int, member_id: int, now: datetime, change: int | None = None) -> int:
    """Return the member's last write of the past ten minutes that is not yet undone; raise NothingToUndo.

    With `change` that very write, from the button of its card, and no other.
    """
    e = columns(audit.AuditEvent)
    recent = select(e.change, e.subject, e.now).where(
        e.group_id == group_id, e.by_id == member_id, e.at >= now - UNDO_FOR, e.at <= now
    )
    events = list(session.execute(recent.order_by(e.seq.desc())))
    undone = {facts["undone"] for _, subject, facts in events if subject == "undo"}
    undone |= {number for number, subject, _ in events if subject == "undo"}
    for number, subject, _ in events:
        if number not in undone and subject in _tables() and change in (None, number):
            return int(number)
    raise NothingToUndo(NothingToUndo.__doc__)


def undo(session: Session, change: audit.Change, undone: int) -> None:
    """Take back the write `undone`; raise ChangedSince and change nothing when it was built upon."""
    e = columns(audit.AuditEvent)
    events = select(audit.AuditEvent).where(e.group_id == change.group_id, e.change == undone)
    backwards = list(session.scalars(events.order_by(e.seq.desc())))
    rows = [(event, session.get_one(_tables()[event.subject], event.subject_id)) for event in backwards]
    touched: set[tuple[str, int | None]] = set()
    for event, row in rows:
        key = (event.subject, event.subject_id)
        if key not in touched and any(plain(getattr(row, name)) != value for name, value in event.now.items()):
            raise ChangedSince(ChangedSince.__doc__)
        touched.add(key)
    audit.note(session, change, "undo", undone=undone)
    for event, row in rows:
        if event.was:
            audit.amend(session, change, row, **{name: _typed(row, name, value) for name, value in event.was.items()})
        else:
            audit.amend(session, change, row, voided_at=change.at)
        if isinstance(row, Action):
            restore_owners(session, row)


def _tables() -> dict[str, type[SQLModel]]:
    mappers = SQLModel._sa_registry.mappers
    found = {mapper.class_.__tablename__: mapper.class_ for mapper in mappers}
    return {name: table for name, table in found.items() if "voided_at" in table.model_fields}


def _typed(row: SQLModel, name: str, value: Any) -> Any:
    """Turn the trail's ISO text back into what the column holds."""
    annotation: Any = type(row).model_fields[name].annotation
    return TypeAdapter(annotation).validate_python(value)
