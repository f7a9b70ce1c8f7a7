"""Chats with members who were never heard in one, opened so that they can be reminded there.

Opening shows nothing to the person, and Teams gives the same chat however often it is asked: replicas need no lock.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from scheduler.deliver import DeliveryError, Retryable
from storage import conversations, roster
from storage.conversations import Conversation, Reference
from storage.db import Database
from storage.roster import RosterPerson

MOST = 5  # at a tick: Teams lets a bot open seven in a second, and nobody waits for these
AGAIN_AFTER = timedelta(days=1)
REST_SECONDS = 60.0  # for all of them, when Teams is too busy or gives no answer
OPEN_SECONDS = 5.0  # the reminders that are due wait for it

# Gives the id of the chat with a person of a channel's team; raises a DeliveryError.
OpenChat = Callable[[Conversation, RosterPerson], Awaitable[str]]

log = structlog.get_logger()


@dataclass(slots=True)
class OpenChats:
    """How chats are opened, and which were tried: kept by the service from tick to tick."""

    open_chat: OpenChat
    most: int = MOST
    tried: dict[tuple[str, str], datetime] = field(default_factory=dict)  # by tenant and Entra object id
    rest_until: datetime | None = None


async def open_some(chats: OpenChats, db: Database, now: datetime) -> int:
    """Open the chats of some members who have none, and return how many; a failure is tried again after a day."""
    if chats.rest_until is not None and now < chats.rest_until:
        return 0
    chats.tried = {who: at for who, at in chats.tried.items() if now - at < AGAIN_AFTER}
    wanted = await db.read(roster.without_chat, chats.most, chats.tried)
    # Noted before the outcome: a chat that was opened and is not found here again is not opened at every tick.
    chats.tried |= {(channel.tenant_id, person.entra_id): now for channel, person in wanted}
    answers = await asyncio.gather(*(_open(chats, now, channel, person) for channel, person in wanted))
    opened = [answer for answer in answers if answer is not None]
    if opened:
        await db.run(_keep, opened, now)
        log.info("chats_opened", count=len(opened))
    return len(opened)


async def _open(chats: OpenChats, now: datetime, channel: Conversation, person: RosterPerson) -> Reference | None:
    try:
        async with asyncio.timeout(OPEN_SECONDS):
            chat = await chats.open_chat(channel, person)
    except (DeliveryError, TimeoutError) as error:
        log.warning("chat_not_opened", conversation=channel.id, person=person.id, why=str(error) or "no answer in time")
        if isinstance(error, Retryable | TimeoutError):
            chats.rest_until = now + timedelta(seconds=getattr(error, "retry_after", None) or REST_SECONDS)
        return None
    except Exception as error:
        # Whatever it is, the reminders of everybody else are still to go out.
        log.error("chat_not_opened", conversation=channel.id, person=person.id, exc_info=error)
        return None
    return Reference(
        tenant_id=channel.tenant_id,
        conversation_id=chat,
        scope="personal",
        service_url=channel.service_url,
        bot_id=channel.bot_id,
        person_id=person.entra_id,
    )


def _keep(session: Session, opened: list[Reference], now: datetime) -> None:
    for reference in opened:
        conversations.remember(session, reference, now)
