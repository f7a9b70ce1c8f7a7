"""Which of their groups somebody speaks for in a chat: for people of several groups, kept beside their frame there."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import frames
from storage.frames import Frame, Key
from storage.types import columns

STANDS_FOR = timedelta(days=1)
CHOICE = "group"
_F = columns(Frame)


def chosen(session: Session, key: Key, now: datetime) -> int | None:
    """Return the row id of the group chosen in this chat in the last day."""
    tenant_id, chat, person_id = frames.beside(key, CHOICE)
    found = select(_F.data).where(
        _F.tenant_id == tenant_id,
        _F.conversation_id == chat,
        _F.person_id == person_id,
        _F.updated_at > now - STANDS_FOR,
    )
    data = session.scalar(found)
    return data["group"] if data else None


def choose(session: Session, key: Key, group_id: int, now: datetime) -> None:
    """Keep that this person now speaks for this group in this chat."""
    beside = frames.beside(key, CHOICE)
    frames.take(session, beside, now)  # two presses in one breath take turns
    frames.save(session, beside, {"group": group_id}, now)
