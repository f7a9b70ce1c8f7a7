"""A disk that is full in the middle of a tick: it fails, nothing is sent meanwhile, and with room again all is."""

import os
from collections.abc import Iterator
from datetime import date, timedelta

import psycopg
import pytest

from storage import outbox_claims
from tests import factories
from tests.scheduler.conftest import local
from tests.scheduler.worker import THERE, TICKED, Worker
from tests.torture import disk

FRIDAY, MONDAY = date(2027, 2, 5), date(2027, 2, 8)
NINE = local(MONDAY)
AFTER_THE_LEASE = NINE + outbox_claims.LEASE + timedelta(seconds=10)

# What arrives, and whether it says that it may be a repeat.
ONCE, AGAIN = [False], [False, True]
# The disk is full from that point on; the next write is the one that fails.
POINTS = {
    "after plans": ONCE,  # rows for the days ahead
    "after _tidy": ONCE,  # the claim
    "after draw": ONCE,  # the note that it is being sent
    "after post": AGAIN,  # the note that it was sent
}


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path) -> Iterator[str]:
    """Return a database of the test's own: PostgreSQL's has an outbox of 16 MB, which no other test is to have."""
    if request.param == "sqlite":
        path = tmp_path / "clerk.db"
        path.write_bytes(request.getfixturevalue("migrated_file").read_bytes())
        yield f"sqlite:///{path}"
        return
    with (
        disk.padded(request.getfixturevalue("postgres_server"), f"full_{os.getpid()}") as url,
        psycopg.connect(url) as old,
    ):
        # While a transaction is as old as this one, no room of an old row is used again.
        old.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        old.execute("SELECT count(*) FROM groups")
        yield url


@pytest.fixture(autouse=True)
async def one_due(db, group, place, tick_at):
    await tick_at(local(FRIDAY, 10))
    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))


@pytest.fixture
def of_monday(rows):
    return lambda: next(row for row in rows() if row.local_date == MONDAY)


@pytest.mark.parametrize("point", POINTS)
async def test_nothing_is_lost_or_doubled_unmarked_when_the_disk_is_full_for_a_while(
    db, database_url, url, connector, of_monday, point
):
    worker = Worker(database_url, url, point)
    assert await worker.tick(NINE) == THERE
    if not db.is_sqlite:
        disk.fill_last_page(database_url)
    sent = list(connector.posted)
    disk.fill(database_url, [worker.pid])
    worker.go_on()
    failures = [await worker.says(), await worker.tick(AFTER_THE_LEASE)]
    assert failures == ["OperationalError" if db.is_sqlite else "InternalError"] * 2
    assert connector.posted == sent, "what cannot be noted is not sent"

    disk.clear(database_url, [worker.pid])
    # One that was taken and not noted has a lease that began later.
    for minutes in (3, 10):
        assert await worker.tick(NINE + timedelta(minutes=minutes)) == TICKED
    worker.kill()
    assert connector.marks == POINTS[point]
    assert (of_monday().state, of_monday().possible_repeat) == ("sent", POINTS[point][-1])


async def test_a_day_without_room_is_made_up_for_by_one_message(db, database_url, url, connector, rows):
    worker = Worker(database_url, url, "after plans")
    assert await worker.tick(NINE) == THERE
    if not db.is_sqlite:
        disk.fill_last_page(database_url)
    disk.fill(database_url, [worker.pid])
    worker.go_on()
    assert await worker.says() != TICKED
    assert await worker.tick(local(date(2027, 2, 9))) != TICKED
    disk.clear(database_url, [worker.pid])
    assert await worker.tick(local(date(2027, 2, 9), 9, 5)) == TICKED
    worker.kill()
    assert connector.marks == ONCE
