"""Activities already handled: Teams sends one again when an answer takes 15 s or a connection breaks.

The row is written in the same transaction as what the activity changed, with the replies it earned, so a repeat
after a crash is answered and never saved twice.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import prepared
from storage.insert import insert_once
from storage.types import columns, json, table, utc


class InboundActivity(SQLModel, table=True):
    """One activity of one conversation, and what it was answered."""

    __tablename__ = "inbound_activities"

    tenant_id: str = Field(primary_key=True)
    conversation_id: str = Field(primary_key=True)
    activity_id: str = Field(primary_key=True)
    at: datetime = utc(index=True)
    replies: list[dict[str, Any]] = json(list)


Key = tuple[str, str, str]

_TABLE = table(InboundActivity)
_IT = (
    (_TABLE.c.tenant_id == bindparam("of_tenant"))
    & (_TABLE.c.conversation_id == bindparam("of_conversation"))
    & (_TABLE.c.activity_id == bindparam("of_activity"))
)
_ANSWERED = prepared.always(update(_TABLE).where(_IT).values(replies=bindparam("given")))
_GIVEN = prepared.always(select(_TABLE.c.replies).where(_IT))


def claim(session: Session, key: Key, at: datetime) -> bool:
    """Take the activity for this transaction; False when it was handled before.

    On PostgreSQL a second replica waits here until the first has committed or failed.
    """
    tenant_id, conversation_id, activity_id = key
    return insert_once(
        session,
        _TABLE,
        tenant_id=tenant_id,
        conversation_id=conversation_id,
        activity_id=activity_id,
        at=at,
        replies=[],
    )


def answered(session: Session, key: Key, replies: list[dict[str, Any]]) -> None:
    """Keep what the activity was answered."""
    _ANSWERED.do(session, _of(key) | {"given": replies})


def replies(session: Session, key: Key) -> list[dict[str, Any]]:
    """Return what the activity was answered the first time."""
    row = _GIVEN.first(session, _of(key))
    return list(row[0]) if row else []


def forget(session: Session, before: datetime) -> None:
    """Drop rows from before a moment: Teams has long given up on them."""
    session.execute(delete(InboundActivity).where(columns(InboundActivity).at < before))


def _of(key: Key) -> dict[str, Any]:
    return dict(zip(("of_tenant", "of_conversation", "of_activity"), key, strict=True))
