"""`clerk run` as a process: what it refuses to start without, and how it stops."""

import asyncio
import contextlib
import json
import signal
import socket
import sys

import aiohttp
import pytest

from storage.db import Database
from tests.bot.conftest import ROOT
from tests.cloud import teams

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@contextlib.asynccontextmanager
async def clerk_run(environment, *options):
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", *options, env=environment, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def refused(environment, *options):
    """Run the command, which is to refuse; return what it says."""
    async with clerk_run(environment, *options) as child:
        _, said = await asyncio.wait_for(child.communicate(), 30)
    assert child.returncode == 1
    assert b"Traceback" not in said
    return said.decode()


def unset(environment):
    return {name: value for name, value in environment.items() if not name.startswith("CLERK_")}


@pytest.fixture
def port(environment):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        environment["CLERK_PORT"] = str(free.getsockname()[1])
    return int(environment["CLERK_PORT"])


async def test_it_refuses_to_start_and_names_every_missing_setting_at_once(environment):
    said = await refused(unset(environment))
    for name in ("CLERK_APP_ID", "CLERK_APP_TENANT_ID", "CLERK_APP_SECRET", "CLERK_ALLOWED_TENANTS"):
        assert name in said


async def test_it_refuses_a_database_without_the_newest_schema(environment, tmp_path):
    url = f"sqlite:///{tmp_path}/empty.db"
    with contextlib.closing(Database(url)) as empty:
        empty.engine.connect().close()
    assert "clerk migrate" in await refused(environment, "--db", url)


async def test_it_refuses_a_port_that_is_taken(environment, port):
    with socket.create_server(("127.0.0.1", port)):
        assert f"127.0.0.1:{port}" in await refused(environment)


async def test_it_refuses_a_second_process_on_the_same_file(environment, database_url):
    with contextlib.closing(Database(database_url)) as first:
        first.hold()
        assert "Another Prevent Clerk" in await refused(environment)


async def test_a_stop_finishes_what_is_under_way_and_the_log_holds_no_word_of_it(cloud, environment, port):
    address, headers = f"http://127.0.0.1:{port}", {"Authorization": f"Bearer {cloud.token()}"}
    async with clerk_run(environment) as child, aiohttp.ClientSession() as client:
        async with asyncio.timeout(30):
            await ready(client, f"{address}/readyz")
        cloud.answer_next = [1.0]  # the reply takes a second to be taken
        said = teams.message(cloud, "an unusual sentence")
        posted = asyncio.create_task(client.post(f"{address}/api/messages", json=said, headers=headers))
        await cloud.until(lambda: cloud.sent)
        child.send_signal(signal.SIGTERM)
        async with await posted as answer:
            assert answer.status == 200
        _, written = await asyncio.wait_for(child.communicate(), 30)
        assert child.returncode == 0
    lines = [json.loads(line) for line in written.decode().splitlines()]
    assert [line["event"] for line in lines if line["event"] in ("started", "stopped")] == ["started", "stopped"]
    assert lines[-1]["cut_short"] == 0
    for secret in ("unusual", "Alex", cloud.sent[0].token, headers["Authorization"], environment["CLERK_APP_SECRET"]):
        assert secret not in written.decode()


async def ready(client, address):
    while True:
        with contextlib.suppress(aiohttp.ClientConnectorError):
            async with client.get(address) as answer:
                if answer.status == 200:
                    return
        await asyncio.sleep(0.1)
