"""`GET /metrics` on a loopback port of its own: what was counted, and how the outbox and the parts stand now."""

import asyncio
import contextlib
import os
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeHistogramMetricFamily,
    GaugeMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot.background import Background
from bot.metrics import Metrics
from storage import outbox_counts
from storage.db import Database
from storage.outbox import LIVE
from storage.outbox_counts import Standing

log = structlog.get_logger()

HOST = "127.0.0.1"
# Prometheus gives a scrape ten seconds.
READ_SECONDS = 2.0
# From one tick to a day's downtime, and the week after which a digest is not sent any more.
LATENESS_BUCKETS = (15, 30, 60, 120, 300, 900, 3600, 14400, 86400, 604800)


class CannotListen(RuntimeError):
    """The metrics' port cannot be listened on."""


@dataclass(frozen=True, slots=True)
class Ages:
    """How to ask the service's parts for an age in seconds; each answers None while there is nothing to have one."""

    token: Callable[[], float | None]
    keys: Callable[[], float | None]
    tick: Callable[[], float | None]


@dataclass(frozen=True, slots=True)
class _Now(Collector):
    """Metrics that are true of this scrape only."""

    metrics: list[Metric]

    def collect(self) -> list[Metric]:
        return self.metrics


class Scrape:
    """Answers Prometheus, in time whatever the database does."""

    def __init__(
        self, metrics: Metrics, db: Database, clock: Callable[[], datetime], background: Background, ages: Ages
    ) -> None:
        self._metrics = metrics
        self._db = db
        self._clock = clock
        self._background = background
        self._ages = ages
        self._reading: asyncio.Task[Standing] | None = None

    async def answer(self, _request: web.Request) -> web.Response:
        """Return all there is to say, in the text format that every Prometheus reads."""
        standing = await self._standing()
        up = GaugeMetricFamily("clerk_database_up", "Whether the database answered this scrape.", standing is not None)
        found = [up, *_of_the_parts(self._ages)]
        if standing is not None:
            found += _of_the_outbox(standing, self._clock())
        text = generate_latest(self._metrics.registry) + generate_latest(_Now(found))
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    async def _standing(self) -> Standing | None:
        """Read how the outbox stands; None when the database does not say so in time."""
        reading = self._reading
        if reading is None or reading.done():
            # One read at a time: scrapes of a database that hangs must not take the threads that turns need.
            reading = self._background.start(self._db.read(outbox_counts.standing, self._clock()))
            self._reading = reading
        done, _ = await asyncio.wait({reading}, timeout=READ_SECONDS)
        try:
            return reading.result() if done else None
        except SQLAlchemyError as error:
            log.warning("outbox_not_read", reason=type(error).__name__)
            return None


@contextlib.asynccontextmanager
async def serve(scrape: Scrape, port: int) -> AsyncIterator[int]:
    """Serve the metrics to this machine only, and say on which port; raise CannotListen."""
    app = web.Application()
    app.router.add_get("/metrics", scrape.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=READ_SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            why = os.strerror(error.errno or 0)
            raise CannotListen(f"Cannot listen on {HOST}:{port} for metrics: {why}.") from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def _of_the_parts(ages: Ages) -> Iterator[Metric]:
    asked = (
        ("clerk_outbound_token_age_seconds", "Age of the bot's own token.", ages.token),
        ("clerk_signing_keys_age_seconds", "Age of the keys that Teams' tokens are checked with.", ages.keys),
        ("clerk_scheduler_tick_age_seconds", "Time since the scheduler's last tick that went well.", ages.tick),
    )
    for name, documentation, ask in asked:
        age = ask()
        if age is not None:
            yield GaugeMetricFamily(name, documentation, age)


def _of_the_outbox(standing: Standing, now: datetime) -> Iterator[Metric]:
    live = GaugeMetricFamily("clerk_reminders", "Reminders that have not ended, by state.", labels=("state",))
    ended = CounterMetricFamily("clerk_reminders_ended", "Reminders that have ended, by how.", labels=("state",))
    for state, count in standing.by_state.items():
        (live if state in LIVE else ended).add_metric((state,), count)
    late = 0.0 if standing.oldest_due_at is None else max(0.0, (now - standing.oldest_due_at).total_seconds())
    yield live
    yield ended
    yield GaugeMetricFamily("clerk_reminders_oldest_due_seconds", "Lateness of the oldest reminder to be sent.", late)
    yield _lateness(standing.lateness)


def _lateness(found: list[float]) -> Metric:
    # Read from the rows, not counted in the process: a replica that comes up late sends at once what fell due, before
    # it was ever scraped, and just those reminders would be missing. It is a window, so it goes down as well as up.
    filled = [0] * (len(LATENESS_BUCKETS) + 1)
    for seconds in found:
        filled[bisect_left(LATENESS_BUCKETS, seconds)] += 1
    bounds = [*(str(float(bound)) for bound in LATENESS_BUCKETS), "+Inf"]
    return GaugeHistogramMetricFamily(
        "clerk_reminder_lateness_seconds",
        "From due to sent, of the reminders sent in the last day.",
        buckets=list(zip(bounds, accumulate(filled), strict=True)),
        gsum_value=sum(found),
    )
