"""The INSERT that knows ON CONFLICT, which each database has its own of."""

import functools
from collections.abc import Callable
from typing import Any

from sqlalchemy import Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from storage.prepared import Prepared, dialect_of


def insert(session: Session, table: type[SQLModel]) -> sqlite.Insert | postgresql.Insert:
    """Return the database's own INSERT, which knows ON CONFLICT."""
    return _dialects_insert(dialect_of(session))(table)


def _dialects_insert(dialect: str) -> Callable[[Any], sqlite.Insert | postgresql.Insert]:
    return sqlite.insert if dialect == "sqlite" else postgresql.insert


def insert_once(session: Session, into: Table, **values: Any) -> bool:
    """Insert a row unless one with its key is there, and say whether.

    On PostgreSQL this waits for another transaction that is inserting the same key.
    """
    return _insert_once(into, tuple(values)).first(session, values) is not None


@functools.cache
def _insert_once(into: Table, names: tuple[str, ...]) -> Prepared:
    def make(dialect: str) -> Any:
        values: dict[str, Any] = {name: bindparam(name) for name in names}
        return _dialects_insert(dialect)(into).values(values).on_conflict_do_nothing().returning(*into.primary_key)

    return Prepared(make)
