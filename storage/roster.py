"""Who is in the group's team, as Teams last said: whom the coordinator may take in, and whom a card may mention.

Being in the team makes nobody a member of the group (`storage/members.py`).
"""

from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, and_, func, select, tuple_
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.conversations import Conversation
from storage.members import OFF, Member
from storage.personal_chats import ROLES
from storage.types import columns, table, utc

NAMELESS = "Nameless"  # what somebody is called of whom Teams gives no name
# A group of several places has one roster, which does not say who was seen in which: who is listed in none for so long
# is gone from all.
UNSEEN_FOR = timedelta(days=30)
PAGE = 100  # rows read at once of what is mostly not wanted


class RosterPerson(SQLModel, table=True):
    """One person of the team."""

    __tablename__ = "roster_people"
    __table_args__ = (UniqueConstraint("group_id", "tenant_id", "entra_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    tenant_id: str  # their own, which for a partner's guest is not the team's
    entra_id: str
    teams_id: str  # "29:…", what a mention needs
    name: str
    guest: bool = False
    seen_at: datetime = utc()
    gone_at: datetime | None = utc(nullable=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody as Teams lists them."""

    tenant_id: str
    entra_id: str
    teams_id: str
    name: str
    guest: bool


def refresh(session: Session, group_id: int, seen: Iterable[Seen], at: datetime, *, whole: bool = True) -> None:
    """Make the roster what Teams says it is now; who is not listed any more is kept as gone.

    `whole`: this is the group's only place. One of several says nothing of who is not in it.
    """
    rows = {(row.tenant_id, row.entra_id): row for row in _all(session, group_id)}
    for person in seen:
        row = rows.pop((person.tenant_id, person.entra_id), None)
        if row is None:
            session.add(RosterPerson(group_id=group_id, seen_at=at, **asdict(person)))
        else:
            row.teams_id, row.name, row.guest = person.teams_id, person.name, person.guest
            row.seen_at, row.gone_at = at, None
    for row in rows.values():
        if whole or at - row.seen_at > UNSEEN_FOR:
            row.gone_at = row.gone_at or at
    session.flush()


def of_group(session: Session, group_id: int) -> list[RosterPerson]:
    """Return who is in the team, by name."""
    return [row for row in _all(session, group_id) if row.gone_at is None]


def newcomers(session: Session, group_id: int) -> list[RosterPerson]:
    """Return who is in the team and no member of the group, by name; who has left it may come back."""
    m = columns(Member)
    there = select(m.tenant_id, m.entra_id).where(m.group_id == group_id, m.left_on.is_(None))
    known = {(tenant_id, entra_id) for tenant_id, entra_id in session.execute(there)}
    return [row for row in of_group(session, group_id) if (row.tenant_id, row.entra_id) not in known]


def without_chat(
    session: Session, most: int, left_out: Container[tuple[str, str]] = ()
) -> list[tuple[Conversation, RosterPerson]]:
    """Return members of all groups who are in their team and were never heard in a chat of their own.

    Each comes with a channel of the group's reminders that is not blocked, and who is in several groups comes once.
    Left out are who switched reminders off, and the pairs of tenant and Entra object id in `left_out`. A blocked chat
    counts as none once the channel has moved to another address.
    """
    m, r, c, chat = columns(Member), columns(RosterPerson), columns(Conversation), table(Conversation).alias().c
    # Two lists, each made once: a look for everybody's own chat takes a hundred times as long.
    chats = select(chat.tenant_id, chat.person_id).where(chat.scope == "personal", chat.person_id.is_not(None))
    open_now = tuple_(c.tenant_id, m.entra_id).in_(chats.where(chat.blocked_at.is_(None)))
    shut_here = tuple_(c.tenant_id, m.entra_id, c.service_url).in_(
        chats.add_columns(chat.service_url).where(chat.blocked_at.is_not(None))
    )
    there = and_(r.group_id == m.group_id, r.tenant_id == m.tenant_id, r.entra_id == m.entra_id, r.gone_at.is_(None))
    channel = and_(c.group_id == m.group_id, c.scope == "channel", c.gets_digest.is_(True), c.blocked_at.is_(None))
    wanted = (
        select(Conversation, RosterPerson)
        .select_from(Member)
        .join(Conversation, channel)
        .join(RosterPerson, there)
        .where(m.left_on.is_(None), m.role.in_(ROLES), m.reminders != OFF, ~open_now, ~shut_here)
        .order_by(m.id, c.id)
    )
    found: dict[tuple[str, str], tuple[Conversation, RosterPerson]] = {}
    with session.execute(wanted.execution_options(yield_per=PAGE)) as rows:
        for place, person in rows:
            key = (place.tenant_id, person.entra_id)
            if key not in left_out:
                found.setdefault(key, (place, person))
            if len(found) >= most:
                break
    return list(found.values())


def refreshed_at(session: Session, group_id: int) -> datetime | None:
    """Return when Teams last told who is in the team; None for never."""
    r = columns(RosterPerson)
    latest: datetime | None = session.scalar(select(func.max(r.seen_at)).where(r.group_id == group_id))
    return latest


def _all(session: Session, group_id: int) -> list[RosterPerson]:
    r = columns(RosterPerson)
    return list(session.scalars(select(RosterPerson).where(r.group_id == group_id).order_by(r.name, r.id)))
