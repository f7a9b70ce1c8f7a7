"""The database itself: its address, whether it answers, its schema, and whether this user may write to it."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import bindparam, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from bot.doctor.finding import Verdict, ok, wrong
from storage import inbound, migrations
from storage.db import Database, UnusableUrl

CONNECT_SECONDS = 5
# `clerk migrate` calls hashtextextended, which came with this version.
OLDEST_POSTGRESQL = 11
# The servers' words for why a connection failed, which libpq gives no code for; each before what to say of it.
PHRASES = {
    "no password supplied": "asks for a password",
    "password authentication failed": "refuses the user or the password",
    "no pg_hba.conf entry": "does not let this machine in",
    "does not exist": "has no database or no user of that name",
    "resolve": "has a name that is not known here",
    "refused": "takes no connection",
    "no such file": "takes no connection",
    "timeout": "does not answer in time",
}
ADDRESS = "for example CLERK_DATABASE_URL=postgresql://clerk:PASSWORD@localhost/clerk"
GRANT = (
    "for example `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk` "
    "and `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clerk`"
)
# A right to the tables alone is not enough: new rows take their numbers from sequences.
REFUSED = text(
    """
    SELECT tablename AS name FROM pg_tables, LATERAL (SELECT format('%I.%I', schemaname, tablename) AS full_name) AS f
    WHERE schemaname = current_schema() AND tablename IN :tables
      AND NOT (has_table_privilege(full_name, 'SELECT') AND has_table_privilege(full_name, 'INSERT')
               AND has_table_privilege(full_name, 'UPDATE'))
    UNION ALL
    SELECT sequencename FROM pg_sequences
    WHERE schemaname = current_schema()
      AND NOT has_sequence_privilege(format('%I.%I', schemaname, sequencename), 'USAGE')
    ORDER BY name
    """
).bindparams(bindparam("tables", expanding=True))
# Stands for an activity of Teams in a write that never is committed.
NOBODYS = ("doctor", "doctor", "doctor")


def open_patiently(url: str) -> Database | None:
    """Open the database of an address, giving a server that is not there a few seconds; None for no such address."""
    try:
        database = Database(url)
    except UnusableUrl:
        return None
    if not database.is_sqlite:

        @event.listens_for(database.engine, "do_connect")
        def limit(_dialect: object, _record: object, _arguments: object, parameters: dict[str, object]) -> None:
            parameters.setdefault("connect_timeout", CONNECT_SECONDS)

    return database


def address(database: Database | None) -> Verdict:
    """Look whether the address is one this service can use. A password in it is never told."""
    if database is None:
        return wrong(
            "The database's address cannot be used.",
            "Set CLERK_DATABASE_URL or give --db, for example sqlite:///clerk.db or "
            "postgresql://clerk:PASSWORD@localhost/clerk.",
        )
    if database.is_sqlite:
        return ok(f"SQLite, for one service process, at {path_of(database)}.")
    return ok(f"PostgreSQL, for any number of replicas, at {database.url.host or 'this machine'}.")


def path_of(database: Database) -> Path:
    """Return where an SQLite database is kept."""
    return Path(database.url.database or "")


def reachable(database: Database) -> Verdict:
    """Look whether the database answers."""
    try:
        database.read_sync(_ping)
    except DBAPIError as error:
        return _unanswered(database, error)
    return ok("The database answers.")


def schema(database: Database) -> Verdict:
    """Compare the schema's revision with the newest migration."""
    has, needs = migrations.current(database.engine), migrations.newest()
    if has == needs:
        return ok(f"The schema has revision {has}, the newest.")
    return wrong(
        f"The schema has {f'revision {has}' if has else 'no revision'}; this version needs {needs}.",
        "Stop the service and bring it there, for example `clerk migrate`; it says so when the schema is a later "
        "version's.",
    )


def writing(database: Database, now: datetime) -> Verdict:
    """Write, and roll it back; on PostgreSQL also look at the right to every table and sequence."""
    try:
        with Session(database.engine) as session:
            # Of all tables this one uses up no number of a sequence, so that the roll-back leaves nothing.
            inbound.claim(session, NOBODYS, now)
            session.rollback()
            refused = (
                [] if database.is_sqlite else list(session.scalars(REFUSED, {"tables": [*SQLModel.metadata.tables]}))
            )
    except DBAPIError as error:
        return _not_written(database, error)
    if refused:
        return wrong(
            f"The database's user may not use {', '.join(refused)}.",
            f"Give the user of CLERK_DATABASE_URL the right, {GRANT}.",
        )
    return ok("The database can be written: a write was made and rolled back.")


def server_version(version: int) -> Verdict:
    """Judge a PostgreSQL server by its `server_version_num`."""
    major = version // 10000
    if major < OLDEST_POSTGRESQL:
        return wrong(
            f"PostgreSQL {major} is too old: at least {OLDEST_POSTGRESQL} is needed.",
            "Use a version its makers still mend, for example PostgreSQL 18.",
        )
    return ok(f"The server is PostgreSQL {major}.")


def version_of(database: Database) -> int:
    """Ask a PostgreSQL server for its version number."""
    return database.read_sync(lambda session: int(session.execute(text("SHOW server_version_num")).scalar_one()))


def _ping(session: Session) -> None:
    session.execute(text("SELECT 1"))


def _unanswered(database: Database, error: DBAPIError) -> Verdict:
    """Say why, in our words: the driver's can hold the address with its password."""
    if database.is_sqlite:
        return wrong(
            f"The file cannot be opened as a database ({_code(error)}).",
            "Check that it is one and that this user may read it, for example `sqlite3 clerk.db .schema`.",
        )
    words = str(error.orig).lower()
    why = next((told for phrase, told in PHRASES.items() if phrase in words), f"cannot be reached ({_code(error)})")
    return wrong(f"The PostgreSQL server {why}.", f"Correct the address or start the server, {ADDRESS}.")


def _not_written(database: Database, error: DBAPIError) -> Verdict:
    if database.is_sqlite:
        return wrong(
            f"The database cannot be written ({_code(error)}).",
            "Run this as the service's user, and let that user write to file and folder, for example `chown clerk .`.",
        )
    return wrong(
        f"The database cannot be written ({_code(error)}).",
        f"Use the primary server, and a user with the right to write, {GRANT}.",
    )


def _code(error: DBAPIError) -> str:
    """Return the driver's code for an error: SQLite's name of it, PostgreSQL's number, or else its class."""
    code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    return str(code or type(error.orig).__name__)
