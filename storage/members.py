"""Who belongs to a group, for which agency and in which role; keyed by tenant and Entra object id, never by name."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.prepared import Rows
from storage.types import columns


class Role(StrEnum):
    """What somebody is in the group; the table of rights in `dialogs/rights.py` reads it."""

    CHAIR = "chair"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    DEPUTY = "deputy"
    INVITED = "invited"
    OBSERVER = "observer"


DAILY, WEEKLY, OFF = "daily", "weekly", "off"  # when something of theirs is due; once a week; never


class LastCoordinator(RuntimeError):
    """A group always keeps a coordinator: say who is next first, such as "make Robin the coordinator"."""


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
    reminders: str = DAILY  # how often they are written to
    muted_until: date | None = None  # not written to before this day
    left_on: date | None = None


_M = columns(Member)
_OF_GROUP = Rows(Member, _M.group_id == bindparam("of_group"), _M.left_on.is_(None), order_by=_M.id)


def of_person(session: Session, tenant_id: str, entra_id: str) -> list[Member]:
    """Return the person's memberships in all groups, those who left excluded."""
    m = columns(Member)
    found = select(Member).where(m.entra_id == entra_id, m.tenant_id == tenant_id, m.left_on.is_(None))
    return list(session.scalars(found.order_by(m.group_id)))


def of_group(session: Session, group_id: int) -> list[Member]:
    """Return the members of a group, those who left excluded, in the order they joined."""
    m = columns(Member)
    return list(session.scalars(select(Member).where(m.group_id == group_id, m.left_on.is_(None)).order_by(m.id)))


def look_at(session: Session, group_id: int) -> list[Member]:
    """Return what `of_group` does for whoever changes nothing of it: reminders are drawn from it."""
    return _OF_GROUP.all(session, of_group=group_id)


def get(session: Session, group_id: int, member_id: int) -> Member | None:
    """Return somebody of the group by row id, those who left too."""
    m = columns(Member)
    return session.scalar(select(Member).where(m.group_id == group_id, m.id == member_id))


def join(session: Session, change: audit.Change, member: Member) -> Member:
    """Take somebody into the group; who was in it before comes back as the same row, with its history."""
    m = columns(Member)
    same_person = (m.tenant_id == member.tenant_id) & (m.entra_id == member.entra_id)
    former = select(Member).where(m.group_id == change.group_id, same_person, m.left_on.is_not(None))
    if (row := session.scalar(former)) is None:
        return audit.add(session, change, member)
    again = ("name", "agency", "role", "deputy_for_id", "invited_to_id")
    audit.amend(session, change, row, left_on=None, away_until=None, **{name: getattr(member, name) for name in again})
    return row


def amend(session: Session, change: audit.Change, member: Member, **values: Any) -> bool:
    """Change what somebody is in the group; raise LastCoordinator where nobody would be left to run it."""
    keep_coordinator(session, change.group_id, {member.id or 0: values})
    return audit.amend(session, change, member, **values)


def invite_instead(session: Session, change: audit.Change, was: int, now: int) -> None:
    """Let those who are invited to one meeting be invited to another, which is held in its place."""
    for guest in of_group(session, change.group_id):
        if guest.invited_to_id == was:
            audit.amend(session, change, guest, invited_to_id=now)


def keep_coordinator(session: Session, group_id: int, changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Raise LastCoordinator when these changes, by row id, would take the group's last coordinator from it."""
    m = columns(Member)
    rows = session.execute(select(m.id, m.role, m.left_on).where(m.group_id == group_id)).all()
    before = [id for id, role, left_on in rows if role == Role.COORDINATOR and left_on is None]
    after = [{"role": role, "left_on": left_on} | dict(changes.get(id, {})) for id, role, left_on in rows]
    if before and not any(row["role"] == Role.COORDINATOR and row["left_on"] is None for row in after):
        raise LastCoordinator(LastCoordinator.__doc__)
