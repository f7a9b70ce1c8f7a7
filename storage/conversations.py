"""Where the bot may write: conversation references as Teams gave them, and which channel a group's digest goes to."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, bindparam, case, func, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.insert import insert_once
from storage.prepared import Rows
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
    person_id: str | None = Field(default=None, index=True)  # Entra object id, of a personal chat
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
CHANNEL_DELETED = "channel deleted"  # why a place is blocked that its team being there again does not mend
_C = columns(Conversation)
_BY_ID = Rows(Conversation, _C.id == bindparam("row_id"))


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
    """Keep the reference, new or moved to another service URL; hearing from a place also unblocks it.

    Where that is news of a channel, it is news of all its team: see `open_team`.
    """
    row = find(session, reference.tenant_id, reference.conversation_id)
    if row is None or row.blocked_at is not None or row.service_url != reference.service_url:
        open_team(session, reference)
    if row is None:
        # Ten people may be heard at once in a channel that is new here: one inserts, all read it back.
        insert_once(session, table(Conversation), **asdict(reference), gets_digest=False, seen_at=at)
        return remember(session, reference, at)
    row.service_url, row.bot_id, row.seen_at = reference.service_url, reference.bot_id, at
    row.person_id = row.person_id or reference.person_id  # an install does not always say whose chat it is
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
    """Return a conversation by its row id, to be looked at."""
    return _BY_ID.first(session, row_id=conversation_row_id)


def of_person(session: Session, tenant_id: str, person_id: str) -> list[Conversation]:
    """Return the personal chats in which this person was heard."""
    return list(session.scalars(select(Conversation).where(_C.tenant_id == tenant_id, _C.person_id == person_id)))


def digest_channels(session: Session, group_id: int) -> list[Conversation]:
    """Return where a group's digest and meeting reminders go, blocked places too: a blocked row is visible."""
    found = select(Conversation).where(_C.group_id == group_id, _C.gets_digest.is_(True))
    return list(session.scalars(found.order_by(_C.id)))


def stamp(session: Session) -> tuple[object, ...]:
    """Return what changes whenever a place is added, comes to another group or begins to get a group's reminders."""
    digests = func.sum(case((_C.gets_digest.is_(True), _C.id), else_=0))
    return tuple(session.execute(select(func.count(), func.max(_C.id), func.sum(_C.group_id), digests)).one())


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
    """Note that Teams did not take a message there; where it is known why, that stands."""
    row = session.get(Conversation, conversation_row_id)
    if row is not None and row.blocked_at is None:
        row.blocked_at, row.blocked_why = at, why


def open_team(session: Session, reference: Reference) -> None:
    """Write to the channels of a reference's team again, and to where it is now: the bot was heard of there.

    A deleted channel stays blocked. Nothing is done for a place without a team.
    """
    if reference.team_id is None:
        return
    elsewhere = or_(_C.blocked_at.is_not(None), _C.service_url != reference.service_url)
    there = or_(_C.blocked_why.is_(None), _C.blocked_why != CHANNEL_DELETED)
    found = select(Conversation).where(
        _C.tenant_id == reference.tenant_id, _C.team_id == reference.team_id, elsewhere, there
    )
    for row in session.scalars(found.order_by(_C.id).with_for_update()):
        row.service_url, row.bot_id = reference.service_url, reference.bot_id
        row.blocked_at = row.blocked_why = None
    session.flush()
