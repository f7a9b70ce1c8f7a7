"""Take a write back: every row of it returns to what it was, as a new write that the audit trail keeps.

A new row is not deleted but voided, a new member has left; a row that somebody has changed since is left alone and
said so.
"""

from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from rules.calendar import LONDON
from storage import audit, conversations, members
from storage.actions import Action, restore_owners
from storage.conversations import Conversation
from storage.groups import Group
from storage.types import columns, plain

UNDO_FOR = timedelta(minutes=10)


class NothingToUndo(LookupError):
    """There is nothing of yours to undo: a change can be taken back for ten minutes."""


class CannotGoBack(NothingToUndo):
    """What was decided about a delivery cannot be taken back, so nothing is undone."""


class ChangedSince(RuntimeError):
    """Somebody has changed it since, so it stays as it is; correct it with a new update instead."""


def undoable(session: Session, group_id: int, member_id: int, now: datetime, change: int | None = None) -> int:
    """Return the member's last write of the past ten minutes that is not yet undone.

    Raise NothingToUndo, or CannotGoBack where the last one is about a delivery.

    With `change` that very write, from the button of its card, and no other.
    """
    e = columns(audit.AuditEvent)
    recent = select(audit.AuditEvent).where(
        e.group_id == group_id, e.by_id == member_id, e.at >= now - UNDO_FOR, e.at <= now
    )
    for event in _standing(list(session.scalars(recent.order_by(e.seq.desc())))):
        if event.subject in _can_go_back() and change in (None, event.change):
            return event.change
        if event.subject in (audit.SENT_AGAIN, audit.DISMISSED) and change in (None, event.change):
            raise CannotGoBack(CannotGoBack.__doc__)
    raise NothingToUndo(NothingToUndo.__doc__)


def undo(session: Session, change: audit.Change, undone: int) -> None:
    """Take back the write `undone`.

    Raises, and changes nothing: ChangedSince when it was built upon, LastCoordinator when the group would have none.
    """
    e = columns(audit.AuditEvent)
    since = select(audit.AuditEvent).where(e.group_id == change.group_id, e.seq >= undone)
    # A write is numbered by the seq of its first event, so this is the write and all that came later.
    events = list(session.scalars(since.order_by(e.seq.desc())))
    backwards = [event for event in events if event.change == undone and event.subject_id is not None]
    later = [event for event in _standing(events) if event.change != undone]
    rows = [(event, session.get_one(_can_go_back()[event.subject], event.subject_id)) for event in backwards]
    if _differs(rows) or _built_upon(backwards, later):
        raise ChangedSince(ChangedSince.__doc__)
    backs = [(row, _as_before(change, event, row)) for event, row in rows]
    people: dict[int, dict[str, Any]] = {}
    for row, back in backs:
        if isinstance(row, members.Member):
            people.setdefault(row.id or 0, {}).update(back)
    if people:
        members.keep_coordinator(session, change.group_id, people)
    audit.note(session, change, "undo", undone=undone)
    for row, back in backs:
        audit.amend(session, change, row, **back)
        if isinstance(row, Action):
            restore_owners(session, row)
        if isinstance(row, Conversation):
            conversations.settle_team(session, row)


def _standing(events: list[audit.AuditEvent]) -> list[audit.AuditEvent]:
    """Leave out what was taken back, and the taking back."""
    undoings = [event for event in events if event.subject == "undo"]
    gone = {event.change for event in undoings} | {event.now["undone"] for event in undoings}
    return [event for event in events if event.change not in gone]


def _differs(rows: list[tuple[audit.AuditEvent, SQLModel]]) -> bool:
    """Tell whether a column no longer holds what the write put there last; `rows` come latest first."""
    checked: set[tuple[str, int | None, str]] = set()
    for event, row in rows:
        for name, value in event.now.items():
            column = (event.subject, event.subject_id, name)
            if column not in checked and plain(getattr(row, name)) != value:
                return True
            checked.add(column)
    return False


def _built_upon(backwards: list[audit.AuditEvent], later: list[audit.AuditEvent]) -> bool:
    """Tell whether a row the write added was changed in any column since, or another row refers to it now."""
    added = {(event.subject, event.subject_id) for event in backwards if not event.was}
    for event in later:
        table = SQLModel.metadata.tables.get(event.subject)
        keys = table.foreign_keys if table is not None else ()
        refers = {(key.column.table.name, event.now.get(key.parent.name)) for key in keys}
        if added & {(event.subject, event.subject_id), *refers}:
            return True
    return False


def _as_before(change: audit.Change, event: audit.AuditEvent, row: SQLModel) -> dict[str, Any]:
    """Return what a row's columns held before an event; a row that was new is withdrawn."""
    if event.was:
        return {name: _typed(row, name, value) for name, value in event.was.items()}
    if isinstance(row, members.Member):
        return {"left_on": change.at.astimezone(LONDON).date()}
    return {"voided_at": change.at}


def tables() -> dict[str, type[SQLModel]]:
    """Return the tables of the record by name: their rows are never deleted but voided; members leave."""
    mappers = SQLModel._sa_registry.mappers
    found = {mapper.class_.__tablename__: mapper.class_ for mapper in mappers}
    return {name: table for name, table in found.items() if {"voided_at", "left_on"} & table.model_fields.keys()}


def _can_go_back() -> dict[str, type[SQLModel]]:
    """Return what an undo reaches: the record, and settings and places of the group, of which only columns change."""
    return tables() | {"groups": Group, "conversations": Conversation}


def _typed(row: SQLModel, name: str, value: Any) -> Any:
    """Turn the trail's ISO text back into what the column holds."""
    annotation: Any = type(row).model_fields[name].annotation
    return TypeAdapter(annotation).validate_python(value)
