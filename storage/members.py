"""Who belongs to a group, for which agency and in which role; keyed by tenant and Entra object id, never by name."""

from datetime import date
from enum import StrEnum

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.types import columns


class Role(StrEnum):
    """What somebody is in the group; the table of rights in `dialogs/rights.py` reads it."""

    CHAIR = "chair"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    DEPUTY = "deputy"
    INVITED = "invited"
    OBSERVER = "observer"


class Member(SQLModel, table=True):
    """A person of the group. An invited partner is one for one meeting; a deputy stands for a member."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("group_id", "tenant_id", "entra_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    tenant_id: str
    entra_id: str = Field(index=True)
    name: str
    agency: str | None = None
    role: str
    deputy_for_id: int | None = Field(default=None, foreign_key="members.id")
    invited_to_id: int | None = Field(default=None, foreign_key="meetings.id")
    away_until: date | None = None  # on leave up to and including this day
    left_on: date | None = None


def of_person(session: Session, tenant_id: str, entra_id: str) -> list[Member]:
    """Return the person's memberships in all groups, those who left excluded."""
    m = columns(Member)
    found = select(Member).where(m.entra_id == entra_id, m.tenant_id == tenant_id, m.left_on.is_(None))
    return list(session.scalars(found.order_by(m.group_id)))


def of_group(session: Session, group_id: int) -> list[Member]:
    """Return the members of a group, those who left excluded, in the order they joined."""
    m = columns(Member)
    return list(session.scalars(select(Member).where(m.group_id == group_id, m.left_on.is_(None)).order_by(m.id)))


def join(session: Session, change: audit.Change, member: Member) -> Member:
    """Take somebody into the group."""
    return audit.add(session, change, member)
