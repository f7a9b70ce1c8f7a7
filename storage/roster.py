"""Who is in the group's team, as Teams last said: whom the coordinator may take in, and whom a card may mention.

Being in the team makes nobody a member of the group (`storage/members.py`).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.members import Member
from storage.types import columns, utc

NAMELESS = "Nameless"  # what somebody is called of whom Teams gives no name
# A group of several places has one roster, which does not say who was seen in which: who is listed in none for so long
# is gone from all.
UNSEEN_FOR = timedelta(days=30)


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


def refreshed_at(session: Session, group_id: int) -> datetime | None:
    """Return when Teams last told who is in the team; None for never."""
    r = columns(RosterPerson)
    latest: datetime | None = session.scalar(select(func.max(r.seen_at)).where(r.group_id == group_id))
    return latest


def _all(session: Session, group_id: int) -> list[RosterPerson]:
    r = columns(RosterPerson)
    return list(session.scalars(select(RosterPerson).where(r.group_id == group_id).order_by(r.name, r.id)))
