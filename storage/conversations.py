"""Where the bot may write: conversation references as Teams gave them, and which channel a group's digest goes to."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, func, select, update
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.insert import insert_once
from storage.types import columns, table, utc


class Conversation(SQLModel, table=True):
    """A chat or channel (never a thread of it) that the bot was seen in."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("tenant_id", "conversation_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int | None = Field(default=None, foreign_key="groups.id", index=True)
    tenant_id: str
    conversation_id: str
    scope: str  # personal, groupChat, channel
    service_url: str
    bot_id: str  # the bot's own account id there ("28:…")
    team_id: str | None = None  # of a channel that all of the team can read
    person_id: str | None = None  # Entra object id, of a personal chat
    gets_digest: bool = False
    welcomed_at: datetime | None = utc(nullable=True)
    blocked_at: datetime | None = utc(nullable=True)
    blocked_why: str | None = None
    seen_at: datetime = utc()


@dataclass(frozen=True, slots=True)
class Reference:
    """What an inbound activity says about where it came from."""

    tenant_id: str
    conversation_id: str
    scope: str
    service_url: str
    bot_id: str
    team_id: str | None = None
    person_id: str | None = None


SEEN_EVERY = timedelta(days=1)  # how exactly it is kept when somebody was last heard there
_C = columns(Conversation)


@dataclass(frozen=True, slots=True)
class Place:
    """What is kept of a conversation that most turns ask for."""

    group_id: int | None
    service_url: str
    bot_id: str
    blocked_at: datetime | None
    seen_at: datetime


def is_remembered(place: Place | None, reference: Reference, at: datetime) -> bool:
    """Tell whether a reference needs no writing: it stands as it is, is not blocked, and was seen in the last day."""
    return (
        place is not None
        and place.blocked_at is None
        and (place.service_url, place.bot_id) == (reference.service_url, reference.bot_id)
        and at - place.seen_at < SEEN_EVERY
    )


def remember(session: Session, reference: Reference, at: datetime) -> Conversation:
    """Keep the reference, new or moved to another service URL; hearing from a place also unblocks it."""
    row = find(session, reference.tenant_id, reference.conversation_id)
    if row is None:
        # Ten people may be heard at once in a channel that is new here: one inserts, all read it back.
        insert_once(session, table(Conversation), **asdict(reference), gets_digest=False, seen_at=at)
        return remember(session, reference, at)
    row.service_url, row.bot_id, row.seen_at = reference.service_url, reference.bot_id, at
    row.blocked_at = row.blocked_why = None
    if row.team_id and not row.gets_digest:
        row.group_id = _group_of_team(session, row)
    session.flush()
    return row


def find(session: Session, tenant_id: str, conversation_id: str) -> Conversation | None:
    """Return the conversation Teams calls by this id."""
    found = select(Conversation).where(_C.tenant_id == tenant_id, _C.conversation_id == conversation_id)
    return session.scalar(found)


def get(session: Session, conversation_row_id: int) -> Conversation | None:
    """Return a conversation by its row id."""
    return session.get(Conversation, conversation_row_id)


def of_person(session: Session, tenant_id: str, person_id: str) -> list[Conversation]:
    """Return the personal chats in which this person was heard."""
    return list(session.scalars(select(Conversation).where(_C.tenant_id == tenant_id, _C.person_id == person_id)))


def digest_channels(session: Session, group_id: int) -> list[Conversation]:
    """Return where a group's digest and meeting reminders go, blocked places too: a blocked row is visible."""
    found = select(Conversation).where(_C.group_id == group_id, _C.gets_digest.is_(True))
    return list(session.scalars(found.order_by(_C.id)))


def rosters(session: Session, group_id: int) -> int:
    """Return how many lists of people the group's channels have: one for each team, one for a channel apart."""
    mine = (_C.group_id == group_id, _C.scope == "channel", _C.blocked_at.is_(None))
    return (
        session.scalar(select(func.count(func.coalesce(_C.team_id, _C.conversation_id).distinct())).where(*mine)) or 0
    )


def belong(session: Session, change: audit.Change, place: Conversation) -> None:
    """Let a place be the group's from now on: its members are answered there, and its reminders go there."""
    audit.amend(session, change, place, group_id=change.group_id, gets_digest=True)
    settle_team(session, place)


def settle_team(session: Session, place: Conversation) -> None:
    """Let the other channels of a place's team follow it: the same people read them."""
    if place.team_id is None:
        return
    others = update(Conversation).where(
        _C.tenant_id == place.tenant_id, _C.team_id == place.team_id, _C.gets_digest.is_(False)
    )
    session.execute(others.values(group_id=_group_of_team(session, place)))


def _group_of_team(session: Session, place: Conversation) -> int | None:
    """Return the one group whose reminders go to a channel of the place's team; None where there are two, or none."""
    found = select(_C.group_id).where(
        _C.tenant_id == place.tenant_id, _C.team_id == place.team_id, _C.gets_digest.is_(True)
    )
    groups = set(session.scalars(found))
    return groups.pop() if len(groups) == 1 else None


def block(session: Session, conversation_row_id: int, why: str, at: datetime) -> None:
    """Note that Teams no longer takes messages there."""
    row = session.get(Conversation, conversation_row_id)
    if row is not None:
        row.blocked_at, row.blocked_why = at, why
