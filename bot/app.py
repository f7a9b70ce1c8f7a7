"""The service put together: what is made at start, handed down as plain arguments, and finished at the stop."""

import asyncio
import functools
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from importlib import metadata
from zoneinfo import ZoneInfo

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot import file_consent, files, graph, outbound, proactive, scrape
from bot.adapter import TeamsAdapter
from bot.background import Background
from bot.connector import Connector
from bot.conversation import Conversation, OnDatabase
from bot.endpoint import BODY_BYTES, Endpoint
from bot.http_client import HttpClient
from bot.metrics import Metrics
from bot.rate_limits import Limits
from bot.scrape import Ages, Scrape
from bot.teams_bot import TeamsBot
from bot.trust import MakeTrust, Trust
from dialogs import converse
from dialogs.known import Knowledge
from dialogs.welcome import welcome
from scheduler.clock import Clock
from scheduler.open_chats import OpenChats
from scheduler.tick import Memory, tick
from storage import inbound, migrations
from storage.db import Database

log = structlog.get_logger()

# Longer than a reminder's POST takes, shorter than the half minute an orchestrator commonly waits before it kills.
DRAIN_SECONDS = 25.0
# A probe is answered sooner than whoever asks gives up.
PING_SECONDS = 2.0
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Service:
    """One running bot. Its parts are made when the event loop runs, and live until the stop."""

    def __init__(
        self,
        *,
        db: Database,
        clock: Callable[[], datetime],
        conversation: Conversation,
        trust: MakeTrust,
        zone: ZoneInfo,
        limits: Limits,
    ) -> None:
        self._db = db
        self._clock = clock
        self._conversation = conversation
        self._make_trust = trust
        self._zone = zone
        self._limits = limits
        self._draining = False
        self._began = clock()
        self._background = Background()
        self._metrics = Metrics(metadata.version("prevent-clerk"))
        self._endpoint: Endpoint | None = None
        self._trust: Trust | None = None
        self._ticking: Clock | None = None

    async def life(self, _app: web.Application) -> AsyncIterator[None]:
        """Start everything in order, and stop it in the other."""
        session = outbound.make_session()
        trust = self._trust = self._make_trust(session)
        client = HttpClient(outbound.trust_anchors())
        connector = Connector(client, trust.allowed_hosts, trust.bearer)
        get = files.fetcher(session, trust.file_hosts)
        put = file_consent.putter(session, trust.file_hosts)
        bot = TeamsBot(self._conversation, self._background, self._metrics, get, put, demo_tenant=trust.demo_tenant)
        self._endpoint = Endpoint(
            trust.check, TeamsAdapter(connector), bot, self._background, self._metrics, self._limits
        )
        if trust.keys is not None:
            await trust.keys.refresh()  # in advance; a failure shows in /readyz and is mended at the next request
        deliver = proactive.make_deliver(connector)
        look_up = graph.make_look_up(connector, trust.reads) if trust.reads else None
        open_chats = OpenChats(proactive.make_open_chat(connector))
        update, memory = proactive.make_update(connector), Memory()
        self._ticking = Clock(
            lambda: tick(
                self._db,
                self._clock(),
                deliver,
                self._zone,
                going=lambda: not self._draining,
                look_up=look_up,
                open_chats=open_chats,
                update=update,
                memory=memory,
            )
        )
        self._ticking.start()
        log.info("started")
        yield
        cut_short = await self._background.drain(DRAIN_SECONDS)
        await client.aclose()
        await session.close()
        log.info("stopped", cut_short=cut_short)

    async def watched(self, port: int, _app: web.Application) -> AsyncIterator[None]:
        """Serve the metrics: first to start and last to stop, so that both are seen."""
        ages = Ages(
            token=lambda: self._trust.token_age() if self._trust else None,
            keys=lambda: self._trust.keys.age if self._trust and self._trust.keys else None,
            tick=self._since_tick,
        )
        async with scrape.serve(Scrape(self._metrics, self._db, self._clock, self._background, ages), port):
            yield

    async def drain(self, _app: web.Application) -> None:
        """Begin no new work, and say so in /readyz; aiohttp then waits for the requests under way."""
        self._draining = True
        if self._ticking is not None:
            self._background.start(self._ticking.stop())

    async def messages(self, request: web.Request) -> web.Response:
        """Take an activity from Teams."""
        assert self._endpoint is not None  # noqa: S101 - `life` has begun before the first request
        return await self._endpoint.post(request)

    async def live(self, _request: web.Request) -> web.Response:
        """Say that the process runs and its loop turns."""
        return web.json_response({"live": True})

    async def ready(self, _request: web.Request) -> web.Response:
        """Say whether a request sent here now could be answered, and which part could not."""
        database = await self._database()
        checks = {
            "running": not self._draining,
            "database": database is not None,
            "schema": database is True,
            "keys": await self._keys(),
            "scheduler": self._ticking is not None and self._ticking.is_ticking(self._clock()),
        }
        return web.json_response(
            {"ready": all(checks.values()), "checks": checks}, status=200 if all(checks.values()) else 503
        )

    def _since_tick(self) -> float:
        """Return the seconds since the last tick that went well, or since the start when none has."""
        last = self._ticking.last if self._ticking else None
        return (self._clock() - (last.at if last else self._began)).total_seconds()

    async def _database(self) -> bool | None:
        """Say whether the database has this version's schema; None when it cannot be written to."""
        try:
            async with asyncio.timeout(PING_SECONDS):
                return await self._db.run(_write)
        except (SQLAlchemyError, TimeoutError) as error:
            log.error("database_unreachable", exc_info=error)
        return None

    async def _keys(self) -> bool:
        """Say whether there are keys to check tokens with, asking for them when there are none."""
        keys = self._trust.keys if self._trust else None
        if keys is None:
            return True
        if not keys.ready:
            await keys.refresh()
        return keys.ready


def make_app(
    *,
    db: Database,
    clock: Callable[[], datetime],
    trust: MakeTrust,
    zone: ZoneInfo,
    limits: Limits,
    conversation: Conversation | None = None,
    metrics_port: int | None = None,
) -> web.Application:
    """Make the web application; the database stays the caller's to close.

    `conversation` is what the bot says when that is not the dialogs: the edge's tests and measurements bring their own.
    """
    conversation = conversation or dialogs_of(db, clock, zone)
    service = Service(db=db, clock=clock, conversation=conversation, trust=trust, zone=zone, limits=limits)
    app = web.Application(client_max_size=BODY_BYTES)
    if metrics_port is not None:
        app.cleanup_ctx.append(functools.partial(service.watched, metrics_port))
    app.cleanup_ctx.append(service.life)
    app.on_shutdown.append(service.drain)
    app.router.add_post("/api/messages", service.messages)
    app.router.add_get("/livez", service.live)
    app.router.add_get("/readyz", service.ready)
    return app


def dialogs_of(db: Database, clock: Callable[[], datetime], zone: ZoneInfo) -> OnDatabase:
    """Return the real conversation, on the service's own clock face."""
    knowledge = Knowledge()
    return OnDatabase(
        db,
        clock,
        respond=functools.partial(converse.respond, zone=zone, knowledge=knowledge),
        greet=welcome,
        ask=functools.partial(converse.ask, zone=zone, knowledge=knowledge),
    )


def _write(session: Session) -> bool:
    """Write what no activity has for a key, and take it away again; return whether the schema is this version's.

    It is committed: what is rolled back never comes to the disk, and one that is full would not be seen.
    """
    inbound.claim(session, ("", "", "ready"), LONG_AGO)
    inbound.forget(session, LONG_AGO + timedelta(seconds=1))
    return migrations.is_newest(session)
