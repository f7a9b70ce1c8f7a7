"""The clock: APScheduler calls the tick every so many seconds, and this keeps what the last one did, for /readyz."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.tick import Ticked

EVERY_SECONDS = 15.0
SILENT_FOR = timedelta(minutes=3)  # a tick claims for half a minute and may wait for one slow POST
STOP_SECONDS = 18.0  # one POST and its note; less than the service waits for all it has begun

log = structlog.get_logger()


class Clock:
    """Ticks until it is stopped. Only a clock: what is due is in the database, so APScheduler's store is in memory."""

    def __init__(self, tick: Callable[[], Awaitable[Ticked]], seconds: float = EVERY_SECONDS) -> None:
        self.last: Ticked | None = None
        self._tick = tick
        self._busy = asyncio.Lock()
        self._stopping = False
        self._first: asyncio.Task[None] | None = None
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._once,
            "interval",
            seconds=seconds,
            # After a pause of the process one tick does for all that were missed, however late it is.
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def is_ticking(self, now: datetime) -> bool:
        """Tell whether a tick has succeeded lately."""
        return self.last is not None and now - self.last.at < SILENT_FOR

    def start(self) -> None:
        """Go on from now; the first tick is at once, for what fell due while the service was stopped."""
        self._scheduler.start()
        self._first = asyncio.create_task(self._once())

    async def stop(self) -> None:
        """Begin no further tick and wait for the one under way: a POST cut short would be an uncertain reminder."""
        self._stopping = True
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS), self._busy:
                pass
        if self._first is not None:
            self._first.cancel()
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # APScheduler shuts down in the loop's next turn

    async def _once(self) -> None:
        async with self._busy:
            if self._stopping:
                return
            try:
                self.last = await self._tick()
            except Exception as error:
                log.error("tick_failed", exc_info=error)
