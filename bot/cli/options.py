"""What the commands share: their common options, the clock, the database, and one clear sentence for each refusal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

import orjson
import sqlalchemy.exc
import typer
from sqlalchemy.orm import Session
from typer.core import TyperGroup

from bot import settings
from bot.settings import SettingsError
from bot.simulator.script import ScriptError
from documents.errors import FileRefused
from rules.calendar import LONDON
from storage import groups, migrations
from storage.db import AlreadyRunning, Database, UnusableUrl

Clock = Callable[[], datetime]


class CannotDo(RuntimeError):
    """A command that cannot be carried out; the message is the one sentence people read."""


# Everything a person can put right. Anything else is a bug, and its traceback is wanted.
SENTENCES = (
    CannotDo,
    SettingsError,
    FileRefused,
    ScriptError,
    groups.GroupNotFound,
    groups.SeveralGroups,
    migrations.SchemaBehind,
    AlreadyRunning,
    UnusableUrl,
)


class Commands(TyperGroup):
    """Runs a command; what it cannot do becomes one sentence on stderr and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except SENTENCES as error:
            refuse(str(error))
        except sqlalchemy.exc.DatabaseError as error:
            if type(error) not in (sqlalchemy.exc.DatabaseError, sqlalchemy.exc.OperationalError):
                raise  # a statement of ours that the database refuses is a bug
            # The driver's own words can hold the address with its password.
            refuse("The database cannot be reached or read; check the --db URL and that its server is running.")
        except BrokenPipeError:
            raise  # the reader of our output has seen enough: `clerk play … | head`
        except OSError as error:
            refuse(f"{error.filename or 'The file'}: {(error.strerror or str(error)).lower()}.")


def refuse(sentence: str) -> NoReturn:
    """Say why, and end with exit code 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def read_moment(words: str) -> datetime:
    """Read an ISO date or date and time, London time when it carries no zone, as an aware UTC datetime."""
    try:
        read = datetime.fromisoformat(words)
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is not an ISO date and time, such as 2027-02-09T10:00") from error
    return (read if read.tzinfo else read.replace(tzinfo=LONDON)).astimezone(UTC)


def read_day(words: str) -> date:
    """Read an ISO date."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is not an ISO date, such as 2027-02-09") from error


DatabaseUrl = Annotated[
    str | None, typer.Option("--db", metavar="URL", help="The database, instead of CLERK_DATABASE_URL.")
]
Now = Annotated[
    datetime | None,
    typer.Option(parser=read_moment, metavar="ISO", help="The time it is (London time when no zone is given)."),
]
GroupName = Annotated[str | None, typer.Option("--group", metavar="NAME", help="The group, when there are several.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on stdout, and nothing else there.")]


def clock(start: datetime | None) -> Clock:
    """Return the clock of this process: the real one, or one that runs on from `start`."""
    if start is None:
        return lambda: datetime.now(UTC)
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)


def today(now: datetime, zone: ZoneInfo = LONDON) -> date:
    """Return the local day."""
    return now.astimezone(zone).date()


@contextmanager
def database(url: str | None, *, any_schema: bool = False) -> Iterator[Database]:
    """Open the database of --db or of the settings; refuse one that is not there or has another schema."""
    db = Database(url or settings.load().database_url)
    try:
        if not any_schema:
            if db.is_sqlite and not Path(db.url.database or "").is_file():
                raise CannotDo(f"There is no database at {db.url.database}: run `clerk migrate` first.")
            migrations.require_newest(db.engine)
        yield db
    finally:
        db.close()


def group(session: Session, name: str | None) -> groups.Group:
    """Return the group of --group, or the only one; say which there are when that does not settle it."""
    try:
        return groups.named(session, name)
    except LookupError as error:
        names = ", ".join(each.name for each in groups.every(session))
        if not names:
            raise CannotDo("This database holds no group yet.") from error
        asked = f"There is no group called {name}" if name else "This database holds several groups"
        raise CannotDo(f"{asked}; say --group with one of: {names}.") from error


def read_text(path: Path) -> str:
    """Return the text of a file; `-` is standard input."""
    try:
        return (sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotDo(f"{path} is not UTF-8 text.") from error


def print_json(value: Any) -> None:
    """Print one JSON document on one line."""
    typer.echo(orjson.dumps(value))
