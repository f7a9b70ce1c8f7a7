"""A scheduler killed with -9 at any point: after the restart the reminder arrives, and a possible repeat says so."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from rules.calendar import LONDON
from scheduler.tick import tick
from storage import outbox_claims
from tests import factories
from tests.scheduler.conftest import local
from tests.scheduler.worker import over_http

REPOSITORY = Path(__file__).parents[2]
NINE = local(date(2027, 2, 8))
AFTER_THE_LEASE = NINE + outbox_claims.LEASE + timedelta(seconds=10)  # it runs from the claim, not from the tick
REPEAT = "This may be a repeat."


class Connector:
    """A tiny Teams: keeps what is posted and gives it an id, or keeps it and never answers."""

    def __init__(self) -> None:
        self.posted: list[str] = []
        self.mute = False
        self.reached = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        self.posted.append((await request.json())["text"])
        self.reached.set()
        if self.mute:
            await asyncio.Event().wait()
        return web.json_response({"id": f"activity-{len(self.posted)}"})


@pytest.fixture
def connector() -> Connector:
    return Connector()


@pytest.fixture
async def url(connector: Connector) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/", connector.take)
    async with TestServer(app, shutdown_timeout=0.1) as server:
        yield str(server.make_url("/"))


@pytest.fixture(autouse=True)
async def one_due(db, group, place, tick_at):
    await tick_at(local(date(2027, 2, 8), 7))
    db.run_sync(factories.action, group.id, on=date(2027, 2, 26))


@pytest.fixture
def state(rows):
    return lambda: rows()[0]


async def start(database_url: str, url: str, point: str) -> asyncio.subprocess.Process:
    words = (database_url, NINE.isoformat(), url, point)
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.scheduler.worker", *words, cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE
    )


async def kill_at(database_url: str, url: str, point: str) -> None:
    """Start a scheduler process and kill it where it hangs."""
    process = await start(database_url, url, point)
    assert process.stdout is not None
    async with asyncio.timeout(60):
        async for line in process.stdout:
            if line == b"there\n":
                break
    process.kill()
    await process.communicate()
    assert process.returncode == -9


async def restart(db, url: str, now: datetime) -> None:
    async with aiohttp.ClientSession() as session:
        await tick(db, now, over_http(session, url), LONDON)


async def test_killed_between_claim_and_sending_it_arrives_once(db, database_url, url, connector, state):
    await kill_at(database_url, url, "claimed")
    assert state().state == "claimed"
    await restart(db, url, NINE + timedelta(seconds=59))
    assert connector.posted == []  # the lease of a worker that may still live is respected
    await restart(db, url, AFTER_THE_LEASE)
    assert len(connector.posted) == 1
    assert REPEAT not in connector.posted[0]
    assert (state().state, state().possible_repeat) == ("sent", False)


async def test_killed_between_sending_and_the_post_it_arrives_marked(db, database_url, url, connector, state):
    await kill_at(database_url, url, "sending")
    assert state().state == "sending"
    assert connector.posted == []
    await restart(db, url, AFTER_THE_LEASE)
    assert [text.startswith(REPEAT) for text in connector.posted] == [True]
    assert (state().state, state().possible_repeat) == ("sent", True)


async def test_killed_between_the_post_and_its_note_the_repeat_is_marked(db, database_url, url, connector, state):
    await kill_at(database_url, url, "posted")
    assert state().state == "sending"
    await restart(db, url, AFTER_THE_LEASE)
    assert [text.startswith(REPEAT) for text in connector.posted] == [False, True]
    assert (state().state, state().activity_id, state().possible_repeat) == ("sent", "activity-2", True)


async def test_killed_while_teams_is_silent_the_repeat_is_marked(db, database_url, url, connector, state):
    connector.mute = True
    process = await start(database_url, url, "nowhere")
    async with asyncio.timeout(60):
        await connector.reached.wait()
    process.kill()
    await process.communicate()
    connector.mute = False
    await restart(db, url, AFTER_THE_LEASE)
    assert [text.startswith(REPEAT) for text in connector.posted] == [False, True]


async def test_killed_and_restarted_days_later_nothing_is_lost(db, database_url, url, connector, rows):
    await kill_at(database_url, url, "claimed")
    await restart(db, url, NINE + timedelta(days=2))
    assert len(connector.posted) == 1
    assert "1 action coming up" in connector.posted[0]
    assert [row.why for row in rows()[:3]] == ["folded", "folded", None]
