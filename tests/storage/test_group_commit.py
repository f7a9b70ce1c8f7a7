"""Short changes that wait together are committed together, each by itself whole or not at all."""

import asyncio
import sqlite3
import threading
import time
from contextlib import closing

import pytest
import structlog
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

import storage.db
from storage import audit_heads, groups
from storage.db import Database
from tests import factories

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def names(session):
    return [group.name for group in groups.every(session)]


def fail(session):
    factories.group(session, "Half way")
    raise LookupError("half way")


def orphan(session):
    """Leave what only the commit finds wrong."""
    session.execute(text("PRAGMA defer_foreign_keys=ON"))
    factories.action(session, 404)


def on_disk(db):
    """Return what another process sees."""
    with closing(sqlite3.connect(db.url.database)) as other:
        return [name for (name,) in other.execute("SELECT name FROM groups ORDER BY id")]


@pytest.fixture
def commits(db):
    """Count the transactions that are committed."""
    counted = []

    def count(_connection):
        counted.append(1)

    event.listen(db._changes._engine, "commit", count)
    return counted


@pytest.fixture
def rival(db):
    """Write in another process's place."""
    with closing(sqlite3.connect(db.url.database, isolation_level=None, check_same_thread=False)) as other:
        yield other


async def test_what_was_answered_is_on_the_disk(db):
    for number in range(5):
        await db.change(factories.group, f"Group {number}")
        assert on_disk(db)[-1] == f"Group {number}"


async def test_changes_that_wait_together_are_committed_together(db, commits):
    await asyncio.gather(*(db.change(factories.group, f"Group {number:02}") for number in range(20)))
    assert on_disk(db) == [f"Group {number:02}" for number in range(20)]
    assert len(commits) == 1


async def test_no_more_than_so_many_hold_up_the_event_loop_at_once(db, commits, monkeypatch):
    monkeypatch.setattr("storage.group_commit.MOST", 3)
    await asyncio.gather(*(db.change(factories.group, f"Group {number}") for number in range(7)))
    assert len(on_disk(db)) == 7
    assert len(commits) == 3


async def test_a_change_that_fails_takes_back_nothing_of_the_others(db):
    made = await asyncio.gather(
        db.change(factories.group, "Before"),
        db.change(fail),
        db.change(factories.group, "After"),
        return_exceptions=True,
    )
    assert isinstance(made[1], LookupError)
    assert on_disk(db) == ["Before", "After"]


async def test_what_only_the_commit_finds_wrong_is_told_to_whoever_did_it(db):
    made = await asyncio.gather(
        db.change(factories.group, "With it"), db.change(orphan), db.change(fail), return_exceptions=True
    )
    assert [type(one) for one in made[1:]] == [IntegrityError, LookupError]
    assert on_disk(db) == ["With it"]
    await db.change(factories.group, "Next")
    assert on_disk(db) == ["With it", "Next"]


async def test_nobody_is_answered_what_the_database_took_back(db):
    def give_up(session):
        session.execute(text("ROLLBACK"))
        raise LookupError("disk full")

    made = await asyncio.gather(
        db.change(factories.group, "Before"), db.change(give_up), db.change(factories.group, "After"),
        return_exceptions=True,
    )  # fmt: skip
    assert isinstance(made[1], LookupError)
    assert on_disk(db) == ["Before", "After"]


async def test_changes_are_made_on_the_event_loop_and_written_to_the_disk_elsewhere(db, commits):
    where = []
    event.listen(db._changes._engine, "commit", lambda _connection: where.append(threading.get_ident()))
    assert await db.change(lambda _session: threading.get_ident()) == threading.get_ident()
    assert where
    assert where != [threading.get_ident()]


async def test_long_writes_and_short_ones_take_turns(db):
    await asyncio.gather(
        *((db.run if number % 3 else db.change)(factories.group, f"Group {number:02}") for number in range(30))
    )
    assert sorted(on_disk(db)) == [f"Group {number:02}" for number in range(30)]


async def test_a_writer_elsewhere_is_waited_for_and_the_event_loop_goes_on(db, rival):
    rival.execute("BEGIN IMMEDIATE")
    changing = asyncio.create_task(db.change(factories.group, "Patient"))
    longest, last = 0.0, time.perf_counter()
    for _ in range(20):
        await asyncio.sleep(0.005)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    assert not changing.done()
    assert longest < 0.1
    rival.execute("ROLLBACK")
    await changing
    assert on_disk(db) == ["Patient"]


async def test_a_writer_elsewhere_who_never_ends_is_an_error_and_no_hang(database_url, db, rival, monkeypatch):
    monkeypatch.setattr(storage.db, "BUSY_SECONDS", 0.1)
    with closing(Database(database_url)) as impatient:
        rival.execute("BEGIN IMMEDIATE")
        with pytest.raises(DBAPIError, match="locked"):
            await impatient.change(factories.group, "Impatient")
        rival.execute("ROLLBACK")
        await impatient.change(factories.group, "Later")
    assert on_disk(db) == ["Later"]


async def test_a_change_whose_caller_is_gone_before_it_began_is_not_made(db):
    gone = asyncio.create_task(db.change(factories.group, "Gone"))
    await asyncio.sleep(0)
    gone.cancel()
    await db.change(factories.group, "Here")
    assert on_disk(db) == ["Here"]


async def test_the_log_has_the_last_head_of_the_trail(db):
    group = await db.change(factories.group)
    with structlog.testing.capture_logs() as logged:
        await asyncio.gather(*(db.change(factories.action, group.id, ref=str(number)) for number in range(5)))
    head = await db.read(audit_heads.head, group.id)
    told = [line for line in logged if line["event"] == "audit_head"]
    assert (told[-1]["count"], told[-1]["hash"]) == (head.count, head.hash)


async def test_a_log_that_takes_nothing_more_stops_no_change(db, monkeypatch):
    def full(*_, **__):
        raise OSError("No space left on device")

    group = await db.change(factories.group)
    monkeypatch.setattr(audit_heads.log, "info", full, raising=False)
    made = await asyncio.gather(*(db.change(factories.action, group.id, ref=str(number)) for number in range(40)))
    assert len({action.id for action in made}) == 40
