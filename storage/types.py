"""Column types both databases agree on, and short access to a table's columns."""

from datetime import UTC, date, datetime
from typing import Any

import orjson
from sqlalchemy import JSON, Dialect, Table
from sqlalchemy import Column as SaColumn
from sqlalchemy import DateTime as SaDateTime
from sqlalchemy import types as sa_types
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlmodel import Field, SQLModel


class NaiveDatetime(ValueError):
    """A timestamp without a time zone was given to the database."""


class UtcDateTime(sa_types.TypeDecorator[datetime]):
    """An aware datetime, kept in UTC. SQLite hands naive values back, so they are made aware here."""

    impl = SaDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; raise NaiveDatetime for a value without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveDatetime(NaiveDatetime.__doc__)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware UTC datetime back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def utc(*, nullable: bool = False, index: bool = False) -> Any:
    """Declare an aware UTC timestamp column."""
    return Field(default=None, nullable=nullable, index=index, sa_type=UtcDateTime)


def json(default: Any) -> Any:
    """Declare a JSON column; `default` is a factory (`list`, `dict`)."""
    return Field(default_factory=default, sa_type=JSON, nullable=False)


def table(model: type[SQLModel]) -> Table:
    """Return the table of a model, for Core statements."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def columns(model: type[SQLModel]) -> ReadOnlyColumnCollection[str, SaColumn[Any]]:
    """Return the table's columns, for Core statements: entities cost twenty times as much on a hot read."""
    return table(model).c


def dumps(value: Any) -> str:
    """Write canonical JSON: sorted keys, ISO dates, timestamps in UTC."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_SORT_KEYS).decode()


def plain(value: Any) -> Any:
    """Return the value as JSON carries it: dates and timestamps as ISO text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Any) -> Any:
    if isinstance(value, set | frozenset | tuple):
        return sorted(value)
    raise TypeError(type(value).__name__)
