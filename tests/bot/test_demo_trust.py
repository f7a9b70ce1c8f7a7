"""The demo's door: no token is asked for, and for that reason nothing but this machine is answered."""

import pytest
from aiohttp import web

from bot import trust
from storage import conversations
from tests.cloud import teams

TENANT = "sample-tenant"


@pytest.fixture
async def demo(start):
    return await start(make_trust=trust.demo(TENANT))


@pytest.fixture
async def playground():
    """A local Teams look-alike on plain http."""
    got = []

    async def take(request):
        got.append((request.path, dict(request.headers), await request.json()))
        return web.json_response({"id": "1"})

    app = web.Application()
    app.router.add_post("/_connector/v3/conversations/{conversation}/activities/{activity}", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/_connector", got
    await runner.cleanup()


async def say(demo, activity):
    return await demo.client.post("/api/messages", json=activity)


async def test_a_local_client_is_answered_without_any_token(demo, playground):
    address, got = playground
    assert (await say(demo, teams.message(demo.cloud, "hello", serviceUrl=address))).status == 200
    [(_path, headers, body)] = got
    assert body["text"] == "You said hello"
    assert "Authorization" not in headers
    assert demo.cloud.token_requests == []


async def test_everybody_belongs_to_the_sample_tenant_and_needs_no_entra_account(demo, playground):
    address, _got = playground
    activity = teams.message(demo.cloud, serviceUrl=address, channelData=None)
    del activity["from"]["aadObjectId"]
    assert (await say(demo, activity)).status == 200
    [turn] = demo.script.turns
    assert (turn.tenant_id, turn.person.id) == (TENANT, "29:alex")
    assert demo.db.read_sync(conversations.find, TENANT, "a:personal-alex").service_url == address


@pytest.mark.parametrize(
    "address", ["https://smba.trafficmanager.net/uk/", "http://192.168.0.9/", "http://evil.example/", None]
)
async def test_any_other_address_is_refused(demo, address):
    assert (await say(demo, teams.message(demo.cloud, serviceUrl=address))).status == 403
    assert demo.script.turns == []
