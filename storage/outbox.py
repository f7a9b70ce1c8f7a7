"""The outbox: every reminder from due to sent, as rows. The database decides what is due; the clock only ticks."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.types import utc


class State(StrEnum):
    """Where a reminder is. `sending` is committed before the POST, so a crash in between is seen as uncertain."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    BLOCKED = "blocked"
    DEAD = "dead"
    EXPIRED = "expired"
    EMPTY = "empty"  # at delivery there was nothing left to say


class Reminder(SQLModel, table=True):
    """One occurrence for one conversation."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("subject", "local_date", "conversation_row_id", "kind", "revision"),
        Index("outbox_by_due", "state", "due_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    conversation_row_id: int = Field(foreign_key="conversations.id")
    kind: str
    subject: str  # "group" for a digest, "meeting:7"
    local_date: date
    revision: int = 0
    due_at: datetime = utc()
    expires_at: datetime = utc()
    state: str = State.PENDING
    fence: int = 0  # raised by each claim; every later write must carry it
    lease_until: datetime | None = utc(nullable=True)
    attempts: int = 0
    next_try_at: datetime = utc()
    possible_repeat: bool = False
    activity_id: str | None = None
    sent_at: datetime | None = utc(nullable=True)
    why: str | None = None  # the reason of the last failure or of the end state, never text or names
