"""A scheduler process for tests: ticks when told, posts over HTTP, and stands still at one named point.

A point is "in claim", inside the transaction of that function and before its commit, "after claim", when that is done,
or "after post", when Teams has answered. Each process is forked from one that has imported everything already.
"""

import asyncio
import functools
import multiprocessing
import os
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any

import aiohttp

from rules.calendar import LONDON
from scheduler.deliver import Deliver, Message, refusal
from scheduler.tick import tick
from storage.conversations import Conversation
from storage.db import Database

PATIENCE_SECONDS = 60.0
THERE = "there"  # said where it stands still
TICKED = "ticked"

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


class Worker:
    """One such process, and the line to it."""

    def __init__(self, database_url: str, connector_url: str, point: str = "nowhere") -> None:
        self._line, theirs = _FORKS.Pipe()
        self.process = _FORKS.Process(target=_run, args=(theirs, database_url, connector_url, point), daemon=True)
        self.process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        assert self.process.pid is not None
        return self.process.pid

    def begin(self, now: datetime) -> None:
        """Let it tick."""
        self._line.send(now)

    def go_on(self) -> None:
        """Let it leave the point where it stands."""
        self._line.send(None)

    async def says(self) -> str:
        """Return THERE, TICKED or the name of the error the tick failed with; raise TimeoutError when it is silent."""
        if not await asyncio.to_thread(self._line.poll, PATIENCE_SECONDS):
            raise TimeoutError
        said: str = self._line.recv()
        return said

    async def tick(self, now: datetime) -> str:
        """Let it tick, and return what it says."""
        self.begin(now)
        return await self.says()

    def kill(self) -> None:
        """End it with -9."""
        self.process.kill()
        self.process.join()
        assert self.process.exitcode == -9


class Watched(Database):
    """A database that tells of each step: before its commit, and after it."""

    def __init__(self, url: str, reach: Callable[[str], None]) -> None:
        super().__init__(url)
        self._reach = reach

    async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._watch(super().run, fn, *args, **kwargs)

    async def change(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        # PostgreSQL's goes through `run`.
        return await (
            self._watch(super().change, fn, *args, **kwargs) if self.is_sqlite else self.run(fn, *args, **kwargs)
        )

    async def read(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._watch(super().read, fn, *args, **kwargs)

    async def _watch(self, do: Any, fn: Any, *args: Any, **kwargs: Any) -> Any:
        @functools.wraps(fn)
        def inside(*inner: Any, **named: Any) -> Any:
            result = fn(*inner, **named)
            self._reach(f"in {fn.__name__}")
            return result

        result = await do(inside, *args, **kwargs)
        self._reach(f"after {fn.__name__}")
        return result


def over_http(session: aiohttp.ClientSession, url: str) -> Deliver:
    """Return a `deliver` that posts for real."""

    async def deliver(conversation: Conversation, message: Message) -> str:
        body = {"to": conversation.conversation_id, "text": message.text}
        async with session.post(url, json=body) as answer:
            if answer.status != 200:
                raise refusal(answer.status, "Code")
            return str((await answer.json())["id"])

    return deliver


def _run(line: Connection, database_url: str, connector_url: str, point: str) -> None:
    # A log that cannot be written is not what these tests are about.
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    asyncio.run(_work(line, database_url, connector_url, point))


async def _work(line: Connection, database_url: str, connector_url: str, point: str) -> None:
    still = [point]

    def reach(here: str) -> None:
        if here in still:
            still.clear()
            line.send(THERE)
            line.recv()

    database = Watched(database_url, reach)
    async with aiohttp.ClientSession() as session:
        post = over_http(session, connector_url)

        async def deliver(conversation: Conversation, message: Message) -> str:
            activity_id = await post(conversation, message)
            reach("after post")
            return activity_id

        while True:
            now = await asyncio.to_thread(line.recv)
            try:
                await tick(database, now, deliver, LONDON)
                line.send(TICKED)
            except Exception as error:
                line.send(type(error).__name__)
