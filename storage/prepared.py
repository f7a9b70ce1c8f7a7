"""Statements of every turn: compiled once for each database, then run on its driver.

SQLAlchemy takes some 40 microseconds to run a statement that the database answers in three. What a turn always asks is
declared as its statements are, and pays that once; everything else goes through the session as usual.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Dialect, Engine, select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_dict, manager_of_class
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.sql import ClauseElement
from sqlmodel import SQLModel

M = TypeVar("M", bound=SQLModel)
Process = Callable[[Any], Any]
_DRIVER = "driver"


class _Compiled(NamedTuple):
    sql: str
    arranged: Callable[[dict[str, Any]], Any]  # the parameters as the driver takes them
    given: dict[str, Any]  # values that stand in the statement itself
    into: tuple[tuple[str, Process], ...]  # how a parameter is written for this database
    out_of: tuple[tuple[int, Process], ...]  # how a column of the answer is read


class Driver(NamedTuple):
    """A connection as the database's own driver knows it, and the errors it raises."""

    connection: PoolProxiedConnection
    cursor: DBAPICursor  # one for all its statements; each is read to its end before the next
    dialect: Dialect
    error: type[Exception]


class Prepared:
    """One statement with named parameters. `make` builds it for a dialect ("sqlite", "postgresql")."""

    def __init__(self, make: Callable[[str], ClauseElement]) -> None:
        self._make = make
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, session: Session, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run it in the session's transaction and return the rows of the answer."""
        cursor, compiled = self._run(session, parameters)
        found = cursor.fetchall()
        return [_read(row, compiled.out_of) for row in found] if compiled.out_of else list(found)

    def first(self, session: Session, parameters: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Run it and return the first row of the answer, if there is one."""
        return next(iter(self.rows(session, parameters)), None)

    def do(self, session: Session, parameters: Mapping[str, Any]) -> None:
        """Run it for what it changes."""
        self._run(session, parameters)

    def _run(self, session: Session, parameters: Mapping[str, Any]) -> tuple[DBAPICursor, _Compiled]:
        driver: Driver = session.info.get(_DRIVER) or driver_of(session)
        compiled = self._compiled.get(driver.dialect.name)
        if compiled is None:
            compiled = _compile(self._make(driver.dialect.name), driver.dialect)
            self._compiled[driver.dialect.name] = compiled
        values = {**compiled.given, **parameters}
        for name, process in compiled.into:
            values[name] = process(values[name])
        cursor = driver.cursor
        try:
            cursor.execute(compiled.sql, compiled.arranged(values))
        except driver.error as error:
            # As the session raises it, and without a value: a driver's own message may quote what somebody typed.
            raise DBAPIError.instance(compiled.sql, None, error, driver.error, hide_parameters=True) from error
        return cursor, compiled


def use_driver(session: Session, driver: Driver) -> None:
    """Let the statements of a session's one transaction run on this connection, without asking for it each time."""
    session.info[_DRIVER] = driver


def used_driver(session: Session) -> Driver:
    """Return the connection that `use_driver` gave a session."""
    driver: Driver = session.info[_DRIVER]
    return driver


def dialect_of(session: Session) -> str:
    """Return the name of the session's database: sqlite, postgresql."""
    driver: Driver | None = session.info.get(_DRIVER)
    return driver.dialect.name if driver else session.get_bind().dialect.name


def driver_of(session: Session) -> Driver:
    """Return the connection of a session's transaction, which begins if it has not yet."""
    return driver_on(session.connection())


def driver_on(connection: Connection) -> Driver:
    """Return a connection as its driver knows it."""
    return _driver(connection.connection, connection.dialect)


def raw_driver(engine: Engine) -> Driver:
    """Return a connection in no transaction: each statement sees what is committed by then. The caller closes it."""
    return _driver(engine.raw_connection(), engine.dialect)


def _driver(connection: PoolProxiedConnection, dialect: Dialect) -> Driver:
    return Driver(connection, connection.cursor(), dialect, dialect.loaded_dbapi.Error)


def entity(model: type[M], row: tuple[Any, ...], names: Sequence[str]) -> M:
    """Return a row as the object a session would have loaded; it belongs to none, and what is set on it stays there."""
    made: M = manager_of_class(model).new_instance()
    instance_dict(made).update(zip(names, row, strict=True))
    return made


class Rows(Generic[M]):
    """The whole rows of a table that fit, as objects to be looked at: no session knows them, none writes a change."""

    def __init__(
        self, model: type[M], *where: ColumnElement[bool], order_by: ColumnElement[Any] | None = None, most: int = 0
    ) -> None:
        there = SQLModel.metadata.tables[str(model.__tablename__)].columns
        self._model, self._names = model, tuple(there.keys())
        ordered = select(*there.values()).where(*where).order_by(order_by)
        self._statement = always(ordered.limit(most) if most else ordered)

    def all(self, session: Session, **parameters: Any) -> list[M]:
        """Return the rows in order, `most` of them where that was given."""
        return [entity(self._model, row, self._names) for row in self._statement.rows(session, parameters)]

    def first(self, session: Session, **parameters: Any) -> M | None:
        """Return the first of them, if there is one."""
        return next(iter(self.all(session, **parameters)), None)


def always(statement: ClauseElement) -> Prepared:
    """Return a statement that is the same for every database."""
    return Prepared(lambda _dialect: statement)


def _compile(statement: Any, dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    processes = tuple(
        (name, process)
        for name, bind in compiled.binds.items()
        if (process := bind.type.dialect_impl(dialect).bind_processor(dialect))
    )
    given = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}
    answered = getattr(statement, "exported_columns", ())
    readers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in answered]
    return _Compiled(
        sql=str(compiled),
        arranged=_in_order(compiled.positiontup or ()) if compiled.positional else lambda values: values,
        given=given,
        into=processes,
        out_of=tuple((at, reader) for at, reader in enumerate(readers) if reader),
    )


def _in_order(names: Sequence[str]) -> Callable[[dict[str, Any]], Any]:
    if len(names) < 2:
        return lambda values: [values[name] for name in names]
    return itemgetter(*names)


def _read(row: tuple[Any, ...], out_of: tuple[tuple[int, Process], ...]) -> tuple[Any, ...]:
    values = list(row)
    for at, reader in out_of:
        values[at] = reader(values[at])
    return tuple(values)
