"""A scheduler process under torture: tick after tick on a fast clock, through the real connector client.

python -m tests.torture.worker DATABASE_URL STARTED BASE CLOCK_FILE
STARTED is the world's time at which the fast clock stood at BASE; CLOCK_FILE holds the seconds it is set off by.
"""

import asyncio
import contextlib
import ssl
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from bot import hosts, proactive
from bot.connector import Connector
from bot.http_client import HttpClient
from rules.calendar import LONDON
from scheduler.tick import tick
from storage.db import Database
from tests.torture import fast_loop

EVERY_SECONDS = 15.0


async def work(database_url: str, started: float, base: datetime, clock_file: Path) -> None:
    """Tick until killed; a tick that fails is followed by the next, as in the service."""

    def now() -> datetime:
        seconds = (time.time() - started) * fast_loop.SPEED + float(clock_file.read_text())
        return base + timedelta(seconds=seconds)

    database = Database(database_url)
    async with contextlib.aclosing(HttpClient(ssl.create_default_context())) as client:
        deliver = proactive.make_deliver(Connector(client, hosts.LoopbackOnly(), None))
        while True:
            try:
                await tick(database, now(), deliver, LONDON)
            except Exception as error:
                sys.stderr.write(f"tick failed: {type(error).__name__}\n")
            await asyncio.sleep(EVERY_SECONDS)


if __name__ == "__main__":
    url, started_at, base_at, file = sys.argv[1:]
    fast_loop.run(work(url, float(started_at), datetime.fromisoformat(base_at), Path(file)))
