"""A scheduler killed with -9 at any point: after the restart the reminder arrives, and a possible repeat says so."""

import asyncio
from datetime import date, datetime, timedelta

import aiohttp
import pytest

from rules.calendar import LONDON
from scheduler.tick import tick
from storage import outbox_claims
from tests import factories
from tests.scheduler.conftest import local
from tests.scheduler.worker import THERE, Watched, Worker, over_http

FRIDAY, MONDAY = date(2027, 2, 5), date(2027, 2, 8)
NINE = local(MONDAY)
AFTER_THE_LEASE = NINE + outbox_claims.LEASE + timedelta(seconds=10)  # it runs from the claim, not from the tick

# What arrives, and whether it says that it may be a repeat, when the scheduler is killed at each point of a tick.
ONCE, MARKED, AGAIN = [False], [True], [False, True]
POINTS = {
    "after _behind": ONCE,
    "after plans": ONCE,
    "in carry_out": ONCE,
    "after carry_out": ONCE,
    "in _tidy": ONCE,
    "after _tidy": ONCE,
    "in claim": ONCE,
    "after claim": ONCE,
    "after draw": ONCE,
    "in note": ONCE,
    "after note": MARKED,  # it was not sent, and nobody can know that
    "after post": AGAIN,
    "in sent": AGAIN,
    "after sent": ONCE,
}


@pytest.fixture(autouse=True)
async def one_due(db, group, place, tick_at):
    # On Friday, so that on Monday there are days at the far end to foresee.
    await tick_at(local(FRIDAY, 10))
    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))


@pytest.fixture
def state(rows):
    return lambda: rows()[0]


async def kill_at(database_url: str, url: str, point: str) -> None:
    """Start a scheduler process and kill it where it stands still."""
    worker = Worker(database_url, url, point)
    assert await worker.tick(NINE) == THERE
    worker.kill()


async def restart(db, url: str, now: datetime) -> None:
    async with aiohttp.ClientSession() as session:
        await tick(db, now, over_http(session, url), LONDON)


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_any_point_it_arrives_and_what_may_be_a_repeat_says_so(
    db, database_url, url, connector, state, point
):
    await kill_at(database_url, url, point)
    await restart(db, url, AFTER_THE_LEASE)
    await restart(db, url, AFTER_THE_LEASE + timedelta(minutes=5))
    assert connector.marks == POINTS[point]
    assert (state().state, state().possible_repeat) == ("sent", POINTS[point][-1])


async def test_every_step_a_tick_asks_of_the_database_is_a_point_to_be_killed_at(database_url, url):
    steps: set[str] = set()
    watched = Watched(database_url, steps.add)
    await restart(watched, url, NINE)
    watched.close()
    reads = {"in _behind", "in plans", "in draw"}  # nothing is changed in them
    assert steps - reads | {"after post"} == set(POINTS)


async def test_the_lease_of_a_worker_that_may_still_live_is_respected(db, database_url, url, connector, state):
    await kill_at(database_url, url, "after claim")
    assert state().state == "claimed"
    await restart(db, url, NINE + timedelta(seconds=59))
    assert connector.posted == []
    await restart(db, url, AFTER_THE_LEASE)
    assert connector.marks == ONCE


async def test_killed_between_sending_and_the_post_the_row_says_sending(database_url, url, connector, state):
    await kill_at(database_url, url, "after note")
    assert state().state == "sending"
    assert connector.posted == []


async def test_killed_between_the_post_and_its_note_the_repeats_id_is_kept(db, database_url, url, state):
    await kill_at(database_url, url, "after post")
    assert state().state == "sending"
    await restart(db, url, AFTER_THE_LEASE)
    assert (state().state, state().activity_id, state().possible_repeat) == ("sent", "activity-2", True)


async def test_killed_while_teams_is_silent_the_repeat_is_marked(db, database_url, url, connector):
    connector.mute = True
    worker = Worker(database_url, url)
    worker.begin(NINE)
    async with asyncio.timeout(60):
        await connector.reached.wait()
    worker.kill()
    connector.mute = False
    await restart(db, url, AFTER_THE_LEASE)
    assert connector.marks == AGAIN


@pytest.mark.parametrize(
    ("status", "point", "marks"),
    [
        (412, "in retry", MARKED),  # that it was refused is not noted
        (412, "after retry", ONCE),
        (504, "in uncertain", AGAIN),
        (504, "after uncertain", AGAIN),
    ],
)
async def test_killed_while_a_refusal_is_noted_it_arrives(db, database_url, url, connector, status, point, marks):
    connector.refuse_with = status
    await kill_at(database_url, url, point)
    await restart(db, url, AFTER_THE_LEASE + timedelta(minutes=2))
    assert connector.marks == marks


async def test_killed_and_restarted_days_later_nothing_is_lost(db, database_url, url, connector, rows):
    await kill_at(database_url, url, "after claim")
    await restart(db, url, NINE + timedelta(days=2))
    assert len(connector.posted) == 1
    assert "1 action coming up" in connector.posted[0]
    assert [row.why for row in rows()[:3]] == ["folded", "folded", None]
