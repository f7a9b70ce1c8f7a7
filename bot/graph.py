"""Whether a reminder is in its channel: what was posted there lately is read through Microsoft Graph, and not kept."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import UUID

import orjson

from bot import credentials, hosts, outbound
from bot.connector import Connector, ConnectorError
from bot.replies import CARD
from bot.settings import Settings
from scheduler.deliver import CannotSay, LookUp
from storage.conversations import Conversation

PAGE = 50  # the most that Graph gives at once
MOST_PAGES = 5
CLOCKS_APART = timedelta(minutes=5)  # Teams dates a message by its own clock


@dataclass(frozen=True, slots=True)
class Graph:
    """Where Microsoft Graph is in this cloud, and what gives the token it takes."""

    url: str
    bearer: Callable[[], Awaitable[str]]


def from_settings(settings: Settings) -> Graph | None:
    """Return the Graph the settings name, or None; its token is the bot's own, bought with the same credential."""
    if not settings.graph_url:
        return None
    return Graph(settings.graph_url, credentials.from_settings(settings, settings.graph_url).token)


def make_look_up(connector: Connector, graph: Graph) -> LookUp:
    """Return the scheduler's look-up. Only a channel that all of its team can read can be looked into."""

    async def look_up(conversation: Conversation, key: str, since: datetime) -> str | None:
        if conversation.scope != "channel" or conversation.team_id is None:
            raise CannotSay("not a channel of a whole team")
        try:
            team = await _group_of_team(connector, conversation.service_url, conversation.team_id)
            channel = quote(conversation.conversation_id, safe="")
            page = f"{graph.url}/v1.0/teams/{team}/channels/{channel}/messages?$top={PAGE}"
            return await _found(connector, graph, page, key, since - CLOCKS_APART)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise CannotSay("an answer of another shape") from error

    return look_up


async def _found(connector: Connector, graph: Graph, page: str, key: str, since: datetime) -> str | None:
    """Read page after page, back to a moment, for the message that carries the key."""
    carries = re.compile(rf'"id"\s*:\s*"{re.escape(key)}"')  # what people typed has its quotes escaped in there
    for _ in range(MOST_PAGES):
        answer = await _get(connector, graph, page)
        for message in answer["value"]:
            if any(carries.search(card) for card in _cards(message)):
                return str(message["id"])
        # Latest first, but an old thread comes first too when somebody has just answered in it.
        is_past = all(datetime.fromisoformat(message["createdDateTime"]) < since for message in answer["value"])
        if is_past or "@odata.nextLink" not in answer:
            return None
        page = answer["@odata.nextLink"]
    raise CannotSay("too many messages since")


def _cards(message: Any) -> list[str]:
    """Return the Adaptive Cards of a message, each as the text that Graph gives of it."""
    attached = message.get("attachments") or ()
    return [each["content"] for each in attached if each.get("contentType") == CARD and each.get("content")]


async def _get(connector: Connector, graph: Graph, address: str) -> Any:
    """Return the JSON of one page; the token goes to Graph's own host alone, whatever the page before named as next."""
    own = hosts.FileHosts(frozenset({urlsplit(graph.url).netloc.lower()})).check(address)
    origin = outbound.origin(own)
    try:
        headers = f"Accept: application/json\r\nAuthorization: Bearer {await graph.bearer()}\r\n"
    except Exception as error:  # MSAL raises whatever comes: each of them means no token
        raise CannotSay("no token") from error
    try:
        answer = await connector.client.call("GET", origin, own.removeprefix(origin), headers, b"")
    except OSError as error:  # NotConnected, Disconnected and TimeoutError
        raise CannotSay(type(error).__name__) from error
    if answer.status != 200:
        raise CannotSay(f"status {answer.status}")
    return orjson.loads(answer.body)


async def _group_of_team(connector: Connector, service_url: str, team_id: str) -> UUID:
    """Return the Entra group of a team, by which Graph knows it; Teams itself has another id."""
    try:
        team = await connector.call(service_url, "GET", f"/teams/{quote(team_id, safe='')}")
    except ConnectorError as error:
        raise CannotSay(str(error)) from error
    return UUID(team["aadGroupId"])
