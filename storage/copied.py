"""A group's record copied into memory, for whoever looks further ahead than the record plans; nothing comes back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Table, create_engine, insert, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from storage import audit, groups
from storage.db import COMMON
from storage.types import table


@contextmanager
def of_group(session: Session, group_id: int) -> Iterator[Session]:
    """Copy what is a group's, and its members' chats; not the events of the audit trail, which nobody reads there."""
    engine = create_engine("sqlite://", poolclass=StaticPool, **COMMON)
    SQLModel.metadata.create_all(engine)
    try:
        with Session(engine, expire_on_commit=False) as copy:
            for each in SQLModel.metadata.sorted_tables:
                wanted = _wanted(each, group_id)
                found = session.execute(select(each).where(wanted)).mappings() if wanted is not None else ()
                if rows := [dict(row) for row in found]:
                    copy.execute(insert(each), rows)
            yield copy
    finally:
        engine.dispose()


def _wanted(each: Table, group_id: int) -> ColumnElement[bool] | None:
    """Return which rows of a table are copied, None for none."""
    if each is table(groups.Group):
        return each.c.id == group_id
    if each is table(audit.AuditEvent) or "group_id" not in each.c:
        return None
    return or_(each.c.group_id == group_id, each.c.group_id.is_(None))  # a personal chat is nobody's group's
