"""A TLS host that belongs to nobody we know: it keeps what it is sent, and answers as a trap would."""

import contextlib
from dataclasses import dataclass

from aiohttp import web

from tests.cloud import tls


@dataclass
class Request:
    """One request that reached the stranger."""

    line: str  # method and path, as they went over the wire
    headers: dict[str, str]


class Stranger:
    """Answers everything alike; `redirect_to` sends whoever asks on to another address."""

    def __init__(self, tls):
        self.tls = tls
        self.url = ""
        self.redirect_to = ""
        self.requests: list[Request] = []

    @property
    def host(self):
        return self.url.removeprefix("https://")

    @contextlib.asynccontextmanager
    async def running(self):
        app = web.Application()
        app.router.add_route("*", r"/{path:[\s\S]*}", self._any)
        async with tls.serving(app, self.tls) as self.url:
            yield self

    async def _any(self, request):
        self.requests.append(Request(f"{request.method} {request.raw_path}", dict(request.headers)))
        if self.redirect_to:
            return web.Response(status=302, headers={"Location": self.redirect_to})
        return web.json_response({"id": "taken"})
