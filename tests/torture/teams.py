"""A Teams that keeps what it is sent and answers as badly as it may: some posts are taken and never confirmed."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from aiohttp import web

from tests.torture.fast_loop import SPEED

REPEAT = "This may be a repeat."
# How often in a hundred, the status (None: no answer at all), and whether the message was taken.
FAULTS = (
    (6, 429, False),
    (4, 412, False),
    (3, 502, False),
    (3, 500, False),
    (4, 504, True),
    (3, 502, True),
    (3, None, True),
    (2, None, False),
    (2, 0, True),  # the connection breaks
)
STORM = 429, False
HANG_SECONDS = 30.0  # of the workers' clock: longer than they wait


@dataclass
class Teams:
    """One local connector. `calm` ends its faults, `storm` is the worst of them."""

    chance: random.Random
    refuses: dict[str, int]  # the conversations that always answer so
    calm: bool = False
    storm: bool = False  # everything is refused
    taken: list[tuple[str, str, float]] = field(default_factory=list)  # conversation, text, the workers' seconds
    began: float = field(default_factory=time.time)

    async def post(self, request: web.Request) -> web.StreamResponse:
        """Take an activity, or not."""
        body, to = await request.json(), request.match_info["conversation"]
        if status := self.refuses.get(to):
            return web.json_response({"error": {"code": "Refused"}}, status=status)
        status, takes = (200, True) if self.calm else self._fault()
        if takes:
            self.taken.append((to, body["summary"], (time.time() - self.began) * SPEED))
        if status == 200:
            return web.json_response({"id": f"1:{len(self.taken)}"}, status=201)
        if status is None:
            await asyncio.sleep(HANG_SECONDS / SPEED)
        if not status:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        headers = {"Retry-After": "2"} if status == 429 else {}
        return web.json_response({"error": {"code": "Fault"}}, status=status, headers=headers)

    def _fault(self) -> tuple[int | None, bool]:
        if self.storm:
            return STORM
        drawn = self.chance.randrange(100)
        for often, status, takes in FAULTS:
            if drawn < often:
                return status, takes
            drawn -= often
        return 200, True

    def application(self) -> web.Application:
        """Return it as a web application."""
        app = web.Application()
        app.router.add_post("/v3/conversations/{conversation}/activities", self.post)
        return app
