"""Handing over a file in a personal chat: Teams asks whether it is wanted, and says where to put it.

Nothing is kept between the two: whoever accepts gets the file made anew (learn.microsoft.com: "Send and receive files
through your bot").
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from botbuilder.schema import Activity, ActivityTypes, Attachment
from yarl import URL

from bot import hosts, outbound
from bot.turns import Pressed, executed
from dialogs.turn import File

INVOKE = "fileConsent/invoke"
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
ONLY_PERSONALLY = "I can hand over a file only in a chat of our own: ask me there."
NOT_PUT = "I could not put the file where Teams wanted it. Nothing is lost: ask for it again."

Put = Callable[[str, bytes], Awaitable[None]]  # raises NotPut


class NotPut(Exception):
    """The file was not taken. Holds no address: it is the key to the place."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file somebody wants: what makes it, where it goes, and how Teams speaks of it."""

    pressed: Pressed
    upload_url: str
    content_url: str
    unique_id: str
    file_type: str
    name: str


def putter(session: aiohttp.ClientSession, allowed: hosts.FileHosts) -> Put:
    """Return the function that puts a file where Teams said: no token, no redirect, to allowed hosts only."""

    async def put(url: str, content: bytes) -> None:
        try:
            address = allowed.check(url)
            proxy = outbound.proxy_for(outbound.origin(address))
            headers = {"Content-Range": f"bytes 0-{len(content) - 1}/{len(content)}"}
            async with session.put(
                URL(address, encoded=True), data=content, headers=headers, allow_redirects=False, proxy=proxy
            ) as answer:
                if answer.status not in (200, 201):
                    raise NotPut
        except (hosts.HostNotAllowed, aiohttp.ClientError, TimeoutError) as error:
            raise NotPut from error

    return put


def offer(file: File) -> Activity:
    """Ask whether a file is wanted."""
    context = {"type": "Action.Execute", "verb": file.verb, "data": dict(file.data)}
    content = {
        "description": file.name,
        "sizeInBytes": len(file.content),
        "acceptContext": context,
        "declineContext": {},
    }
    return _with(Attachment(content_type=CONSENT, name=file.name, content=content))


def accepted(value: Any) -> Accepted | None:
    """Read the value of a `fileConsent/invoke`; None for one that declines, or is not ours."""
    if not isinstance(value, dict) or value.get("action") != "accept":
        return None
    pressed, upload = executed({"action": value.get("context")}), value.get("uploadInfo")
    if pressed is None or not isinstance(upload, dict):
        return None
    told = [upload.get(name) for name in ("uploadUrl", "contentUrl", "uniqueId", "fileType", "name")]
    if not all(isinstance(each, str) for each in told):
        return None
    return Accepted(pressed, *map(str, told))


def handed_over(taken: Accepted) -> Activity:
    """Show the file where it lies now."""
    content = {"uniqueId": taken.unique_id, "fileType": taken.file_type}
    return _with(Attachment(content_type=INFO, name=taken.name, content_url=taken.content_url, content=content))


def _with(attachment: Attachment) -> Activity:
    return Activity(type=ActivityTypes.message, attachments=[attachment])
