"""Half-finished conversations: plain JSON by tenant, conversation and person, so they survive a restart.

Two people in one channel thread have two frames and never see each other's.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Text, bindparam, delete, func, insert, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import prepared
from storage.types import json, table, utc

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
ASIDE = "forms"  # what is kept beside a frame while its person speaks for another group

_TABLE = table(Frame)
_IT = (
    (_TABLE.c.tenant_id == bindparam("of_tenant"))
    & (_TABLE.c.conversation_id == bindparam("of_conversation"))
    & (_TABLE.c.person_id == bindparam("of_person"))
)
_LOCK = prepared.always(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name", type_=Text), 0))))
_SAVE = prepared.always(insert(_TABLE))
_CLEAR = prepared.always(delete(_TABLE).where(_IT))
_TAKE = prepared.always(delete(_TABLE).where(_IT).returning(_TABLE.c.data, _TABLE.c.updated_at))


def stands(updated_at: datetime | None, now: datetime) -> bool:
    """Tell whether a frame that was last saved then, if there is one, may still be meant."""
    return updated_at is not None and now - updated_at <= KEPT_FOR


def take(session: Session, key: Key, now: datetime) -> dict[str, Any] | None:
    """Take the person's frame from there, unless it is too old to be meant; what goes on is saved anew.

    Until the transaction ends, no other turn of this person there can take it: two messages sent in one breath take
    turns. SQLite has one writer anyway.
    """
    if prepared.dialect_of(session) == "postgresql":
        _LOCK.do(session, {"name": "\n".join(key)})
    row = _TAKE.first(session, _of(key))
    return row[0] if row and stands(row[1], now) else None


def save(session: Session, key: Key, data: dict[str, Any], now: datetime) -> None:
    """Keep a frame where there is none: the one before was taken."""
    row = {"tenant_id": key[0], "conversation_id": key[1], "person_id": key[2], "data": data, "updated_at": now}
    _SAVE.do(session, row)


def beside(key: Key, what: str) -> Key:
    """Return the key of something else that is kept for this person there, under a name no chat of Teams has."""
    tenant_id, conversation_id, person_id = key
    return tenant_id, f"{what} of {conversation_id}", person_id


def forget(session: Session, now: datetime) -> None:
    """Drop what is too old to be meant."""
    session.execute(delete(_TABLE).where(_TABLE.c.updated_at < now - KEPT_FOR))


def clear(session: Session, key: Key) -> None:
    """Forget the frame and what was put aside for it: one of them led to a bug."""
    for one in (key, beside(key, ASIDE)):
        _CLEAR.do(session, _of(one))


def _of(key: Key) -> dict[str, str]:
    return dict(zip(("of_tenant", "of_conversation", "of_person"), key, strict=True))
