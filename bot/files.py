"""Files and pasted tables that come with a message, read into rows before the conversation hears of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from botbuilder.schema import Activity
from yarl import URL

from bot import hosts, outbound
from dialogs.turn import Given
from documents import read_table
from documents.errors import FileRefused

Get = Callable[[str], Awaitable[bytes]]  # raises NotFetched

FILE_DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
HTML = "text/html"  # Teams sends the formatted text beside the plain one
ONE_AT_A_TIME = "Attach one file at a time, so that I can show you what each one says."


class NotFetched(FileRefused):
    """I could not get that file from Teams: attach it again, or paste the table here."""


def fetcher(session: aiohttp.ClientSession, allowed: hosts.FileHosts) -> Get:
    """Return the function that gets a file from where Teams keeps it: no token, no redirect, bounded."""

    async def get(url: str) -> bytes:
        try:
            address = allowed.check(url)
            proxy = outbound.proxy_for(outbound.origin(address))
            async with session.get(URL(address, encoded=True), allow_redirects=False, proxy=proxy) as answer:
                if answer.status != 200:
                    raise NotFetched
                body = bytearray()
                while len(body) <= read_table.MAX_BYTES and (more := await answer.content.read(read_table.MAX_BYTES)):
                    body += more
                return bytes(body)
        except (hosts.HostNotAllowed, aiohttp.ClientError, TimeoutError) as error:
            raise NotFetched from error

    return get


async def given(activity: Activity, get: Get) -> Given | None:
    """Return the table that came with a message, or why it cannot be read; None when none came."""
    attached = [each for each in activity.attachments or () if each.content_type == FILE_DOWNLOAD]
    if len(attached) > 1:
        return Given(refusal=ONE_AT_A_TIME)
    try:
        if attached:
            address = _text(attached[0].content, "downloadUrl")
            return Given(await asyncio.to_thread(read_table.read_bytes, await get(address)))
        for each in activity.attachments or ():
            if each.content_type == HTML and isinstance(each.content, str):
                tables, beside = read_table.read_pasted(each.content)
                if tables:
                    return Given(tables, beside=beside)
        return None
    except FileRefused as refused:
        return Given(refusal=str(refused))


def _text(value: Any, key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""
