"""A TLS host that belongs to nobody we know: it keeps what it is sent, and answers as a trap would."""

import contextlib
from dataclasses import dataclass

from aiohttp import web


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
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=self.tls).start()
        self.url = f"https://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            for connection in runner.server.connections:
                if connection.transport is not None and not connection.transport.is_closing():
                    connection.transport.abort()  # a polite end of TLS takes half a minute
            await runner.cleanup()

    async def _any(self, request):
        self.requests.append(Request(f"{request.method} {request.raw_path}", dict(request.headers)))
        if self.redirect_to:
            return web.Response(status=302, headers={"Location": self.redirect_to})
        return web.json_response({"id": "taken"})
