"""One call, one session, one transaction, on bounded pools; one process at a SQLite file."""

import asyncio
import subprocess
import sys
import threading
import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import groups
from storage.db import POSTGRES_CONNECTIONS, READERS, AlreadyRunning, Database, UnusableUrl
from tests import factories

TIMEOUTS = ("idle_in_transaction_session_timeout", "lock_timeout")


def names(session):
    return [group.name for group in groups.every(session)]


async def test_run_commits_when_the_function_returns(db):
    made = await db.run(factories.group, "Eastmere Prevent group", marking="OFFICIAL-SENSITIVE")
    assert made.marking == "OFFICIAL-SENSITIVE"
    assert await db.read(names) == ["Eastmere Prevent group"]


async def test_run_rolls_back_and_passes_the_error_on(db):
    def half(session):
        factories.group(session)
        raise LookupError("half way")

    with pytest.raises(LookupError, match="half way"):
        await db.run(half)
    assert await db.read(names) == []


async def test_a_short_change_is_kept_or_taken_back_like_any_other(db):
    def half(session):
        factories.group(session, "Half way")
        raise LookupError("half way")

    assert (await db.change(factories.group, "Eastmere Prevent group", marking="OFFICIAL")).marking == "OFFICIAL"
    with pytest.raises(LookupError, match="half way"):
        await db.change(half)
    assert await db.read(names) == ["Eastmere Prevent group"]


async def test_read_refuses_a_write_and_leaves_the_pool_usable(db):
    for _ in range(POSTGRES_CONNECTIONS + 1):
        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            await db.read(factories.group)
    assert await db.read(names) == []
    await asyncio.gather(*(db.run(factories.group, f"Group {n}") for n in range(POSTGRES_CONNECTIONS + 1)))
    assert len(await db.read(names)) == POSTGRES_CONNECTIONS + 1


async def test_twenty_writers_at_once_queue_and_all_are_saved(db):
    await asyncio.gather(*(db.run(factories.group, f"Group {n:02}") for n in range(20)))
    assert await db.read(names) == [f"Group {n:02}" for n in range(20)]


@pytest.mark.parametrize("door", ["run", "read"])
async def test_the_pools_are_bounded(db, door):
    most = {"run": 1, "read": READERS} if db.is_sqlite else dict.fromkeys(("run", "read"), POSTGRES_CONNECTIONS)
    lock, now, peak = threading.Lock(), [0], [0]

    def slow(session):
        session.execute(text("SELECT 1"))
        with lock:
            now[0] += 1
            peak[0] = max(peak[0], now[0])
        time.sleep(0.02)
        with lock:
            now[0] -= 1

    await asyncio.gather(*(getattr(db, door)(slow) for _ in range(20)))
    # On a busy machine the threads may not all meet, so the lower bound is loose; the upper one is the promise.
    assert most[door] / 2 < peak[0] <= most[door]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_reader_does_not_wait_for_a_writer_and_sees_what_was_there_before(db):
    inside, go_on = threading.Event(), threading.Event()

    def write(session):
        factories.group(session)
        inside.set()
        assert go_on.wait(10)

    writing = asyncio.create_task(db.run(write))
    await asyncio.to_thread(inside.wait, 10)
    assert await db.read(names) == []
    go_on.set()
    await writing
    assert len(await db.read(names)) == 1


def test_a_row_can_be_used_after_its_transaction(db):
    assert db.run_sync(factories.group, "Eastmere Prevent group").name == "Eastmere Prevent group"


def test_foreign_keys_are_kept(db):
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        db.run_sync(factories.action, 404)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_second_process_is_refused_the_same_sqlite_file(db, database_url):
    db.hold()
    second = "import sys; from storage.db import Database; Database(sys.argv[1]).hold()"
    refused = subprocess.run([sys.executable, "-c", second, database_url], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert AlreadyRunning.__doc__ in refused.stderr
    db.close()
    subprocess.run([sys.executable, "-c", second, database_url], check=True)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_postgresql_serves_several_processes(db, database_url):
    db.hold()
    other = Database(database_url)
    other.hold()
    other.close()


def test_a_plain_postgresql_address_means_the_driver_that_is_installed():
    database = Database("postgresql://clerk@db.example/clerk")
    assert database.url.drivername == "postgresql+psycopg"
    database.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "foo",
        "clerk.db",
        "mysql://x",
        "oracle://x",
        "postgres://host/clerk",
        "postgresql+asyncpg://host/clerk",
        "sqlite+aiosqlite:///clerk.db",
        "postgresql://host:port/clerk",
        "postgresql://[::1/clerk",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://host/clerk.db",
        "sqlite:///clerk.db?mode=ro",
    ],
)
def test_a_url_of_anything_else_is_unusable_and_the_reason_shows_what_is(url):
    with pytest.raises(UnusableUrl, match=r"sqlite:///clerk\.db or postgresql://"):
        Database(url)


def test_an_unusable_url_is_not_repeated_because_it_may_hold_a_password():
    with pytest.raises(UnusableUrl) as refused:
        Database("mysql://clerk:secret@host:port/clerk")
    assert "secret" not in f"{refused.value} {refused.value.__cause__}"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_replica_that_hangs_in_a_transaction_does_not_keep_its_locks(db):
    shown = [db.read_sync(lambda session, name=name: session.scalar(text(f"SHOW {name}"))) for name in TIMEOUTS]
    assert shown == ["30s", "20s"]
