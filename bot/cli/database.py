"""`clerk migrate` and `clerk verify-audit`: bring a database to this version's schema; prove its trail is whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from sqlalchemy.orm import Session

from bot.cli import options
from bot.cli.options import CannotDo
from storage import audit_check, audit_heads, groups, migrations
from storage.audit_heads import Head
from storage.groups import Group


def read_head(words: str) -> Head:
    """Read a head as this command prints it, COUNT:HASH."""
    found = re.fullmatch(r"(\d{1,9}):([0-9a-f]{64})", words.strip().lower())
    if not found:
        raise typer.BadParameter(f"{words!r} is not a head: a count, a colon and 64 hexadecimal digits")
    return Head(int(found[1]), found[2])


def migrate(db: options.DatabaseUrl = None, as_json: options.AsJson = False) -> None:
    """Bring the database to this version's schema, creating what is missing, and say which revision it has."""
    with options.database(db, any_schema=True) as database:
        database.hold()  # the schema must not change under a running service
        before = migrations.current(database.engine)
        try:
            migrations.migrate(database.engine)
        except migrations.SchemaUnknown as error:
            raise CannotDo(str(error)) from error
        revision = migrations.current(database.engine)
    if as_json:
        options.print_json({"revision": revision, "before": before})
    elif revision == before:
        typer.echo(f"The database has revision {revision} already.")
    else:
        typer.echo(f"The database was brought to revision {revision}.")


def verify_audit(
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    head: Annotated[
        Head | None,
        typer.Option(
            parser=read_head, metavar="COUNT:HASH", help="A head noted earlier, which the trail must contain."
        ),
    ] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="An earlier `clerk export`; the trail must contain its head.")
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Check that no event of the audit trail was edited or removed; exit code 1 when one was.

    Only a head kept outside the database, given with --head or --export, shows that the trail's end was cut off.
    """
    if head is not None and export is not None:
        raise typer.BadParameter("give --head or --export, not both")
    known = _exported_head(export) if export is not None else head
    with options.database(db) as database:
        found = database.read_sync(_verified, group, known)
    if as_json:
        options.print_json({"whole": not any(each["faults"] for each in found), "groups": found})
    else:
        typer.echo("\n".join(line for each in found for line in _sentences(each)))
    if any(each["faults"] for each in found):
        raise typer.Exit(1)


def _verified(session: Session, name: str | None, known: Head | None) -> list[dict[str, Any]]:
    """Check one group's trail, or every group's when neither a name nor a head says which."""
    every = groups.every(session)
    chosen = every if name is None and known is None and every else [options.group(session, name)]
    return [_checked(session, each, known) for each in chosen]


def _checked(session: Session, group: Group, known: Head | None) -> dict[str, Any]:
    group_id = group.id or 0
    head = audit_heads.head(session, group_id)
    faults = audit_check.verify(session, group_id, known)
    return {"group": group.name, "count": head.count, "hash": head.hash, "head": str(head), "faults": faults}


def _sentences(checked: dict[str, Any]) -> Iterator[str]:
    if checked["faults"]:
        yield from (f"{checked['group']}: {fault}" for fault in checked["faults"])
    else:
        yield f"{checked['group']}: the audit trail is whole."
    yield f"{checked['group']}: its head is {checked['head']}"


def _exported_head(path: Path) -> Head:
    """Return the head that an export carries."""
    try:
        told = orjson.loads(path.read_bytes())["audit"]
        return read_head(f"{told['count']}:{told['hash']}")
    except (ValueError, KeyError, TypeError, typer.BadParameter) as error:
        raise CannotDo(f"{path} is not an export of the record: it carries no head of the audit trail.") from error
