"""`clerk import-plan` and `clerk import-training`: show what a file says and leaves in doubt, then save it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from bot.cli import options
from documents import import_record, read_table
from documents.doubts import Doubt
from documents.import_record import Saved
from documents.plan import Plan
from documents.read_plan import read_plan
from documents.read_table import Table
from documents.read_training import Register, read_training
from rules.deadlines import Context
from storage import audit, groups
from storage.groups import Group

IMPORTER = "import"  # who the audit trail names for what a file brought
NEW_GROUP = "Prevent operational group"

File = Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx, .docx, .csv or .txt file.", show_default=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what was read and doubted; save nothing.")]

Read = Callable[[list[Table], Context, Group | None], Any]
Save = Callable[[Session, audit.Change, Any], Saved]


def import_plan(
    file: File,
    dry_run: DryRun = False,
    as_json: options.AsJson = False,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
) -> None:
    """Read an action plan into the record; a line that is there already stays as it is."""
    at = now or options.clock(None)()

    def read(tables: list[Table], context: Context, found: Group | None) -> Plan:
        return read_plan(tables, context, _names(found.agencies) if found else None)

    plan, saved = _import(file, at, read, import_record.save_plan, db=db, group=group, dry_run=dry_run)
    if as_json:
        options.print_json(plan.as_json(options.today(at)) | _saved_json(saved))
    else:
        _say([*_actions(plan), *_doubts(plan.doubts)])
    _tell(saved, "action")


def import_training(
    file: File,
    dry_run: DryRun = False,
    as_json: options.AsJson = False,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
) -> None:
    """Read a training register into the record; a session that is there already is not added again."""
    at = now or options.clock(None)()

    def read(tables: list[Table], context: Context, found: Group | None) -> Register:
        if found is None:
            return read_training(tables, context)
        return read_training(tables, context, _names(found.products), _names(found.cohorts))

    register, saved = _import(file, at, read, import_record.save_register, db=db, group=group, dry_run=dry_run)
    if as_json:
        options.print_json(register.as_json() | _saved_json(saved))
    else:
        _say([*_sessions(register), *_doubts(register.doubts)])
    _tell(saved, "session")


def _import(
    file: Path, at: datetime, read: Read, save: Save, *, db: str | None, group: str | None, dry_run: bool
) -> tuple[Any, Saved | None]:
    """Read the file, with the group's own names when there is a database, and save it unless this is a dry run."""
    tables = read_table.read_path(file)
    if dry_run and db is None:
        return read(tables, Context(today=options.today(at)), None), None
    with options.database(db) as database:
        if dry_run:
            return database.read_sync(lambda session: read(tables, *_known(session, group, at))), None

        def read_and_save(session: Session) -> tuple[Any, Saved]:
            if not groups.every(session):
                _begin_group(session, group)
            context, found = _known(session, group, at)
            what = read(tables, context, found)
            change = audit.begin(session, found.id or 0, by_id=None, by_name=IMPORTER, at=at)
            return what, save(session, change, what)

        return database.run_sync(read_and_save)


def _begin_group(session: Session, name: str | None) -> None:
    """Begin the first group of an empty database, so that a plan can be loaded before Teams knows the bot."""
    begun = groups.add(session, Group(tenant_id="", name=name or NEW_GROUP))
    typer.echo(f"The database held no group: began {begun.name!r}.", err=True)


def _known(session: Session, name: str | None, at: datetime) -> tuple[Context, Group]:
    found = options.group(session, name)
    return Context(today=options.today(at), calendar=groups.working_days(found)), found


def _names(rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Return every name and alias, case-folded, with the group's own name for it."""
    return {said.casefold(): row["name"] for row in rows for said in (row["name"], *row.get("aliases", ()))}


def _actions(plan: Plan) -> Iterator[str]:
    counts = ", ".join(f"{kind} {count}" for kind, count in plan.counts().items() if kind != "actions")
    yield f"{len(plan.lines)} actions: {counts}"
    for line in plan.lines:
        owners = ", ".join(owner.name for owner in line.owners) or "no owner"
        due = line.deadline.text or "no deadline"
        day = f" ({line.deadline.on.isoformat()})" if line.deadline.on else ""
        yield f"  {line.ref or '-'}\t{line.title}\t{due}{day}\t{owners}"


def _sessions(register: Register) -> Iterator[str]:
    yield "{sessions} sessions, {people} people".format(**register.counts())
    for session in register.sessions:
        read = session.as_json()
        cohorts = ", ".join(f"{cohort.name} {cohort.people}" for cohort in session.cohorts)
        yield f"  {read['held_on'] or read['year']}\t{session.product_text or 'no product'}\t{cohorts}"


def _doubts(doubts: Sequence[Doubt]) -> Iterator[str]:
    if doubts:
        yield f"{len(doubts)} to look at:"
    blanks: dict[tuple[str, str], list[str]] = {}
    for doubt in doubts:
        if doubt.words:
            yield f"  row {doubt.row}, {doubt.field} {doubt.words!r}: {doubt.reason}"
        else:
            blanks.setdefault((doubt.field, doubt.reason), []).append(str(doubt.row))
    for (field, reason), rows in blanks.items():
        yield f"  row{'s' if len(rows) > 1 else ''} {', '.join(rows)}, {field}: {reason}"


def _say(lines: Sequence[str]) -> None:
    typer.echo("\n".join(lines))


def _saved_json(saved: Saved | None) -> dict[str, Any]:
    if saved is None:
        return {}
    return {"saved": {"added": saved.added, "unchanged": saved.unchanged, "differing": list(saved.differing)}}


def _tell(saved: Saved | None, what: str) -> None:
    """Say on stderr what was done, so that stdout carries the reading alone."""
    if saved is None:
        typer.echo("Nothing was saved: this was a dry run.", err=True)
        return
    typer.echo(f"Saved {saved.added} new {what}{'' if saved.added == 1 else 's'}.", err=True)
    if saved.unchanged:
        typer.echo(f"Left {saved.unchanged} as they were: they are in the record already.", err=True)
    if saved.differing:
        typer.echo(f"In the record with other words, and left so: {', '.join(saved.differing)}.", err=True)
