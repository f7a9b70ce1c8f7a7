"""A way to a host through a council's proxy, by CONNECT (RFC 9110, 9.3.6): the proxy learns where to, and no more."""

import asyncio
import base64
import ssl
from urllib.parse import SplitResult, unquote, urlsplit

HEAD_BYTES = 64 * 1024
_END = b"\r\n\r\n"


class ProxyRefused(ConnectionError):
    """The proxy does not lead there."""


class _Opening(asyncio.Protocol):
    """Waits for the head of the proxy's answer."""

    def __init__(self) -> None:
        self.head: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._come = b""

    def data_received(self, data: bytes) -> None:
        self._come += data
        if not self.head.done() and _END in self._come:
            self.head.set_result(self._come)
        elif len(self._come) > HEAD_BYTES:
            self._fail()

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail()

    def _fail(self) -> None:
        if not self.head.done():
            self.head.set_exception(ProxyRefused("no proper answer"))


async def through(proxy: str, host: str, port: int, trust: ssl.SSLContext) -> asyncio.Transport:
    """Return a connection to the host's port, on which TLS is to be begun; raise OSError where there is none."""
    at = urlsplit(proxy)
    secure = at.scheme == "https"
    target = f"{host}:{port}"
    request = f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{_authorization(at)}\r\n"
    transport, opening = await asyncio.get_running_loop().create_connection(
        _Opening, at.hostname or "", at.port or (443 if secure else 80), ssl=trust if secure else None
    )
    try:
        transport.write(request.encode("ascii"))
        head = await opening.head
        # What follows the head would be the host's, which says nothing before it is spoken to.
        if head.split(b" ", 2)[1:2] != [b"200"] or not head.endswith(_END):
            raise ProxyRefused("refused")
    except BaseException:
        transport.abort()
        raise
    return transport


def _authorization(at: SplitResult) -> str:
    if not at.username:
        return ""
    known = f"{unquote(at.username)}:{unquote(at.password or '')}"
    return f"Proxy-Authorization: Basic {base64.b64encode(known.encode()).decode()}\r\n"
