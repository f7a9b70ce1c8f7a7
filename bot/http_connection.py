"""One kept connection to a host: a request goes out, its answer comes back, parsed by llhttp through httptools."""

import asyncio
from typing import NamedTuple

import httptools

from bot import outbound

ANSWER_BYTES = 8 * 1024 * 1024  # far more than a page of a team's roster


class Disconnected(OSError):
    """No whole answer came. The request may have arrived all the same."""


class Answer(NamedTuple):
    """What came back; names of headers in lower case."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes


class Connection(asyncio.Protocol):
    """One connection: one exchange after the other, at rest in between. httptools calls the `on_` methods."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, at_rest: list["Connection"], open_now: set["Connection"]
    ) -> None:
        self._loop = loop
        self._at_rest = at_rest
        self._open = open_now
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._coming: asyncio.Future[Answer] | None = None
        self._closing: asyncio.TimerHandle | None = None
        self._headers: dict[bytes, bytes] = {}
        self._body: list[bytes] = []
        self._size = 0
        self._whole_at_end = False

    async def exchange(self, request: bytes) -> Answer:
        """Send a request and return its answer. The connection then rests, or is gone where that is not certain."""
        if self._closing is not None:
            self._closing.cancel()
        assert self._transport is not None  # noqa: S101 - for the type checker: it is connected
        coming: asyncio.Future[Answer] = self._loop.create_future()
        self._coming = coming
        self._transport.write(request)
        try:
            return await coming
        finally:
            if self._coming is coming:  # given up: an answer that still comes is nobody's
                self._coming = None
                self.end()

    def is_closing(self) -> bool:
        """Tell whether it has ended, or is about to."""
        return self._transport is None or self._transport.is_closing()

    def end(self) -> None:
        """Close at once."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the type checker
        self._transport = transport
        self._open.add(self)

    def data_received(self, data: bytes) -> None:
        """Take what came."""
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._fail()
            self.end()

    def connection_lost(self, exc: Exception | None) -> None:
        """End; an answer without a length is whole when the other side says that it was all."""
        self._open.discard(self)
        if self in self._at_rest:
            self._at_rest.remove(self)
        if self._closing is not None:
            self._closing.cancel()
        if self._whole_at_end and exc is None:
            self._answered()
        self._fail()

    def on_message_begin(self) -> None:
        """Begin an answer."""
        if self._coming is None:
            raise ValueError("an answer nobody asked for")
        self._headers, self._body, self._size = {}, [], 0

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        self._headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        """Note what follows: a body of a length, of chunks, or until the end of the connection."""
        has_length = b"content-length" in self._headers or b"transfer-encoding" in self._headers
        self._whole_at_end = not has_length and not self._parser.should_keep_alive()

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        self._size += len(body)
        if self._size > ANSWER_BYTES:
            raise ValueError("an answer too long")
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Hand the answer over and rest, if the other side keeps the connection too."""
        if self._parser.get_status_code() < 200:  # it only says that it is at work
            return
        keeps = self._parser.should_keep_alive()
        self._answered()
        if keeps:
            self._at_rest.append(self)
            self._closing = self._loop.call_later(outbound.KEEP_ALIVE_SECONDS, self.end)
        else:
            self.end()

    def _answered(self) -> None:
        coming, self._coming, self._whole_at_end = self._coming, None, False
        if coming is not None and not coming.done():
            coming.set_result(Answer(self._parser.get_status_code(), self._headers, b"".join(self._body)))

    def _fail(self) -> None:
        coming, self._coming, self._whole_at_end = self._coming, None, False
        if coming is not None and not coming.done():
            coming.set_exception(Disconnected("no whole answer"))
