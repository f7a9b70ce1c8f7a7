"""`clerk export`: the record of one group, now or as it stood on a day."""

from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated

import orjson
import typer
from sqlalchemy.orm import Session

from bot.cli import options
from documents import record_json
from rules.calendar import LONDON, at_local


class Format(StrEnum):
    """What the record can be written as."""

    JSON = "json"


class NotYet(options.CannotDo):
    """That day has not come yet: --as-at takes a day up to today."""


def export(
    written_as: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.JSON,
    as_at: Annotated[
        date | None,
        typer.Option("--as-at", parser=options.read_day, metavar="DATE", help="As it stood at the end of that day."),
    ] = None,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
    as_json: options.AsJson = False,
) -> None:
    """Write a group's whole record on stdout, with the head of its audit trail."""
    today = options.today(now or options.clock(None)())
    if as_at is not None and as_at > today:
        raise NotYet(NotYet.__doc__)
    until = at_local(as_at + timedelta(days=1), time(), LONDON) if as_at else None

    def read(session: Session) -> dict[str, object]:
        return record_json.export(session, options.group(session, group), as_at or today, until)

    with options.database(db) as database:
        record = database.read_sync(read)
    layout = orjson.OPT_APPEND_NEWLINE if as_json else orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2
    typer.echo(orjson.dumps(record, option=layout), nl=False)
