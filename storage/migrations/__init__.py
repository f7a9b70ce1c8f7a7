"""Bring a database to the newest schema, or say which it has. Alembic, without an ini file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

# Less than PostgreSQL lets a deadlock last (1 s): then it is the migration that steps back and tries again.
LOCK_SECONDS = 0.5
PAUSE_SECONDS = 0.1
PATIENCE_SECONDS = 60.0


class SchemaBehind(RuntimeError):
    """The database has another schema than this version needs: run `clerk migrate` first."""


class SchemaUnknown(RuntimeError):
    """The database has the schema of a later version of Prevent Clerk: use that version."""


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrade the database to a revision, creating what is missing; raise SchemaUnknown for a later one's."""
    config = _config()
    with _begun(engine) as connection:
        if connection.dialect.name == "postgresql":
            # Replicas that start together take turns; the second then finds nothing to do.
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('clerk migrate', 0))"))
        if _revision(connection) == newest() and revision == "head":
            return
        if connection.dialect.name == "postgresql":
            _lock_out(connection)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            raise SchemaUnknown(SchemaUnknown.__doc__) from error


def current(engine: Engine) -> str | None:
    """Return the revision the database has, None for an empty one."""
    with engine.connect() as connection:
        return _revision(connection)


def is_newest(session: Session) -> bool:
    """Tell whether the database a session speaks to has the revision this version of the code needs."""
    return _revision(session.connection()) == newest()


@cache
def newest() -> str | None:
    """Return the revision this version of the code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def require_newest(engine: Engine) -> None:
    """Raise SchemaBehind unless the database has the newest revision."""
    if current(engine) != newest():
        raise SchemaBehind(SchemaBehind.__doc__)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@contextmanager
def _begun(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction in which a table may be made anew.

    That is how a column is changed on SQLite, which lets no table be dropped that others refer to, unless it is told,
    before the transaction, not to look. What it would have seen is looked for at the end.
    """
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                astray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if astray is not None:
                    raise RuntimeError(f"A migration left a row of {astray[0]} that refers to no row of {astray[2]}.")
        finally:
            cursor.execute("PRAGMA foreign_keys=ON")


def _lock_out(connection: Connection) -> None:
    """Keep running replicas out of all tables until the end; raise OperationalError when they never let go.

    Taken one by one as the migrations come to them, the locks would be a deadlock with what a replica is doing.
    """
    names = inspect(connection).get_table_names()
    if not names:
        return
    tables = ", ".join(f'"{name}"' for name in names)
    patience_ends = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with connection.begin_nested():
                connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
                connection.execute(text(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE"))
            return
        except OperationalError:
            if time.monotonic() > patience_ends:
                raise
        time.sleep(PAUSE_SECONDS)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return config
