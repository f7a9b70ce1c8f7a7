"""The database: one call, one session, one transaction, on a bounded pool of threads.

`run` writes and `read` only reads; both take a plain function whose first parameter is a `Session`, so no storage
function can await a network call inside a transaction. `change` and `ask` are the same for a few statements, which
SQLite does on the event loop. It lives in one service process; PostgreSQL serves any number of replicas.
"""

import asyncio
import contextlib
import fcntl
import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from storage import audit_heads
from storage.group_commit import GroupCommit
from storage.prepared import driver_of, raw_driver, use_driver, used_driver

P = ParamSpec("P")
T = TypeVar("T")

READERS = 4  # measured best for SQLite on two cores (DESIGN 5)
POSTGRES_CONNECTIONS = 10
BUSY_SECONDS = 10
CONNECT_SECONDS = 5
POSTGRES_TIMEOUTS = "-c idle_in_transaction_session_timeout=30s -c lock_timeout=20s"
COMMON: dict[str, Any] = {
    "hide_parameters": True,  # an error of the database must not carry what somebody typed into a log
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}
DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class AlreadyRunning(RuntimeError):
    """Another Prevent Clerk process is using this SQLite file; stop it first, or use PostgreSQL for several."""


class UnusableUrl(ValueError):
    """The database URL cannot be used: it is to be like sqlite:///clerk.db or postgresql://user:password@host/clerk."""


class Database:
    """A bounded set of connections and the threads that use them."""

    def __init__(self, url: str) -> None:
        self.url = _read_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._lock_file: Any = None
        self._pen = asyncio.Lock()  # held by whoever writes to SQLite from this process
        if self.is_sqlite:
            self.engine = _sqlite_engine(self.url, connections=1, begin="BEGIN IMMEDIATE")
            self._read_engine = _sqlite_engine(self.url, connections=READERS + 1, begin="BEGIN", read_only=True)
            self._writers = ThreadPoolExecutor(1, "db-write")
            self._changes = GroupCommit(
                _sqlite_engine(self.url, connections=1, begin="BEGIN IMMEDIATE", patience_seconds=0),
                self._pen,
                self._writers,
                BUSY_SECONDS,
            )
            self._readers = ThreadPoolExecutor(READERS, "db-read")
        else:
            self.engine = create_engine(
                self.url,
                pool_size=POSTGRES_CONNECTIONS,
                max_overflow=0,
                pool_pre_ping=True,
                # The driver's own patience is two minutes. A replica stopped in the middle of a transaction loses its
                # locks after a while, and nobody waits for a lock for ever.
                connect_args={"connect_timeout": CONNECT_SECONDS, "options": _options(self.url)},
                **COMMON,
            )
            self._read_engine = self.engine
            self._writers = self._readers = ThreadPoolExecutor(POSTGRES_CONNECTIONS, "db")

    async def run(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(session, …)` in one write transaction: committed when it returns, rolled back when it raises."""
        call = functools.partial(self.run_sync, fn, *args, **kwargs)
        async with self._pen if self.is_sqlite else contextlib.nullcontext():
            return await asyncio.get_running_loop().run_in_executor(self._writers, call)

    async def change(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do what `run` does, for a change of a few statements; SQLite makes it on the event loop (group_commit.py)."""
        if not self.is_sqlite:
            return await self.run(fn, *args, **kwargs)
        return await self._changes.run(lambda session: fn(session, *args, **kwargs))

    async def read(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(session, …)` in a read-only transaction; a write in it is an error."""
        call = functools.partial(self.read_sync, fn, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._readers, call)

    async def ask(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a question of a few look-ups, whose statements need not see one and the same moment.

        SQLite answers it here: the way to a thread and back takes longer. What may take long goes through `read`.
        """
        if not self.is_sqlite:
            return await self.read(fn, *args, **kwargs)
        session = self._asking
        try:
            return fn(session, *args, **kwargs)
        finally:
            if session.in_transaction():  # it was used for more than prepared statements
                session.close()

    def run_sync(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do what `run` does, from a thread that may wait (the command line, tests)."""
        with Session(self.engine, expire_on_commit=False) as session:
            with session.begin():
                use_driver(session, driver_of(session))
                result = fn(session, *args, **kwargs)
                audit_heads.keep(session)
            audit_heads.tell(session)
        return result

    def read_sync(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do what `read` does, from a thread that may wait."""
        with Session(self._read_engine, expire_on_commit=False) as session, session.begin():
            if not self.is_sqlite:
                session.connection(execution_options={"postgresql_readonly": True})
            use_driver(session, driver_of(session))
            return fn(session, *args, **kwargs)

    @functools.cached_property
    def _asking(self) -> Session:
        """Return the event loop's own session, whose prepared statements have a connection of their own."""
        session = Session(self._read_engine, expire_on_commit=False)
        use_driver(session, raw_driver(self._read_engine))
        return session

    def hold(self) -> None:
        """Keep a second service process off the same SQLite file; raise AlreadyRunning when one is there."""
        if not self.is_sqlite:
            return
        self._lock_file = Path(f"{self.url.database}.lock").open("w")  # noqa: SIM115 - held until close()
        try:
            fcntl.flock(self._lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning(AlreadyRunning.__doc__) from error

    def close(self) -> None:
        """Finish what runs, then give the connections and the lock back."""
        self._writers.shutdown()
        self._readers.shutdown()
        if self.is_sqlite:
            self._changes.close()
        if "_asking" in vars(self):
            used_driver(self._asking).connection.close()
        self.engine.dispose()
        self._read_engine.dispose()
        if self._lock_file is not None:
            self._lock_file.close()


def _read_url(words: str) -> URL:
    """Return the address of a database this service can use; the words may hold a password and are never repeated."""
    try:
        url = make_url(words)
    except (ArgumentError, ValueError):  # a port that is no number is a bare ValueError
        raise UnusableUrl(UnusableUrl.__doc__) from None
    if url.drivername not in DRIVERS or (url.drivername.startswith("sqlite") and not _is_file(url)):
        raise UnusableUrl(UnusableUrl.__doc__)
    return url.set(drivername=DRIVERS[url.drivername])


def _options(url: URL) -> str:
    """Return the options a connection begins with: the address may hold some of its own, which come last and win."""
    return f"{POSTGRES_TIMEOUTS} {url.query.get('options', '')}".strip()


def _is_file(url: URL) -> bool:
    """Tell whether an SQLite URL is a plain path: a database in memory is gone with its connection."""
    return url.database not in (None, "", ":memory:") and not (url.host or url.query)


def _sqlite_engine(
    url: Any, *, connections: int, begin: str, read_only: bool = False, patience_seconds: float = BUSY_SECONDS
) -> Engine:
    """Make an engine that begins its transactions itself: the driver's own begin would take the lock too late."""
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        **COMMON,
        connect_args={"timeout": patience_seconds, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # FULL: what the bot has confirmed to a person is on the disk, also when the power fails.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
