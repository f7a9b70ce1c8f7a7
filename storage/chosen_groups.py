"""Which of their groups somebody speaks for in a chat: for people of several groups, kept as a frame of its own.

A frame's key is a chat and a person. The choice stands beside what they are in the middle of there, under a name no
chat of Teams has.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import frames
from storage.frames import Frame, Key
from storage.types import columns

STANDS_FOR = timedelta(days=1)
_F = columns(Frame)


def chosen(session: Session, key: Key, now: datetime) -> int | None:
    """Return the row id of the group chosen in this chat in the last day."""
    tenant_id, chat, person_id = _beside(key)
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
    frames.take(session, _beside(key), now)  # two presses in one breath take turns
    frames.save(session, _beside(key), {"group": group_id}, now)


def _beside(key: Key) -> Key:
    tenant_id, conversation_id, person_id = key
    return tenant_id, f"group of {conversation_id}", person_id
