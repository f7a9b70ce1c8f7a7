"""The connector's HTTP client against servers that answer as told, over real TLS."""

import asyncio
import contextlib
import socket
from dataclasses import dataclass, field

import pytest

from bot import http_connection, outbound
from bot.http_client import HttpClient, NotConnected
from bot.http_connection import Disconnected
from tests.cloud import proxy


def answer(body, status=b"200 OK", more=b""):
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n%s\r\n%s" % (status, len(body), more, body)


@dataclass
class Server:
    """Answers each request with the next of its lines; bytes are sent, a number is waited for, None hangs up."""

    lines: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    connections: int = 0
    open: set = field(default_factory=set)
    origin: str = ""

    async def serve(self, reader, writer):
        self.connections += 1
        self.open.add(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(length))
                for part in self.lines.pop(0) if self.lines else [answer(b"fine")]:
                    if part is None:
                        writer.close()
                        return
                    if isinstance(part, bytes):
                        writer.write(part)
                        await writer.drain()
                    else:
                        await asyncio.sleep(part)
        self.open.discard(writer)
        writer.close()


@pytest.fixture
async def server(cloud, certificates):
    """Serve beside the cloud, whose authority is trusted."""
    made = Server()
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=certificates.server)
    made.origin = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield made
    listening.close()
    for writer in made.open:
        writer.transport.abort()


@pytest.fixture
async def client(cloud):
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors(), seconds=2)) as made:
        yield made


async def said(client, server, body=b""):
    return await client.call("POST", server.origin, "/v3/x?y=1", "X-Kind: test\r\n", body)


async def test_a_call_is_sent_as_asked_and_its_answer_comes_back(client, server):
    server.lines = [[answer(b'{"id":"1"}', b"201 Created", b"Retry-After: 7\r\n")]]
    found = await said(client, server, b"hello")
    assert (found.status, found.headers[b"retry-after"], found.body) == (201, b"7", b'{"id":"1"}')
    host = server.origin.removeprefix("https://").encode()
    expected = b"POST /v3/x?y=1 HTTP/1.1\r\nHost: %s\r\nX-Kind: test\r\nContent-Length: 5\r\n\r\nhello" % host
    assert server.requests == [expected]


async def test_calls_one_after_another_share_a_connection(client, server):
    for _ in range(5):
        assert (await said(client, server)).body == b"fine"
    assert server.connections == 1


async def test_no_more_connections_are_made_to_a_host_than_allowed(client, server, monkeypatch):
    monkeypatch.setattr(outbound, "CONNECTIONS_PER_HOST", 2)
    server.lines = [[0.02, answer(b"%d" % n)] for n in range(6)]
    found = await asyncio.gather(*(said(client, server) for _ in range(6)))
    assert sorted(each.body for each in found) == [b"%d" % n for n in range(6)]
    assert server.connections == 2


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"


@pytest.mark.parametrize("whole", [answer(b"abcde"), CHUNKED, b"HTTP/1.1 100 Continue\r\n\r\n" + answer(b"abcde")])
@pytest.mark.parametrize("at_once", [1, 3, 1000])
async def test_an_answer_is_read_whole_however_it_is_cut(client, server, whole, at_once):
    server.lines = [[part for at in range(0, len(whole), at_once) for part in (whole[at : at + at_once], 0)]]
    assert (await said(client, server)).body == b"abcde"
    assert (await said(client, server)).body == b"fine"
    assert server.connections == 1


async def test_an_answer_without_a_body_leaves_the_connection_as_it_was(client, server):
    server.lines = [[b"HTTP/1.1 204 No Content\r\n\r\n"]]
    assert (await said(client, server)).body == b""
    await said(client, server)
    assert server.connections == 1


async def test_an_answer_without_a_length_is_whole_when_the_connection_ends(client, server):
    server.lines = [[b"HTTP/1.1 200 OK\r\n\r\nab", 0.01, b"cde", None]]
    assert (await said(client, server)).body == b"abcde"
    assert (await said(client, server)).body == b"fine"
    assert server.connections == 2


async def test_a_connection_the_host_does_not_keep_is_not_used_again(client, server):
    server.lines = [[answer(b"a", more=b"Connection: close\r\n")], [answer(b"b"), None]]
    assert (await said(client, server)).body == b"a"
    assert (await said(client, server)).body == b"b"
    await asyncio.sleep(0.05)
    assert (await said(client, server)).body == b"fine"
    assert server.connections == 3


@pytest.mark.parametrize(
    "broken",
    [
        [None],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcde", None],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", None],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"],
        [b"SSH-2.0-OpenSSH\r\n"],
        [b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"],
    ],
)
async def test_what_is_no_whole_answer_may_have_arrived_all_the_same(client, server, broken):
    server.lines = [broken]
    with pytest.raises(Disconnected):
        await said(client, server)
    assert (await said(client, server)).body == b"fine"


async def test_an_answer_nobody_asked_for_is_given_to_nobody(client, server):
    server.lines = [[answer(b"mine") + answer(b"for somebody else")], [answer(b"a"), 0.02, answer(b"late")]]
    assert (await said(client, server)).body == b"mine"
    assert (await said(client, server)).body == b"a"
    await asyncio.sleep(0.05)
    assert (await said(client, server)).body == b"fine"
    assert server.connections == 3


async def test_an_answer_that_never_ends_is_given_up(client, server, monkeypatch):
    monkeypatch.setattr(http_connection, "ANSWER_BYTES", 1000)
    server.lines = [[answer(b"x" * 1001)]]
    with pytest.raises(Disconnected):
        await said(client, server)


async def test_an_answer_that_does_not_come_is_a_timeout_and_a_late_one_is_nobodys(server, cloud):
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors(), seconds=0.1)) as hasty:
        server.lines = [[0.15, answer(b"late")]]
        with pytest.raises(TimeoutError):
            await said(hasty, server)
        assert (await said(hasty, server)).body == b"fine"
    assert server.connections == 2


async def test_a_call_that_is_given_up_takes_its_connection_with_it(client, server):
    server.lines = [[0.1, answer(b"late")]]
    asked = asyncio.create_task(said(client, server))
    await asyncio.sleep(0.05)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert (await said(client, server)).body == b"fine"


async def test_waiting_too_long_for_a_connection_means_that_nothing_was_sent(server, cloud, monkeypatch):
    monkeypatch.setattr(outbound, "CONNECTIONS_PER_HOST", 1)
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors(), seconds=0.1)) as hasty:
        server.lines = [[0.2]]
        found = await asyncio.gather(said(hasty, server), said(hasty, server), return_exceptions=True)
    assert [type(each) for each in found] == [TimeoutError, NotConnected]
    assert len(server.requests) == 1


async def test_a_host_that_cannot_be_reached_or_is_not_who_it_says_gets_nothing(client, server):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"https://127.0.0.1:{taken.getsockname()[1]}"
        unnamed = server.origin.replace("127.0.0.1", "127.0.0.2")
        for origin in (nobody, unnamed, "https://no-such-host.invalid"):
            with pytest.raises(NotConnected):
                await client.call("POST", origin, "/", "", b"")
    assert server.requests == []


async def test_a_certificate_nobody_vouches_for_is_not_trusted(server, cloud, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors())) as stranger:
        with pytest.raises(NotConnected):
            await said(stranger, server)
    assert server.requests == []


async def test_a_connection_at_rest_is_closed_after_a_while(client, server, monkeypatch):
    monkeypatch.setattr(outbound, "KEEP_ALIVE_SECONDS", 0.05)
    await said(client, server)
    assert len(server.open) == 1
    await asyncio.sleep(0.15)
    assert len(server.open) == 0


async def test_no_connection_outlives_the_client(client, server):
    server.lines = [[answer(b"a")], [1]]
    await said(client, server)
    under_way = asyncio.create_task(said(client, server))
    await asyncio.sleep(0.02)
    await client.aclose()
    with pytest.raises(Disconnected):
        await under_way
    await asyncio.sleep(0.05)
    assert all(writer.is_closing() for writer in server.open)


async def test_a_proxy_is_asked_for_the_host_and_sees_nothing_more(client, server, proxied):
    asked = []
    beyond = server.origin.replace("127.0.0.1", "localhost")
    async with proxy.running(asked) as host:
        proxied(f"clerk:pass%3Aword@{host}")
        for _ in range(2):
            found = await client.call("POST", beyond, "/secret", "Authorization: Bearer token\r\n", b"hello")
            assert found.body == b"fine"
        await client.aclose()
    [head] = asked
    target = beyond.removeprefix("https://").encode()
    assert head.startswith(b"CONNECT %s HTTP/1.1\r\nHost: %s\r\n" % (target, target))
    assert b"Proxy-Authorization: Basic Y2xlcms6cGFzczp3b3Jk\r\n" in head
    assert b"token" not in head


@pytest.mark.parametrize(
    "says", [[b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"], [b"HTTP/1.1 200"], [], [b"x" * 70_000]]
)
async def test_a_proxy_that_does_not_lead_there_means_that_nothing_was_sent(client, server, proxied, says):
    async def refuse(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        for each in says:
            writer.write(each)
        writer.close()

    refusing = await asyncio.start_server(refuse, "127.0.0.1", 0)
    proxied(f"127.0.0.1:{refusing.sockets[0].getsockname()[1]}")
    with pytest.raises(NotConnected):
        await client.call("POST", server.origin.replace("127.0.0.1", "localhost"), "/", "", b"")
    refusing.close()
    assert server.requests == []
