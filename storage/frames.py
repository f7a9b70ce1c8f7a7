"""Half-finished conversations: plain JSON by tenant, conversation and person, so they survive a restart.

Two people in one channel thread have two frames and never see each other's.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.types import columns, json, utc

KEPT_FOR = timedelta(days=2)  # a form begun yesterday can be finished; one of last week would surprise


class Frame(SQLModel, table=True):
    """What one person is in the middle of, in one conversation."""

    __tablename__ = "frames"

    tenant_id: str = Field(primary_key=True)
    conversation_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    data: dict[str, Any] = json(dict)
    updated_at: datetime = utc()


Key = tuple[str, str, str]


def load(session: Session, key: Key, now: datetime) -> dict[str, Any] | None:
    """Return the person's frame there, unless it is too old to be meant.

    Until the transaction ends, no other turn of this person there can read it: two messages sent in one breath take
    turns. SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended("\n".join(key), 0))))
    row = session.get(Frame, key)
    if row is None or now - row.updated_at > KEPT_FOR:
        return None
    return row.data


def save(session: Session, key: Key, data: dict[str, Any], now: datetime) -> None:
    """Keep the frame in place of the one before."""
    session.merge(Frame(tenant_id=key[0], conversation_id=key[1], person_id=key[2], data=data, updated_at=now))


def clear(session: Session, key: Key) -> None:
    """Forget the frame: the conversation is finished or cancelled."""
    f = columns(Frame)
    session.execute(delete(Frame).where(f.tenant_id == key[0], f.conversation_id == key[1], f.person_id == key[2]))
