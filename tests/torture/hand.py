"""What hurts the workers: one fault at a time, drawn by lot."""

import asyncio
import contextlib
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from tests.torture import disk, worker
from tests.torture.fast_loop import SPEED
from tests.torture.teams import Teams

WORKERS = 3
PAUSE_SECONDS = 1.5  # of the world: longer than a lease


class Hand:
    """Three workers on one database, and the hand that hurts them. `own_server`: nobody else needs PostgreSQL."""

    def __init__(
        self,
        database_url: str,
        folder: Path,
        base: datetime,
        chance: random.Random,
        teams: Teams,
        *,
        own_server: bool,
    ) -> None:
        self.database_url = database_url
        self.chance = chance
        self.faults: Counter[str] = Counter()
        self.log = folder / "workers.log"
        self._teams = teams
        self._clock = folder / "clock"
        self._clock.write_text("0")
        self._task = worker.Task(database_url, time.time(), base, self._clock, self.log)
        self._workers: list[BaseProcess] = []
        self._faults = [
            *[self.kill] * 3,
            self.pause,
            self.step_clock,
            self.stop_database,
            self.fill_disk,
            self.start_at_once,
            self.storm,
            *([self.fill_log] if own_server else []),
        ]

    def start(self) -> None:
        """Start all at once, as replicas of one deployment do."""
        self._workers = [worker.start(self._task) for _ in range(WORKERS)]

    async def hurt(self) -> None:
        """Do one thing to one of them, or to what they rest on."""
        fault = self.chance.choice(self._faults)
        self.faults[fault.__name__] += 1
        await fault()

    async def kill(self) -> None:
        """Kill a worker with -9 and start another."""
        number = self.chance.randrange(WORKERS)
        _kill(self._workers[number])
        self._workers[number] = worker.start(self._task)

    async def start_at_once(self) -> None:
        """Kill them all, and start as many in the same moment."""
        self.end()
        self.start()

    async def pause(self) -> None:
        """Stop a worker past its lease, and let it go on."""
        pid = self.chance.choice(self._workers).pid or 0
        os.kill(pid, signal.SIGSTOP)
        await asyncio.sleep(PAUSE_SECONDS)
        os.kill(pid, signal.SIGCONT)

    async def fill_disk(self) -> None:
        """Let no file grow for a minute."""
        await self._full(disk.fill)

    async def fill_log(self) -> None:
        """Let PostgreSQL not even write its log: it ends itself, and starts again, and again, for a minute."""
        await self._full(lambda url, _pids: disk.fill_log(url))

    async def storm(self) -> None:
        """Let Teams refuse everything for a minute."""
        self._teams.storm = True
        await asyncio.sleep(60 / SPEED)
        self._teams.storm = False

    async def step_clock(self) -> None:
        """Set all clocks an hour forwards or back, and right again after a minute."""
        self._clock.write_text(self.chance.choice(("3600", "-3600")))
        await asyncio.sleep(60 / SPEED)
        self._clock.write_text("0")

    async def stop_database(self) -> None:
        """Let nobody into the database for a minute."""
        await asyncio.to_thread(_shut, self.database_url, 60 / SPEED)

    def end(self) -> None:
        """Kill them all."""
        for each in self._workers:
            _kill(each)

    async def _full(self, fill: Callable[[str, list[int]], None]) -> None:
        pids = [each.pid or 0 for each in self._workers]
        until = time.time() + 60 / SPEED
        while time.time() < until:  # a connection may be a new one each time
            await _in_spite_of_the_server(fill, self.database_url, pids)
            await asyncio.sleep(0.05)
        while not await _in_spite_of_the_server(disk.clear, self.database_url, pids):  # noqa: ASYNC110 - a server starts
            await asyncio.sleep(0.1)


def _kill(process: BaseProcess) -> None:
    process.kill()
    process.join()


async def _in_spite_of_the_server(do: Callable[[str, list[int]], None], database_url: str, pids: list[int]) -> bool:
    """Do it, and return whether the server was there: one whose log is full is not, for a while."""
    try:
        await asyncio.to_thread(do, database_url, pids)
    except psycopg.Error:
        return False
    return True


def _shut(database_url: str, seconds: float) -> None:
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        with contextlib.closing(sqlite3.connect(str(url.database), timeout=10)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            time.sleep(seconds)
            connection.rollback()
        return
    admin = url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    until = time.time() + seconds
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{url.database}" ALLOW_CONNECTIONS false')
        while time.time() < until:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [url.database]
            )
            time.sleep(0.05)
        connection.execute(f'ALTER DATABASE "{url.database}" ALLOW_CONNECTIONS true')
