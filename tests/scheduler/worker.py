"""A scheduler process for the kill tests: one tick that posts over HTTP and hangs where it is told, to be killed there.

python -m tests.scheduler.worker DATABASE_URL NOW CONNECTOR_URL claimed|sending|posted
"""

import asyncio
import sys
from datetime import datetime
from typing import Any

import aiohttp

from rules.calendar import LONDON
from scheduler.deliver import Deliver, Message
from scheduler.tick import tick
from storage import outbox_ends
from storage.conversations import Conversation
from storage.db import Database


def over_http(session: aiohttp.ClientSession, url: str) -> Deliver:
    """Return a `deliver` that posts for real."""

    async def deliver(conversation: Conversation, message: Message) -> str:
        body = {"to": conversation.conversation_id, "text": message.text}
        async with session.post(url, json=body) as answer:
            return str((await answer.json())["id"])

    return deliver


async def hang() -> None:
    """Say that the point is reached, and go no further."""
    sys.stdout.write("there\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


class HangsOnceClaimed(Database):
    """A database that never gets to mark a row as being sent."""

    async def change(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if fn is outbox_ends.mark_sending:
            await hang()
        return await super().change(fn, *args, **kwargs)


async def main(database_url: str, now: datetime, connector_url: str, point: str) -> None:
    """Tick once, and hang at the point."""
    database = (HangsOnceClaimed if point == "claimed" else Database)(database_url)
    async with aiohttp.ClientSession() as session:
        post = over_http(session, connector_url)

        async def deliver(conversation: Conversation, message: Message) -> str:
            if point == "sending":
                await hang()
            activity_id = await post(conversation, message)
            if point == "posted":
                await hang()
            return activity_id

        await tick(database, now, deliver, LONDON)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], datetime.fromisoformat(sys.argv[2]), sys.argv[3], sys.argv[4]))
