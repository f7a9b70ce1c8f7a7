"""Group commit: the short changes that wait at one moment share a transaction and one write to the disk (SQLite).

One that fails takes back nothing of the others: they are made again, each by itself. Their statements run on the event
loop, where each takes microseconds and the way to a thread and back takes longer; waiting for the disk is left to a
thread. Nobody is answered before the disk has what was changed.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Transaction
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from storage import audit_heads
from storage.prepared import Driver, driver_on, use_driver

T = TypeVar("T")
Change = Callable[[Session], Any]

ARRIVING = 8  # rounds of the event loop without anybody new; a request takes some to come to its change
MOST = 32  # changes in one transaction: others must not wait long for the event loop
BUSY_PAUSE_SECONDS = 0.005


class GroupCommit:
    """The changes that wait, and the one transaction they are made in."""

    def __init__(self, engine: Engine, pen: asyncio.Lock, disk: Executor, busy_seconds: float) -> None:
        self._engine = engine  # its connection must not wait for a lock: the event loop would wait with it
        self._pen = pen  # whoever writes in this process holds it
        self._disk = disk
        self._busy_seconds = busy_seconds
        self._waiting: deque[tuple[Change, asyncio.Future[Any]]] = deque()
        self._writing: asyncio.Task[None] | None = None

    async def run(self, change: Callable[[Session], T]) -> T:
        """Make a change of a few statements; return when it is on the disk, raise what it raised.

        A change that does more than write to the session may do it twice.
        """
        loop = asyncio.get_running_loop()
        made: asyncio.Future[T] = loop.create_future()
        self._waiting.append((change, made))
        if self._writing is None or self._writing.done():
            self._writing = loop.create_task(self._write())
        return await made

    def close(self) -> None:
        """Give the connection back."""
        if "_connection" in vars(self):
            self._connection.close()

    @cached_property
    def _connection(self) -> Connection:
        return self._engine.connect()

    @cached_property
    def _session(self) -> Session:
        return Session(self._connection, join_transaction_mode="rollback_only", expire_on_commit=False)

    @cached_property
    def _driver(self) -> Driver:
        return driver_on(self._connection)

    async def _write(self) -> None:
        try:
            while self._waiting:
                await self._let_in()
                async with self._pen:
                    group = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
                    await self._commit([each for each in group if not each[1].cancelled()])
        except Exception:  # it was not told of, say because the log is full: the next are made all the same
            self._writing = asyncio.create_task(self._write())
            raise

    async def _let_in(self) -> None:
        """Wait for who is at the door already: as long as more come, and no longer than a full group."""
        quiet = 0
        while quiet < ARRIVING and len(self._waiting) < MOST:
            before = len(self._waiting)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self._waiting) == before else 0

    async def _commit(self, group: list[tuple[Change, asyncio.Future[Any]]]) -> None:
        try:
            transaction = await self._begin()
        except Exception as error:
            _fail([asked for _, asked in group], error)
            return
        try:
            session = self._begun()
            made = [_make(session, change) for change, _ in group]
            audit_heads.keep(session)
            await asyncio.get_running_loop().run_in_executor(self._disk, transaction.commit)
        except Exception as error:
            self._start_anew()
            if len(group) == 1:
                _fail([asked for _, asked in group], error)
            else:  # one spoilt it for all: each has a transaction of its own
                for each in group:
                    await self._commit([each])
            return
        for (_, asked), result in zip(group, made, strict=True):
            if not asked.done():
                asked.set_result(result)
        audit_heads.tell(session)

    async def _begin(self) -> Transaction:
        """Begin to write; somebody who writes in another process is waited for, without holding up the event loop."""
        loop = asyncio.get_running_loop()
        patience_ends = loop.time() + self._busy_seconds
        while True:
            try:
                return self._connection.begin()
            except OperationalError as error:
                if getattr(error.orig, "sqlite_errorcode", 0) != sqlite3.SQLITE_BUSY or loop.time() > patience_ends:
                    raise
            await asyncio.sleep(BUSY_PAUSE_SECONDS)

    def _begun(self) -> Session:
        """Return the session of a transaction that has begun, which knows nothing of the one before."""
        self._session.info.clear()
        use_driver(self._session, self._driver)
        return self._session

    def _start_anew(self) -> None:
        """Leave a connection in an unknown state; what was changed on it is taken back."""
        self._connection.invalidate()
        self._connection.close()
        for name in ("_connection", "_session", "_driver"):
            vars(self).pop(name, None)


def _make(session: Session, change: Change) -> Any:
    """Return the result of a change."""
    try:
        result = change(session)
        if session.in_transaction():  # it was used for more than prepared statements
            session.flush()
    finally:
        if session.in_transaction():
            session.close()
    return result


def _fail(asked: Iterable[asyncio.Future[Any]], error: Exception) -> None:
    for one in asked:
        if not one.done():
            one.set_exception(error)
