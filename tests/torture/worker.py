"""A scheduler process under torture: tick after tick on a fast clock, through the real connector client.

Each is forked from one process that has imported everything already, so that a killed one is there again at once.
"""

import asyncio
import contextlib
import multiprocessing
import os
import ssl
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot import hosts, proactive
from bot.connector import Connector
from bot.http_client import HttpClient
from rules.calendar import LONDON
from scheduler.tick import Memory, tick
from storage.db import Database
from tests.torture import fast_loop

EVERY_SECONDS = 15.0
FAILED = "tick failed"

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


@dataclass(frozen=True)
class Task:
    """What a worker is told."""

    database_url: str
    started: float  # the world's time, in seconds, at which the fast clock stood at `base`
    base: datetime
    clock_file: Path  # holds the seconds the clock is set off by
    log_file: Path


def start(task: Task) -> BaseProcess:
    """Start a worker."""
    process = _FORKS.Process(target=_run, args=(task,), daemon=True)
    process.start()
    return process


def _run(task: Task) -> None:
    log = os.open(task.log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(log, 1)
    os.dup2(log, 2)
    fast_loop.run(_work(task))


async def _work(task: Task) -> None:
    """Tick until killed; a tick that fails is followed by the next, as in the service."""

    def now() -> datetime:
        seconds = (time.time() - task.started) * fast_loop.SPEED + float(task.clock_file.read_text())
        return task.base + timedelta(seconds=seconds)

    database, memory = Database(task.database_url), Memory()
    async with contextlib.aclosing(HttpClient(ssl.create_default_context())) as client:
        deliver = proactive.make_deliver(Connector(client, hosts.LoopbackOnly(), None))
        while True:
            try:
                await tick(database, now(), deliver, LONDON, memory=memory)
            except Exception as error:
                with contextlib.suppress(OSError):  # the log is on the disk that is full
                    sys.stderr.write(f"{FAILED}: {type(error).__name__}\n")
                    sys.stderr.flush()
            await asyncio.sleep(EVERY_SECONDS)
