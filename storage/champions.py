"""Prevent champions: who in an agency keeps the subject alive there, and since when."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.types import columns, utc


class ChampionNotFound(LookupError):
    """There is no such champion now."""


class Champion(SQLModel, table=True):
    """One champion of one agency, by the name colleagues know; they need not be a member of the group."""

    __tablename__ = "champions"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    agency: str
    name: str
    since_on: date
    until_on: date | None = None
    voided_at: datetime | None = utc(nullable=True)


def add(session: Session, change: audit.Change, champion: Champion) -> Champion:
    """Name a champion."""
    return audit.add(session, change, champion)


def of_group(session: Session, group_id: int) -> list[Champion]:
    """Return the champions there are now, by agency and name."""
    c = columns(Champion)
    found = select(Champion).where(c.group_id == group_id, c.until_on.is_(None), c.voided_at.is_(None))
    return list(session.scalars(found.order_by(c.agency, c.name, c.id)))


def get(session: Session, group_id: int, champion_id: int) -> Champion:
    """Return a champion there is now; raise ChampionNotFound."""
    found = next((one for one in of_group(session, group_id) if one.id == champion_id), None)
    if found is None:
        raise ChampionNotFound(ChampionNotFound.__doc__)
    return found


def end(session: Session, change: audit.Change, champion: Champion, last_day: date) -> None:
    """Record the last day of a champion, who stays in the record."""
    audit.amend(session, change, champion, until_on=last_day)
