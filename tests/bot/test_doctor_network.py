"""What `clerk doctor` finds on the way to Microsoft, and in the clock: real connections, to servers on this machine."""

import asyncio
import contextlib
import socket
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot import hosts, outbound
from bot.doctor import clock, network
from bot.doctor.finding import State
from tests.cloud import proxy


@pytest.fixture
async def session(cloud):
    async with outbound.make_session() as made:
        yield made


@pytest.fixture
def closed():
    """Return a host nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
async def mute():
    """Return a host that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def metadata(cloud):
    return f"{cloud.url}/v1/.well-known/openidconfiguration"


async def test_what_answers_is_fine(cloud, session):
    assert (await network.service_host(session, cloud.host)).state is State.OK
    assert (await network.signing_keys(session, metadata(cloud))).state is State.OK
    assert (await network.login_authority(session, f"{cloud.url}/tenant/v2.0/x")).state is State.OK


async def test_nothing_is_sent_to_a_service_host_but_the_question_whether_it_is_there(cloud, session):
    await network.service_host(session, cloud.host)
    assert (cloud.log, cloud.calls) == (["GET /"], [])


async def test_a_managed_identity_needs_no_login_authority(session):
    assert (await network.login_authority(session, None)).state is State.OK


async def test_a_port_nobody_listens_on_is_wrong(session, closed):
    for found in (
        await network.service_host(session, closed),
        await network.signing_keys(session, f"https://{closed}/x"),
        await network.login_authority(session, f"https://{closed}/x"),
    ):
        assert found.state is State.WRONG
        assert found.says == f"{closed} takes no connection."


async def test_a_name_nobody_knows_is_wrong(session):
    found = await network.service_host(session, "nobody.invalid")
    assert found.state is State.WRONG
    assert "not known here" in found.says


async def test_a_host_that_says_nothing_is_given_up(session, mute, monkeypatch):
    monkeypatch.setattr(network, "SECONDS", 0.2)
    for found in (
        await network.service_host(session, mute),
        await network.signing_keys(session, f"https://{mute}/x"),
    ):
        assert found.state is State.WRONG
        assert "does not answer within" in found.says


async def test_a_certificate_of_an_authority_that_is_not_trusted_is_wrong(cloud, session, monkeypatch):
    assert (await network.service_host(session, cloud.host)).state is State.OK
    monkeypatch.delenv("SSL_CERT_FILE")
    async with outbound.make_session() as trusting_others:
        found = await network.service_host(trusting_others, cloud.host)
    assert found.state is State.WRONG
    assert "SSL_CERT_FILE" in found.do


async def test_a_host_without_tls_is_wrong(session):
    async with served(web.Response(), tls=None) as host:
        found = await network.service_host(session, host)
    assert found.state is State.WRONG
    assert "TLS" in found.says


async def test_metadata_that_leads_to_no_keys_is_wrong(cloud, session):
    cloud.keys = []
    found = await network.signing_keys(session, metadata(cloud))
    assert found.state is State.WRONG
    assert "CLERK_OPENID_METADATA_URL" in found.do
    cloud.key_set_down = True
    assert "(status 503)" in (await network.signing_keys(session, metadata(cloud))).says


async def test_a_login_authority_that_fails_is_wrong(certificates, session):
    async with served(web.Response(status=503), tls=certificates.server) as host:
        found = await network.login_authority(session, f"https://{host}/x")
    assert found.state is State.WRONG
    assert "503" in found.says


async def test_the_proxy_is_used(cloud, session, proxied):
    asked = []
    async with proxy.running(asked) as host:
        proxied(host)
        beyond = cloud.host.replace("127.0.0.1", "localhost")
        assert (await network.service_host(session, beyond)).state is State.OK
    assert [head.split()[1].decode() for head in asked] == [beyond]


async def test_a_proxy_that_is_not_there_or_refuses_is_wrong(cloud, session, proxied, closed):
    proxied(closed)
    missing = await network.service_host(session, "localhost:1")
    async with served(web.Response(status=403), tls=None) as refusing:
        proxied(refusing)
        refused = await network.service_host(session, "localhost:1")
    for found in (missing, refused):
        assert found.state is State.WRONG
        assert "proxy" in found.says


async def test_a_host_only_government_clouds_use_is_doubtful_and_no_more(session, proxied, closed):
    proxied(closed)  # so that none of Microsoft's can be reached, whatever the network of this machine
    for host in hosts.MICROSOFT:
        found = await network.service_host(session, host)
        assert found.state is (State.WRONG if host == network.WORLDWIDE else State.WARNING)


@contextlib.asynccontextmanager
async def served(answer, *, tls):
    """Serve one answer to everything; yield the host."""
    handler = web.Server(lambda _request: asyncio.sleep(0, answer))
    server = await asyncio.get_running_loop().create_server(handler, "127.0.0.1", 0, ssl=tls)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for connection in handler.connections:
            connection.transport.abort()  # a polite end of TLS would wait a minute for the other side's good-bye
        await handler.shutdown(0)


def test_the_authorities_of_ssl_cert_file_are_looked_at(certificates, tmp_path):
    assert network.trusted_authorities(None).state is State.OK
    assert network.trusted_authorities(str(certificates.authority)).state is State.OK
    (tmp_path / "empty.pem").touch()
    for path, reason in ((tmp_path / "missing.pem", "no such file"), (tmp_path / "empty.pem", "no certificate")):
        found = network.trusted_authorities(str(path))
        assert found.state is State.WRONG
        assert reason in found.says


def off_by(seconds):
    return lambda: datetime.now(UTC) + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "state"),
    [
        (0, State.OK),
        (55, State.OK),
        (-55, State.OK),
        (90, State.WARNING),
        (-90, State.WARNING),
        (310, State.WRONG),
        (-310, State.WRONG),
    ],
)
async def test_the_clock_is_compared_with_microsofts(cloud, session, seconds, state):
    found = await clock.skew(session, [metadata(cloud)], off_by(seconds))
    assert found.state is state
    if seconds and state is not State.OK:
        assert ("ahead of" if seconds > 0 else "behind") in found.says


async def test_the_second_address_tells_the_time_when_the_first_does_not(cloud, session, closed):
    found = await clock.skew(session, [f"https://{closed}/x", metadata(cloud)], off_by(400))
    assert found.state is State.WRONG


async def test_without_an_answer_the_clock_is_not_looked_at(session, closed):
    found = await clock.skew(session, [f"https://{closed}/x"], off_by(0))
    assert (found.state, found.looked) == (State.WARNING, False)


async def test_an_answer_whose_date_is_none_does_not_tell_the_time(certificates, session):
    odd = web.Response(headers={"Date": "yesterday"})
    async with served(odd, tls=certificates.server) as host:
        found = await clock.skew(session, [f"https://{host}/x"], off_by(0))
    assert not found.looked
