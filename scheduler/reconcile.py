"""What becomes of a reminder that may have arrived: it is looked up in its channel before it is sent again."""

import asyncio

import structlog
from sqlalchemy.orm import Session

from scheduler.deliver import CannotSay, LookUp
from storage import conversations, groups
from storage.conversations import Conversation
from storage.db import Database
from storage.groups import HOLD
from storage.outbox import Reminder, State

LOOK_UP_SECONDS = 10.0  # shorter than a delivery may take; the lease is longer than both

log = structlog.get_logger()


def key_of(row: Reminder) -> str:
    """Return the delivery key of a row, the same in each of its attempts."""
    return f"reminder-{row.id}-{row.local_date}"


async def ended(db: Database, look_up: LookUp, row: Reminder) -> tuple[State, str] | None:
    """Return how a row that may have arrived ends: sent, with the id of its message, or held, with the reason.

    None when it is to be sent again: it is not there, or nobody can say and the group wants it so.
    """
    conversation, holds = await db.read(_asked_of, row)
    if conversation is None:
        return None
    try:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            found = await look_up(conversation, key_of(row), row.due_at)
    except (CannotSay, TimeoutError) as error:
        log.warning("reminder_not_looked_up", reminder=row.id, why=str(error) or "no answer in time")
    except Exception as error:
        log.error("look_up_broke", reminder=row.id, exc_info=error)
    else:
        log.info("reminder_looked_up", reminder=row.id, found=found is not None)
        return (State.SENT, found) if found else None
    return (State.HELD, row.why or "nobody can say") if holds else None


def _asked_of(session: Session, row: Reminder) -> tuple[Conversation | None, bool]:
    holds = groups.get(session, row.group_id).when_unsure == HOLD
    return conversations.get(session, row.conversation_row_id), holds
