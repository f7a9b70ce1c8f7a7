"""How often each row of a table was written: a number that grows with every change, one that is undone too."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from storage.audit import AuditEvent
from storage.types import columns

_E = columns(AuditEvent)


def of_group(session: Session, group_id: int, model: type[SQLModel]) -> dict[int, int]:
    """Return by row how many changes of it the group's trail holds after its first."""
    found = select(_E.subject_id, func.count()).where(_E.group_id == group_id, _E.subject == model.__tablename__)
    return {row_id: count - 1 for row_id, count in session.execute(found.group_by(_E.subject_id)) if row_id}
