"""Bring a database to the newest schema, or say which it has. Alembic, without an ini file."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session


class SchemaBehind(RuntimeError):
    """The database has another schema than this version needs: run `clerk migrate` first."""


class SchemaUnknown(RuntimeError):
    """The database has the schema of a later version of Prevent Clerk: use that version."""


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrade the database to a revision, creating what is missing; raise SchemaUnknown for a later one's."""
    config = _config()
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            # Replicas that start together take turns; the second then finds nothing to do.
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('clerk migrate', 0))"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            raise SchemaUnknown(SchemaUnknown.__doc__) from error


def current(engine: Engine) -> str | None:
    """Return the revision the database has, None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_newest(session: Session) -> bool:
    """Tell whether the database a session speaks to has the revision this version of the code needs."""
    return MigrationContext.configure(session.connection()).get_current_revision() == newest()


@cache
def newest() -> str | None:
    """Return the revision this version of the code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def require_newest(engine: Engine) -> None:
    """Raise SchemaBehind unless the database has the newest revision."""
    if current(engine) != newest():
        raise SchemaBehind(SchemaBehind.__doc__)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return config
