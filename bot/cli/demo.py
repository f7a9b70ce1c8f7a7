"""`clerk demo`: the sample group to try out, in this terminal and over HTTP on this machine, without authentication."""

import asyncio
import contextlib
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import typer
from aiohttp import web
from sqlalchemy.orm import Session

from bot import app, settings, trust
from bot.cli import options, sample_group
from bot.cli.chat import As, In, Terminal
from bot.conversation import OnDatabase
from bot.rate_limits import Limits, RateLimit
from bot.simulator import northbrook, teams
from bot.simulator.play import CHAT, Stage, chat_id
from dialogs.turn import Outcome, Person, Reply, Turn
from dialogs.welcome import Installed
from storage import audit, conversations, members
from storage.groups import Group
from storage.members import Member, Role

LOOPBACK = "127.0.0.1"


def demo(
    as_: As = "coordinator",
    place: In = "personal",
    db: options.DatabaseUrl = None,
    now: options.Now = None,
    group: options.GroupName = None,
) -> None:
    """Try the bot: chat in this terminal with the sample group, while the same bot serves HTTP on this machine.

    Agents Playground or any local client can use the address; whoever it sends is taken in as a coordinator. Without
    a terminal on standard input it only serves. Ctrl-C ends it.
    """
    found = settings.load()
    clock = options.clock(now)
    address = f"http://{LOOPBACK}:{found.port}"
    signal.signal(signal.SIGTERM, _interrupt)
    with sample_group.opened(db, group, clock(), found.zone) as (database, sample), contextlib.ExitStack() as stack:
        terminal = Terminal(as_, place)
        places = Places()
        service = app.make_app(
            db=database,
            clock=clock,
            trust=trust.demo(sample.tenant_id),
            zone=found.zone,
            limits=Limits(RateLimit(found.person_turns), RateLimit(found.tenant_turns)),
            conversation=with_everybody(app.dialogs_of(database, clock, found.zone), sample),
        )
        places.serve(service.router)
        database.run_sync(_move_channel, sample, address)
        try:
            stack.enter_context(_serving(service, found.port))
        except OSError as error:
            taken = f"Port {found.port} of this machine is taken"
            if not sys.stdin.isatty():
                raise options.CannotDo(f"{taken}: stop what listens there, or set CLERK_PORT.") from error
            typer.echo(f"{taken}, so nothing is served over HTTP; this terminal can chat all the same.", err=True)
            served = False
        else:
            typer.echo(f"Serving {address}/api/messages, on this machine only. Ctrl-C ends it.")
            served = True
        with contextlib.suppress(KeyboardInterrupt):
            if sys.stdin.isatty():
                places.stage = Stage(database, sample, found.zone, clock(), terminal.show, ticks=not served)
                with asyncio.Runner() as runner:
                    terminal.talk(runner, places.stage, clock)
            else:
                threading.Event().wait()


class Places:
    """The sample group's channel and its members' chats, which the service can post to: it shows in the terminal."""

    def __init__(self) -> None:
        self.stage: Stage | None = None

    def serve(self, router: web.UrlDispatcher) -> None:
        """Answer the calls of the Bot Connector that a reminder makes."""
        router.add_post("/v3/conversations", self.open)
        router.add_post("/v3/conversations/{place}/activities", self.take)
        router.add_put("/v3/conversations/{place}/activities/{activity}", self.update)

    async def open(self, request: web.Request) -> web.Response:
        """Open a member's chat."""
        asked: dict[str, Any] = await request.json()
        short_name = str(asked["members"][0]["id"]).removeprefix(northbrook.TEAMS_ID)
        return web.json_response({"id": chat_id(northbrook.entra_id(short_name))})

    async def take(self, request: web.Request) -> web.Response:
        """Take a message."""
        text, card = _read(await request.json())
        place = request.match_info["place"]
        if self.stage is None:
            return web.json_response({"id": "unseen"})
        if place.startswith(CHAT):
            who = self.stage.cast.short_name(place.removeprefix(CHAT))
            return web.json_response({"id": self.stage.show_push(teams.PERSONAL, who, text, card)})
        return web.json_response({"id": self.stage.show_push(teams.CHANNEL, teams.CHANNEL, text, card)})

    async def update(self, request: web.Request) -> web.Response:
        """Put a message in the place of one that was taken before."""
        if self.stage is not None:
            self.stage.show_update(request.match_info["activity"], *_read(await request.json()))
        return web.json_response({"id": request.match_info["activity"]})


def _read(activity: Mapping[str, Any]) -> tuple[str, dict[str, Any] | None]:
    cards = [each["content"] for each in activity.get("attachments", ())]
    return str(activity.get("text") or activity.get("summary") or ""), cards[0] if cards else None


def with_everybody(conversation: OnDatabase, group: Group) -> OnDatabase:
    """Return the conversation for a demo: somebody unknown joins the sample group as a coordinator first."""

    def respond(session: Session, turn: Turn, now: datetime, **known: Any) -> Outcome:
        _take_in(session, group, turn.person, now)
        return conversation.respond(session, turn, now, **known)

    def welcome(session: Session, installed: Installed, now: datetime) -> tuple[Reply, ...]:
        if installed.by is not None:
            _take_in(session, group, installed.by, now)
        return conversation.greet(session, installed, now)

    return replace(conversation, respond=respond, greet=welcome, ask=None)  # who joins is written


def _take_in(session: Session, group: Group, person: Person, now: datetime) -> None:
    if members.of_person(session, group.tenant_id, person.id):
        return
    change = audit.begin(session, group.id or 0, by_id=None, by_name="demo", at=now)
    name = person.name or "Visitor"
    joined = Member(
        group_id=group.id or 0, tenant_id=group.tenant_id, entra_id=person.id, name=name, role=Role.COORDINATOR
    )
    members.join(session, change, joined)


def _move_channel(session: Session, group: Group, address: str) -> None:
    """Let the sample group's channel live at this server, where `Places` takes what is posted."""
    place = conversations.find(session, group.tenant_id, northbrook.CHANNEL_ID)
    if place is not None:
        place.service_url = address


@contextlib.contextmanager
def _serving(service: web.Application, port: int) -> Iterator[None]:
    """Serve in a thread of its own, because the terminal's reading blocks; raise OSError when the port is taken."""
    # Before anything of the service starts: its scheduler would post to whoever has the port.
    listening = socket.create_server((LOOPBACK, port))
    stop = asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        runner = web.AppRunner(service, access_log=None, shutdown_timeout=app.DRAIN_SECONDS)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        await stop.wait()
        await runner.cleanup()

    def run() -> None:
        with contextlib.closing(loop):
            loop.run_until_complete(serve())

    thread = threading.Thread(target=run, name="http")
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


def _interrupt(*_signal: object) -> None:
    """End on SIGTERM as on Ctrl-C: finish what is under way and give everything back."""
    raise KeyboardInterrupt
