"""`clerk export`: the record of one group, now or as it stood on a day, as data or as a file for people."""

import sys
from collections.abc import Callable
from datetime import date, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from sqlalchemy.orm import Session

from bot.cli import options
from documents import record_json, spreadsheet, word
from rules.calendar import LONDON, at_local, long_date


class Format(StrEnum):
    """What the record can be written as."""

    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"


WRITERS: dict[Format, Callable[[dict[str, Any]], bytes]] = {
    Format.XLSX: spreadsheet.workbook,
    Format.DOCX: word.document,
    Format.CSV: spreadsheet.actions_csv,
}


class NotYet(options.CannotDo):
    """That day has not come yet: --as-at takes a day up to today."""


class NotForATerminal(options.CannotDo):
    """This is a file for Excel or Word, not text for a terminal: name it, as in `clerk export --format xlsx --out plan.xlsx`."""  # noqa: E501 - the sentence


def export(
    written_as: Annotated[
        Format | None,
        typer.Option("--format", help="What to write; else what the name of --out ends in, else json."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file to write, instead of stdout; one that is there is replaced."),
    ] = None,
    as_at: Annotated[
        date | None,
        typer.Option("--as-at", parser=options.read_day, metavar="DATE", help="As it stood at the end of that day."),
    ] = None,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
    as_json: options.AsJson = False,
) -> None:
    """Write a group's record, with the head of its audit trail.

    json is the whole record. xlsx has a sheet each for actions, updates, earlier deadlines, training, targets,
    meetings, decisions and members; docx the plan by theme, training totals and decisions, to print. csv has the table
    of actions alone, without marking and head; a text there that a spreadsheet would work out has an apostrophe before
    it, which `clerk import-plan` takes away again. Nothing that people typed becomes a formula or a link.
    """
    written_as = written_as or _by_name(out)
    if as_json and written_as is not Format.JSON:
        raise typer.BadParameter(f"--json and --format {written_as} exclude each other")
    if out is None and written_as in (Format.XLSX, Format.DOCX) and sys.stdout.isatty():
        raise NotForATerminal(NotForATerminal.__doc__)
    today = options.today(now or options.clock(None)())
    if as_at is not None and as_at > today:
        raise NotYet(NotYet.__doc__)
    day = as_at or today
    until = at_local(as_at + timedelta(days=1), time(), LONDON) if as_at else None

    def read(session: Session) -> dict[str, Any]:
        return record_json.export(session, options.group(session, group), day, until)

    with options.database(db) as database:
        record = database.read_sync(read)
    write = WRITERS.get(written_as, _compact_json if as_json else _json)
    if out is None:
        typer.echo(write(record), nl=False)
    else:
        out.write_bytes(write(record))
        typer.echo(f"{out} holds the record as at {long_date(day)}.", err=True)


def _by_name(out: Path | None) -> Format:
    endings = {f".{known}": known for known in Format}
    return endings.get(out.suffix.lower(), Format.JSON) if out else Format.JSON


def _json(record: dict[str, Any]) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2)


def _compact_json(record: dict[str, Any]) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
