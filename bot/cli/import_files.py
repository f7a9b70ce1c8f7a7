"""`clerk import-plan` and `clerk import-training`: show what a file says and leaves in doubt, then save it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from bot.cli import import_preview, options
from dialogs.language.vocabulary import by_name
from documents import colours, compare_register, import_record, read_status, read_table
from documents.compare_plan import compare
from documents.import_record import NotChanged, Saved
from documents.plan import Plan
from documents.read_plan import read_plan
from documents.read_training import Register, read_training
from documents.rows import Table
from rules.deadlines import Context
from storage import audit, groups
from storage.groups import Group

IMPORTER = "import"  # who the audit trail names for what a file brought
NEW_GROUP = "Prevent operational group"
ALL = "all"

File = Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx, .docx, .csv or .txt file.", show_default=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what was read and doubted; save nothing.")]
Accept = Annotated[
    list[str] | None,
    typer.Option(
        metavar="REF", help="Take over what the file says of a line the record has; again for more, or `all`."
    ),
]
Colour = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COLOUR=STATUS", help='What a colour, or "closed", means in this group, such as green="on track".'
    ),
]

Read = Callable[[list[Table], Context, Group | None], Any]
Look = Callable[[Session, int, Any], Any]
Save = Callable[[Session, audit.Change, Any], Saved]


def import_plan(
    file: File,
    dry_run: DryRun = False,
    accept: Accept = None,
    colour: Colour = None,
    as_json: options.AsJson = False,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
) -> None:
    """Read an action plan into the record; a line that is there already stays as it is unless it is accepted."""
    at = now or options.clock(None)()
    meanings = _meanings(colour or ())

    def read(tables: list[Table], context: Context, found: Group | None) -> Plan:
        if found is None:
            return read_plan(tables, context, colours=meanings)
        return read_plan(tables, context, _agencies(found), {**found.colours, **meanings})

    def save(session: Session, change: audit.Change, plan: Plan) -> Saved:
        refs = accept or ()
        if ALL in refs:
            refs = [each.ref for each in compare(session, change.group_id, plan).changed]
        return import_record.save_plan(session, change, plan, refs)

    done = _import(file, at, read, save, compare, meanings, db=db, group=group, dry_run=dry_run)
    plan, difference, saved = done
    if as_json:
        options.print_json(import_preview.plan_json(plan, difference, options.today(at)) | _saved_json(saved))
    else:
        _say(import_preview.plan_text(plan, difference))
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
    save, look = import_record.save_register, compare_register.compare

    def read(tables: list[Table], context: Context, found: Group | None) -> Register:
        if found is None:
            return read_training(tables, context)
        return read_training(tables, context, _names(found.products), _names(found.cohorts), _agencies(found))

    register, beside, saved = _import(file, at, read, save, look, {}, db=db, group=group, dry_run=dry_run)
    if as_json:
        options.print_json(import_preview.register_json(register, beside) | _saved_json(saved))
    else:
        _say(import_preview.register_text(register, beside))
    _tell(saved, "session")


def _import(
    file: Path,
    at: datetime,
    read: Read,
    save: Save,
    look: Look,
    meanings: Mapping[str, str],
    *,
    db: str | None,
    group: str | None,
    dry_run: bool,
) -> tuple[Any, Any, Saved | None]:
    """Read the file, with the group's own names when there is a database, and save it unless this is a dry run."""
    tables = read_table.read_path(file)
    if dry_run and db is None:
        return read(tables, Context(today=options.today(at)), None), None, None
    with options.database(db) as database:

        def read_and_look(session: Session) -> tuple[Any, Any, None]:
            context, found = _known(session, group, at)
            what = read(tables, context, found)
            return what, look(session, found.id or 0, what), None

        def read_and_save(session: Session) -> tuple[Any, Any, Saved]:
            if not groups.every(session):
                _begin_group(session, group)
            context, found = _known(session, group, at)
            _keep_meanings(session, found, meanings, at)
            what = read(tables, context, found)
            difference = look(session, found.id or 0, what)
            return what, difference, save(session, _change(session, found, at), what)

        if dry_run:
            return database.read_sync(read_and_look)
        try:
            return database.run_sync(read_and_save)
        except NotChanged as error:
            raise options.CannotDo(str(error)) from error


def _change(session: Session, group: Group, at: datetime) -> audit.Change:
    return audit.begin(session, group.id or 0, by_id=None, by_name=IMPORTER, at=at)


def _meanings(said: Sequence[str]) -> dict[str, str]:
    """Read each COLOUR=STATUS."""
    found = {}
    for words in said:
        name, _sign, meaning = words.partition("=")
        colour, status = colours.named(name) or read_status.unclear(name), read_status.read(meaning)
        if colour is None or status is None:
            raise typer.BadParameter(f'{words!r} is not a colour and its status, such as green="on track"')
        found[colour] = status.value
    return found


def _keep_meanings(session: Session, group: Group, meanings: Mapping[str, str], at: datetime) -> None:
    """Keep what colours mean as a write of its own: it stays when what the file brought is taken back."""
    if not meanings.items() <= group.colours.items():
        audit.amend(session, _change(session, group, at), group, colours={**group.colours, **meanings})


def _begin_group(session: Session, name: str | None) -> None:
    """Begin the first group of an empty database, so that a plan can be loaded before Teams knows the bot."""
    begun = groups.add(session, Group(tenant_id="", name=name or NEW_GROUP))
    typer.echo(f"The database held no group: began {begun.name!r}.", err=True)


def _known(session: Session, name: str | None, at: datetime) -> tuple[Context, Group]:
    found = options.group(session, name)
    return Context(today=options.today(at), calendar=groups.working_days(found)), found


def _names(rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    return by_name({row["name"]: row.get("aliases", ()) for row in rows})


def _agencies(group: Group) -> dict[str, str]:
    return {**_names(group.directorates), **_names(group.agencies)}


def _say(lines: Sequence[str]) -> None:
    typer.echo("\n".join(lines))


def _saved_json(saved: Saved | None) -> dict[str, Any]:
    if saved is None:
        return {}
    left, taken = list(saved.differing), list(saved.taken)
    return {"saved": {"added": saved.added, "unchanged": saved.unchanged, "differing": left, "taken": taken}}


def _tell(saved: Saved | None, what: str) -> None:
    """Say on stderr what was done, so that stdout carries the reading alone."""
    if saved is None:
        typer.echo("Nothing was saved: this was a dry run.", err=True)
        return
    typer.echo(f"Saved {saved.added} new {what}{'' if saved.added == 1 else 's'}.", err=True)
    if saved.unchanged:
        typer.echo(f"Left {saved.unchanged} as they were: they are in the record already.", err=True)
    if saved.taken:
        typer.echo(f"Taken over from the file: {', '.join(saved.taken)}.", err=True)
    if saved.differing:
        left = ", ".join(saved.differing)
        typer.echo(f"In the record with other words, and left so: {left}; --accept REF takes them over.", err=True)
