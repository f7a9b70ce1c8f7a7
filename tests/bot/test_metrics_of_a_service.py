"""What a running service counts, as it is scraped from its own loopback port."""

import asyncio
import signal
import socket

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot import app, trust
from rules.calendar import LONDON
from tests.bot.conftest import NOW, UNLIMITED, Running
from tests.bot.test_metrics import Scraped
from tests.bot.test_run import clerk_run, ready
from tests.cloud import teams


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
async def measured(cloud, edge_db, script, configured):
    """Return a running bot and a function that scrapes it."""
    port = free_port()
    service = app.make_app(
        db=edge_db,
        clock=lambda: NOW,
        conversation=script.conversation(edge_db, lambda: NOW),
        trust=trust.production(configured()),
        zone=LONDON,
        limits=UNLIMITED,
        metrics_port=port,
    )
    async with TestClient(TestServer(service)) as client, aiohttp.ClientSession() as session:

        async def scraped():
            async with session.get(f"http://127.0.0.1:{port}/metrics") as answer:
                return Scraped(await answer.text())

        yield Running(cloud, client, edge_db, script), scraped


async def test_what_the_edge_does_is_counted(measured):
    bot, scraped = measured
    again = teams.message(bot.cloud)
    for _ in range(3):
        assert (await bot.post(again)).status == 200
    await bot.post(teams.message(bot.cloud), token="x")
    await bot.client.post("/api/messages", data="x")
    bot.cloud.answer_next = [web.Response(status=503)]
    assert (await bot.post(teams.message(bot.cloud))).status == 502
    bot.script.fail = RuntimeError("x")
    assert (await bot.post(teams.pressed(bot.cloud, "save"))).status == 200
    bot.script.fail = None
    assert (await bot.post(teams.pressed(bot.cloud, "save"))).status == 200
    found = await scraped()
    assert found.of("clerk_inbound_duplicates_total") == 2
    assert found.of("clerk_requests_refused_total", status="401", reason="malformed") == 1
    assert found.of("clerk_requests_refused_total", status="415", reason="content_type") == 1
    assert found.of("clerk_requests_refused_total", status="502", reason="reply_not_sent") == 1
    assert found.by("clerk_replies_not_sent_total", "cause")["server_error"] == 1
    assert found.of("clerk_turn_seconds_count", kind="message", outcome="ok") == 1
    assert found.of("clerk_turn_seconds_count", kind="message", outcome="failed") == 1
    assert found.of("clerk_turn_seconds_count", kind="invoke", outcome="failed") == 1
    assert found.of("clerk_turn_seconds_count", kind="invoke", outcome="ok") == 1
    assert 0 <= found.of("clerk_outbound_token_age_seconds") < 5
    assert 0 <= found.of("clerk_signing_keys_age_seconds") < 5
    assert found.of("clerk_scheduler_tick_age_seconds") == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_clerk_run_serves_its_metrics_and_says_when_their_port_is_taken(environment):
    port, metrics_port = free_port(), free_port()
    environment |= {"CLERK_PORT": str(port), "CLERK_METRICS_PORT": str(metrics_port)}
    async with clerk_run(environment) as child, aiohttp.ClientSession() as client:
        async with asyncio.timeout(30):
            await ready(client, f"http://127.0.0.1:{port}/readyz")
        async with client.get(f"http://127.0.0.1:{metrics_port}/metrics") as answer:
            assert Scraped(await answer.text()).of("clerk_database_up") == 1
        child.send_signal(signal.SIGTERM)
        await asyncio.wait_for(child.communicate(), 30)
        assert child.returncode == 0
    with socket.create_server(("127.0.0.1", metrics_port)):
        async with clerk_run(environment) as child:
            _, said = await asyncio.wait_for(child.communicate(), 30)
        assert child.returncode == 1
        assert b"Traceback" not in said
        assert f"{metrics_port} for metrics".encode() in said
