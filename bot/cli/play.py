"""`clerk play`: act out a script and print what everybody would have seen."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot import settings
from bot.cli import options, sample_group
from bot.simulator import script
from bot.simulator.cast import UnknownPerson
from bot.simulator.play import Stage
from bot.simulator.script import NOBODY, Line, ScriptError
from bot.simulator.teams import NoSuchButton


def play(
    script_file: Annotated[Path, typer.Argument(metavar="SCRIPT", help="The script; - reads standard input.")],
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    as_json: Annotated[bool, typer.Option("--json", help="What it does anyway: JSON lines.")] = False,
) -> None:
    r"""Act out a script: the real conversations and the real scheduler on a simulated clock.

    A line is four fields with one tab between them: when (ISO, local time), who, where (personal or channel), text.
    `#` begins a comment. Who is a member's short name, guest:NAME or outsider:NAME; `-` lets time pass and says
    nothing. A text `[press] Label {"field": "value"}` presses that button of the latest card shown to that person
    there. A tab or newline inside a text is written \t or \n.

    It plays on a fresh sample group built for the day of the first line, or on --db (a new or empty database gets the
    sample group first).

    Prints one JSON object a line: at (local time), event (said, reply, push, update, refused), who, where, text, card,
    buttons, facts. In a reply, who is the person answered; a push to the channel has who "channel".
    """
    zone = settings.load().zone
    lines = script.read(options.read_text(script_file), zone)
    with sample_group.opened(db, group, lines[0].at, zone) as (database, found):
        stage = Stage(database, found, zone, lines[0].at, options.print_json)
        _check_names(stage, lines)
        asyncio.run(_play(stage, lines))


def _check_names(stage: Stage, lines: list[Line]) -> None:
    """Find a name that is nobody's before anything is said."""
    for line in lines:
        try:
            if line.who != NOBODY:
                stage.cast.person(line.who)
        except UnknownPerson as error:
            raise ScriptError(f"Line {line.number}: {error}.") from error


async def _play(stage: Stage, lines: list[Line]) -> None:
    for line in lines:
        try:
            await stage.play(line)
        except NoSuchButton as error:
            raise ScriptError(f"Line {line.number}: {error}.") from error
