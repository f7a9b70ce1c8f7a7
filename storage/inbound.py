"""Activities already handled: Teams sends one again when an answer takes 15 s or a connection breaks.

The row is written in the same transaction as what the activity changed, with the replies it earned, so a repeat
after a crash is answered and never saved twice.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.db import insert_once
from storage.types import columns, json, utc


class InboundActivity(SQLModel, table=True):
    """One activity of one conversation, and what it was answered."""

    __tablename__ = "inbound_activities"

    tenant_id: str = Field(primary_key=True)
    conversation_id: str = Field(primary_key=True)
    activity_id: str = Field(primary_key=True)
    at: datetime = utc(index=True)
    replies: list[dict[str, Any]] = json(list)


Key = tuple[str, str, str]


def claim(session: Session, key: Key, at: datetime) -> bool:
    """Take the activity for this transaction; False when it was handled before.

    On PostgreSQL a second replica waits here until the first has committed or failed.
    """
    tenant_id, conversation_id, activity_id = key
    row = InboundActivity(tenant_id=tenant_id, conversation_id=conversation_id, activity_id=activity_id, at=at)
    return insert_once(session, row)


def answered(session: Session, key: Key, replies: list[dict[str, Any]]) -> None:
    """Keep what the activity was answered."""
    _row(session, key).replies = replies


def replies(session: Session, key: Key) -> list[dict[str, Any]]:
    """Return what the activity was answered the first time."""
    return _row(session, key).replies


def forget(session: Session, before: datetime) -> None:
    """Drop rows from before a moment: Teams has long given up on them."""
    session.execute(delete(InboundActivity).where(columns(InboundActivity).at < before))


def _row(session: Session, key: Key) -> InboundActivity:
    return session.get_one(InboundActivity, key)
