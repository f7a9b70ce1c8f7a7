"""`clerk chat`: talk to the bot in the terminal, as one of its people. A number presses the button of that number."""

import asyncio
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot import settings
from bot.cli import options, sample_group
from bot.simulator import teams
from bot.simulator.cast import UnknownPerson
from bot.simulator.play import Event, Stage
from cards.form import CANCEL

Place = Literal["personal", "channel"]
As = Annotated[str, typer.Option("--as", metavar="NAME", help="Who you are: coordinator, police, guest:Kim …")]
In = Annotated[Place, typer.Option("--in", help="Where you write.")]
HINT = "Type a message, or the number of a button; end with Ctrl-D."


def chat(
    as_: As,
    place: In = "personal",
    db: options.DatabaseUrl = None,
    now: options.Now = None,
    group: options.GroupName = None,
) -> None:
    """Talk to the bot in the terminal, with the sample group or the group of --db; reminders come as time passes."""
    zone = settings.load().zone
    clock = options.clock(now)
    with sample_group.opened(db, group, clock(), zone) as (database, found), asyncio.Runner() as runner:
        terminal = Terminal(as_, place)
        stage = Stage(database, found, zone, clock(), terminal.show)
        terminal.talk(runner, stage, clock)


class Terminal:
    """One person's place in Teams, as text: what the bot says there, and what it last offered as buttons."""

    def __init__(self, who: str, where: Place) -> None:
        self._who, self._where = who, where
        self._console = Console(highlight=False)
        self._offered: list[str] = []

    def show(self, event: Event) -> None:
        """Print one event; what was typed stands there already."""
        if event["event"] == "said":
            return
        here = event["where"] == self._where and event["who"] in (self._who, teams.CHANNEL)
        words = Text(event["text"])
        if here:
            self._offered = event["buttons"]
        if "file" in event:
            words.append(f"\n\nFile: {event['file']}", "italic")
        if event["buttons"]:
            words.append("\n\n" + "   ".join(_numbered(event["buttons"]) if here else event["buttons"]), "bold")
        title = "Prevent Clerk in the channel" if event["where"] == teams.CHANNEL else "Prevent Clerk"
        day, _, time = event["at"].partition("T")
        self._console.print(Panel(words, title=title, subtitle=f"{day} {time[:5]}"))

    def talk(self, runner: asyncio.Runner, stage: Stage, clock: options.Clock) -> None:
        """Take lines until the input ends; time passes while nothing is typed, so reminders come before the answer."""
        try:
            stage.cast.person(self._who)
        except UnknownPerson as error:
            raise options.CannotDo(f"--as {self._who}: {error}.") from error
        place = "the channel" if self._where == teams.CHANNEL else "a personal chat"
        self._console.print(Text(f"You are {self._who}, in {place}. {HINT}"))
        while (words := self._ask("> ")) is not None:
            runner.run(stage.pass_time(clock()))
            if words.isdecimal() and 0 < int(words) <= len(self._offered):
                label = self._offered[int(words) - 1]
                runner.run(stage.press(self._who, self._where, label, self._fill(stage, label), words=label))
            elif words:
                runner.run(stage.say(self._who, self._where, words))

    def _fill(self, stage: Stage, label: str) -> dict[str, str]:
        """Ask for the fields of the card one by one; Enter keeps what stands there."""
        message, button = stage.teams.find(self._where, self._who, label)
        given: dict[str, str] = {}
        for field in teams.inputs(message.card) if button["verb"] != CANCEL else ():
            if choices := [choice["value"] for choice in field.get("choices", ())]:
                self._console.print(Text(f"  One of: {', '.join(choices)}"))
            kept = f" [{field['value']}]" if field.get("value") else ""
            if typed := self._ask(f"  {field.get('label', field['id'])}{kept}: "):
                given[field["id"]] = typed
        return given

    def _ask(self, prompt: str) -> str | None:
        """Read one line; None at the end of the input."""
        try:
            return self._console.input(Text(prompt)).strip()
        except EOFError:
            return None


def _numbered(titles: list[str]) -> list[str]:
    return [f"[{number}] {title}" for number, title in enumerate(titles, 1)]
