"""HTTP/1.1 for the connector: calls on kept connections, with no redirects, cookies or repeats.

A reply goes out in every turn, and aiohttp's client takes a quarter of one (docs/speed.md). What a call from this bot
to a listed host needs is little.
"""

import asyncio
import ssl
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from bot import outbound, tunnel
from bot.http_connection import Answer, Connection


class NotConnected(OSError):
    """The host was not reached: nothing of the request has been sent."""


class Address(NamedTuple):
    """Where an origin is, and how it is written in a request."""

    origin: str
    host: str
    port: int
    secure: bool
    netloc: str


@dataclass(slots=True)
class _Host:
    """The connections to one origin: those at rest, and how many more there may be."""

    free: asyncio.Semaphore
    at_rest: list[Connection] = field(default_factory=list)


class HttpClient:
    """Connections to any number of hosts; the caller closes it. `seconds` is how long a whole call may take."""

    def __init__(self, trust: ssl.SSLContext, seconds: float = outbound.HTTP_SECONDS) -> None:
        self._trust = trust
        self._seconds = seconds
        self._hosts: dict[str, _Host] = {}
        self._open: set[Connection] = set()

    async def call(self, method: str, origin: str, target: str, headers: str, body: bytes) -> Answer:
        """Make one call. `target` is the path with its query, escaped; `headers` are whole lines, each ended.

        Raises NotConnected, Disconnected, or TimeoutError where the request was sent and no answer came in time.
        """
        address = address_of(origin)
        head = f"{method} {target} HTTP/1.1\r\nHost: {address.netloc}\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
        host = self._hosts.get(origin)
        if host is None:
            host = self._hosts[origin] = _Host(asyncio.Semaphore(outbound.CONNECTIONS_PER_HOST))
        sent = False
        try:
            async with asyncio.timeout(self._seconds), host.free:
                connection = _rested(host) or await self._connected(address, host)
                sent = True
                return await connection.exchange(head.encode("ascii") + body)
        except TimeoutError as error:
            if sent:
                raise
            raise NotConnected("no connection in time") from error

    async def aclose(self) -> None:
        """End all connections."""
        for connection in list(self._open):
            connection.end()
        await asyncio.sleep(0)  # a transport lets go of its socket at the next turn of the loop

    async def _connected(self, address: Address, host: _Host) -> Connection:
        loop = asyncio.get_running_loop()
        proxy = outbound.proxy_for(address.origin) if address.secure else None  # what is not secure is this machine

        def make() -> Connection:
            return Connection(loop, host.at_rest, self._open)

        try:
            async with asyncio.timeout(outbound.CONNECT_SECONDS):
                if proxy:
                    raw = await tunnel.through(proxy, address.host, address.port, self._trust)
                    return await self._secured(raw, make(), address)
                trust = self._trust if address.secure else None
                _, connection = await loop.create_connection(make, address.host, address.port, ssl=trust)
                return connection
        except OSError as error:  # a timeout and a certificate that is not trusted are among them
            raise NotConnected(type(error).__name__) from error

    async def _secured(self, raw: asyncio.Transport, connection: Connection, address: Address) -> Connection:
        """Begin TLS with the host on a connection that leads to it."""
        loop = asyncio.get_running_loop()
        transport = await loop.start_tls(raw, connection, self._trust, server_hostname=address.host)
        if transport is None:
            raise NotConnected("the proxy hung up")
        connection.connection_made(transport)
        return connection


def _rested(host: _Host) -> Connection | None:
    """Return a connection that can be used again."""
    while host.at_rest:
        connection = host.at_rest.pop()
        if not connection.is_closing():
            return connection
    return None


@lru_cache(maxsize=256)  # the same few hosts in every turn
def address_of(origin: str) -> Address:
    """Take the `scheme://host[:port]` of an allowed address apart."""
    parts = urlsplit(origin)
    secure = parts.scheme == "https"
    return Address(origin, parts.hostname or "", parts.port or (443 if secure else 80), secure, parts.netloc)
