"""The service whose disk is full says that it is not ready, stays alive, and is ready again when there is room."""

import asyncio

import aiohttp
import pytest

from tests.bot.test_run import clerk_run, port, ready  # noqa: F401 - `port` is a fixture
from tests.torture import disk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_full_disk_shows_in_readyz_and_is_forgotten_when_there_is_room(
    cloud,
    environment,
    database_url,
    port,  # noqa: F811 - the fixture
):
    address = f"http://127.0.0.1:{port}"
    async with clerk_run(environment) as service, aiohttp.ClientSession() as client:
        async with asyncio.timeout(60):
            await ready(client, f"{address}/readyz")
        disk.fill(database_url, [service.pid])
        async with client.get(f"{address}/readyz") as answer:
            assert (answer.status, (await answer.json())["checks"]["database"]) == (503, False)
        async with client.get(f"{address}/livez") as answer:
            assert answer.status == 200
        disk.clear(database_url, [service.pid])
        async with client.get(f"{address}/readyz") as answer:
            assert (answer.status, (await answer.json())["ready"]) == (200, True)
