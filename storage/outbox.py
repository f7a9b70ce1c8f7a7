"""The outbox: every reminder from due to sent, as rows. The database decides what is due; the clock only ticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, Index, UniqueConstraint, and_, func, select, update
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.insert import insert
from storage.types import columns, table, utc


class State(StrEnum):
    """Where a reminder is. `sending` is committed before the POST, so a crash in between is seen as uncertain."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"  # it may have arrived; tried again as a possible repeat
    HELD = "held"  # it may have arrived, and the group wants a person to decide
    BLOCKED = "blocked"
    DEAD = "dead"
    EXPIRED = "expired"
    EMPTY = "empty"  # at delivery there was nothing left to say
    DISMISSED = "dismissed"  # given up by a person, who said why


WAITING = (State.PENDING, State.UNCERTAIN)
UNDER_WAY = (State.CLAIMED, State.SENDING)
UNSETTLED = (*WAITING, *UNDER_WAY)
LIVE = (*UNSETTLED, State.BLOCKED, State.HELD)


class Reminder(SQLModel, table=True):
    """One occurrence for one conversation."""

    __tablename__ = "outbox"
    __table_args__ = (
        # The conversation first: a claim looks for its other rows, and the whole history must not be walked for it.
        UniqueConstraint("conversation_row_id", "local_date", "kind", "subject", "revision"),
        Index("outbox_by_due", "state", "due_at"),
        Index("outbox_by_group", "group_id", "due_at"),
        # Whether something is under way in a conversation, and whether a newer one of a subject is due there.
        Index("outbox_by_conversation", "conversation_row_id", "state", "due_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
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
    said: dict[str, list[int]] | None = Field(default=None, sa_type=JSON(none_as_null=True))  # by section, ids of rows
    shown: str | None = None  # digest of the card as it was last drawn
    why: str | None = None  # the reason of the last failure or of the end state, never text or names


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something to say on a local day; which conversation hears it is the row's matter."""

    kind: str
    subject: str
    local_date: date
    revision: int
    due_at: datetime
    expires_at: datetime


Key = tuple[str, str, date, int]
_R = columns(Reminder)
_TABLE = table(Reminder)


def key(of: Occurrence | Reminder) -> Key:
    """Return what makes an occurrence itself, beside its conversation; never the instant."""
    return of.kind, of.subject, of.local_date, of.revision


def occurrence_of(row: Reminder) -> Occurrence:
    """Return what a row is an occurrence of."""
    return Occurrence(row.kind, row.subject, row.local_date, row.revision, row.due_at, row.expires_at)


def materialise(session: Session, group_id: int, conversation_row_id: int, occurrences: Sequence[Occurrence]) -> int:
    """Insert rows for the occurrences that have none yet; return how many were new."""
    if not occurrences:
        return 0
    rows = [
        {
            "group_id": group_id,
            "conversation_row_id": conversation_row_id,
            "kind": each.kind,
            "subject": each.subject,
            "local_date": each.local_date,
            "revision": each.revision,
            "due_at": each.due_at,
            "expires_at": each.expires_at,
            "next_try_at": each.due_at,
            "state": State.PENDING,
            "fence": 0,
            "attempts": 0,
            "possible_repeat": False,
        }
        for each in occurrences
    ]
    added = session.execute(insert(session, Reminder).values(rows).on_conflict_do_nothing().returning(_R.id))
    return len(added.all())


def is_elsewhen(row: Reminder, occurrence: Occurrence) -> bool:
    """Tell whether a row that nobody has tried yet has another time than its occurrence by now."""
    untried = row.state == State.PENDING and row.attempts == 0
    return untried and (row.due_at, row.expires_at) != (occurrence.due_at, occurrence.expires_at)


def change(session: Session, which: ColumnElement[bool], **values: Any) -> int:
    """Set columns of the rows that are as described at this moment; return how many were."""
    return len(session.execute(update(_TABLE).where(which).values(**values).returning(_R.id)).all())


def reschedule(session: Session, row: Reminder, occurrence: Occurrence) -> bool:
    """Give an untried row its new time: the digest's hour or the meeting's start changed."""
    untried = and_(_R.id == row.id, _R.fence == row.fence, _R.state == State.PENDING)
    times = {"due_at": occurrence.due_at, "expires_at": occurrence.expires_at, "next_try_at": occurrence.due_at}
    return change(session, untried, **times) == 1


def of_conversation(session: Session, group_id: int, conversation_row_id: int, first: date) -> list[Reminder]:
    """Return a conversation's rows from a local day on, in every state."""
    found = select(Reminder).where(
        _R.group_id == group_id, _R.conversation_row_id == conversation_row_id, _R.local_date >= first
    )
    return list(session.scalars(found.order_by(_R.due_at, _R.id)))


def count_sent(session: Session, conversation_row_id: int, since: datetime) -> int:
    """Return how many messages a conversation was sent since a moment, of those that fell due in the month before."""
    sent = select(func.count()).where(
        _R.conversation_row_id == conversation_row_id,
        _R.state == State.SENT,
        _R.due_at >= since - timedelta(days=31),
        _R.sent_at >= since,
    )
    return session.scalar(sent) or 0


def sent_since(session: Session, conversation_row_id: int, kinds: Sequence[str], since: datetime) -> list[Reminder]:
    """Return the messages of these kinds in a conversation that were due since a moment and were sent, newest first."""
    mine = (_R.conversation_row_id == conversation_row_id, _R.kind.in_(kinds))
    found = select(Reminder).where(*mine, _R.state == State.SENT, _R.due_at >= since)
    return list(session.scalars(found.order_by(_R.due_at.desc(), _R.id.desc())))


def keep_shown(session: Session, row_id: int, was: str, now: str) -> bool:
    """Note how a posted card was drawn last; False where somebody has drawn it anew since."""
    return change(session, and_(_R.id == row_id, func.coalesce(_R.shown, "") == was), shown=now) == 1


def first_due(session: Session, group_id: int, conversation_row_id: int) -> datetime | None:
    """Return when the first of a conversation's rows is due: the first tick gave one to all that lay ahead of it."""
    found = select(_R.due_at).where(_R.group_id == group_id, _R.conversation_row_id == conversation_row_id)
    first: datetime | None = session.scalar(found.order_by(_R.local_date, _R.due_at).limit(1))
    return first


def last_day(session: Session, group_id: int, conversation_row_id: int) -> date | None:
    """Return the last local day a conversation has a row for: so far the ticks have looked ahead."""
    found = select(func.max(_R.local_date)).where(
        _R.group_id == group_id, _R.conversation_row_id == conversation_row_id
    )
    last: date | None = session.scalar(found)
    return last
