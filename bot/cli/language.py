"""`clerk understand` and `clerk parse-date`: what the bot reads in a sentence or a date phrase; nothing is saved."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from bot.cli import options
from dialogs import language
from dialogs.known import Known
from dialogs.situation import Situation
from dialogs.turn import Person, Turn
from rules import deadlines
from rules.calendar import LONDON, long_date
from storage import audit_heads
from storage.acting import Acting

Lines = Annotated[Path | None, typer.Option("--file", help="One text a line; - reads standard input.")]
Text = Annotated[str | None, typer.Argument(show_default=False)]


def understand(
    text: Text = None,
    file: Lines = None,
    now: options.Now = None,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    as_json: options.AsJson = False,
) -> None:
    """Show what the bot reads in a sentence: intent, slots, how sure, and the nearest other readings.

    With --db the names are those of that group; without it, the usual ones.
    """
    context, vocabulary = _known(now, db, group)
    for line in _texts(text, file):
        found = language.understand(line, context, vocabulary)
        if as_json:
            options.print_json(found.as_json())
        else:
            typer.echo("\n".join(_sentence(found)))


def parse_date(
    phrase: Text = None,
    file: Lines = None,
    past: Annotated[bool, typer.Option("--past", help="What has been: Friday is last Friday.")] = False,
    now: options.Now = None,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    as_json: options.AsJson = False,
) -> None:
    """Show how a date or deadline is read: its class, its date, and the question where the words do not settle it.

    With --db the next meeting and the school terms are those of that group.
    """
    context, _ = _known(now, db, group)
    for line in _texts(phrase, file):
        found = deadlines.read(line, context, past=past).as_json()
        if as_json:
            options.print_json(found)
        else:
            typer.echo("\n".join(_facts(found)))


def _texts(text: str | None, file: Path | None) -> list[str]:
    if (text is None) == (file is None):
        raise typer.BadParameter("give one text, or --file with one on each line")
    return [text or ""] if file is None else options.read_text(file).splitlines()


def _known(
    now: datetime | None, db_url: str | None, group_name: str | None
) -> tuple[deadlines.Context, language.Vocabulary]:
    """Return what a text is read against: a group's own words and meetings, or the usual ones and no meeting."""
    at = now or options.clock(None)()
    if db_url is None:
        return deadlines.Context(today=options.today(at)), language.DEFAULT
    with options.database(db_url) as db:
        return db.read_sync(_group_knows, group_name, at)


def _group_knows(
    session: Session, group_name: str | None, now: datetime
) -> tuple[deadlines.Context, language.Vocabulary]:
    found = options.group(session, group_name)
    # Nobody speaks here: only the group, its meetings and its words are read from the situation.
    nobody = Turn(found.tenant_id, "command line", "personal", Person("", ""), "")
    known = Known(session, found.id or 0, audit_heads.head(session, found.id or 0), now)
    here = Situation(session, nobody, now, LONDON, known, Acting(id=0, name="", role=""))
    return here.reading, here.vocabulary


def _sentence(found: language.Understanding) -> Iterator[str]:
    yield f"{found.text or '(not shown)'}"
    yield f"  {found.intent} ({found.confidence:.0%})"
    yield from (f"  {name}: {_plain(value)}" for name, value in found.slots.items())
    if found.alternatives:
        yield f"  or: {', '.join(other['intent'] for other in found.alternatives)}"


def _facts(found: dict[str, Any]) -> Iterator[str]:
    """Show a reading, leaving out what it does not have."""
    yield f"{found['text']}"
    day = found["date"] and long_date(date.fromisoformat(found["date"]))
    yield f"  {found['class']}: {day or 'no date'}"
    for name in ("start", "precision", "time", "recurs", "options", "flags", "question"):
        if found[name]:
            yield f"  {name}: {_plain(found[name])}"


def _plain(value: Any) -> str:
    """Write a slot's value the way a person reads it."""
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value)
    if isinstance(value, dict):
        return " ".join(_plain(each) for each in value.values() if each)
    return str(value)
