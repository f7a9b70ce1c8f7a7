"""A tiny Teams: keeps what is posted and gives it an id, or keeps it and never answers, or refuses it once."""

import asyncio

from aiohttp import web

REPEAT = "This may be a repeat."


class Connector:
    """One local address to post to."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []  # conversation, text
        self.mute = False
        self.refuse_with: int | None = None
        self.reached = asyncio.Event()

    @property
    def posted(self) -> list[str]:
        """Return the texts it has taken."""
        return [text for _, text in self.taken]

    @property
    def marks(self) -> list[bool]:
        """Tell of each message whether it says that it may be a repeat."""
        return [text.startswith(REPEAT) for text in self.posted]

    async def take(self, request: web.Request) -> web.Response:
        """Take a message, or not."""
        status, self.refuse_with = self.refuse_with, None
        if status == 412:
            return web.Response(status=status)
        body = await request.json()
        self.taken.append((body["to"], body["text"]))
        self.reached.set()
        if self.mute:
            await asyncio.Event().wait()
        return web.json_response({"id": f"activity-{len(self.taken)}"}, status=status or 200)

    def application(self) -> web.Application:
        """Return it as a web application."""
        app = web.Application()
        app.router.add_post("/", self.take)
        return app
