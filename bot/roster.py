"""Who is in a team, read from Teams page by page. Every name in it is a stranger's word; addresses are not kept.

It is read beside the turns, at most once a day, or shortly after people came or went; what fails is counted, and tried
again a day later.
"""

import asyncio
from collections.abc import Iterator
from typing import Any

import structlog
from botbuilder.schema import Activity
from botbuilder.schema.teams import TeamsChannelAccount

from bot import turns
from bot.background import Background
from bot.connector import Client, ConnectorError
from bot.conversation import Conversation
from bot.metrics import Metrics
from storage.roster import NAMELESS, Seen

log = structlog.get_logger()

EVERY_SECONDS = 24 * 3600.0
SETTLES_SECONDS = 5.0  # Teams tells of a class of new people one by one: they are read once
PLACES_KEPT = 4096
MOST_PAGES = 130  # of 200: Teams' own limit for a team is 25,000 people
GUEST = "guest"
BOT = "28:"  # how the ids of bots begin
LONGEST_NAME = 200


class Rosters:
    """Reads the rosters of places in the background. `seconds` since any start are those of the event loop."""

    def __init__(self, conversation: Conversation, background: Background, metrics: Metrics) -> None:
        self._conversation = conversation
        self._background = background
        self._metrics = metrics
        self._begun: dict[tuple[str, str], float] = {}
        self._pending: set[tuple[str, str]] = set()

    def look(self, client: Client, tenant_id: str, conversation_id: str, *, anew: bool = False) -> None:
        """Read who is there, unless that was done in the last day; `anew` does it in any case, once for a burst."""
        place, now = (tenant_id, conversation_id), asyncio.get_running_loop().time()
        begun = self._begun.get(place)
        if place in self._pending or not (anew or begun is None or now - begun >= EVERY_SECONDS):
            return
        if len(self._begun) >= PLACES_KEPT:
            self._begun.clear()
        self._begun[place] = now
        self._pending.add(place)
        if anew:
            # On a timer and not asleep in the background: a stop must not wait for it.
            asyncio.get_running_loop().call_later(SETTLES_SECONDS, self._begin, client, place, anew)
        else:
            self._begin(client, place, anew)

    def _begin(self, client: Client, place: tuple[str, str], anew: bool) -> None:
        self._background.start(self._refresh(client, place, anew=anew))

    async def _refresh(self, client: Client, place: tuple[str, str], *, anew: bool) -> None:
        try:
            self._pending.discard(place)  # who comes from here on is read once more
            if await self._conversation.wants_roster(*place, anew=anew):
                await self._conversation.keep_roster(*place, await read(client, place[1], place[0]))
        except ConnectorError as error:
            self._metrics.roster_not_read()
            log.warning("roster_not_read", status=error.status, code=error.code)
        except Exception as error:
            # Nobody waits for it, and nothing else looks at it.
            self._metrics.roster_not_read()
            log.error("roster_not_kept", exc_info=error)
        finally:
            self._pending.discard(place)


async def read(client: Client, conversation_id: str, tenant_id: str) -> list[Seen]:
    """Return the people there; raise ConnectorError. `tenant_id` is for whom Teams names none."""
    people: dict[tuple[str, str], Seen] = {}
    token: str | None = None
    for _ in range(MOST_PAGES):
        page = await client.conversations.get_conversation_paged_members(conversation_id, continuation_token=token)
        people |= {(seen.tenant_id, seen.entra_id): seen for seen in _people(page.members, tenant_id)}
        before, token = token, page.continuation_token
        if not token or token == before:
            break
    else:
        raise ConnectorError("TooManyPages")
    if not people:  # whoever wrote from there is in it: an empty list would make everybody gone
        raise ConnectorError("NoMembers")
    return list(people.values())


def _people(members: list[TeamsChannelAccount], tenant_id: str) -> Iterator[Seen]:
    for member in members:
        if _is_text(member.id) and _is_text(member.aad_object_id) and not member.id.startswith(BOT):
            own = member.tenant_id if _is_text(member.tenant_id) else tenant_id
            name = " ".join(member.name.replace("\0", "").split())[:LONGEST_NAME] if _is_text(member.name) else ""
            yield Seen(own, member.aad_object_id, member.id, name or NAMELESS, member.user_role == GUEST)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


async def name_of_sender(client: Client, activity: Activity) -> str:
    """Return the name of who added the bot: Teams leaves it out of the event, the roster has it."""
    sender = activity.from_property
    if sender is None or sender.name or not sender.id:
        return (sender.name or "") if sender else ""
    try:
        member = await client.conversations.get_conversation_member(turns.channel_of(activity), sender.id)
        return member.name or ""
    except ConnectorError as error:
        log.info("name_not_found", status=error.status, code=error.code)
        return ""
