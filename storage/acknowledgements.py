"""Who has seen a reminder: Teams tells a bot of no reader, so people press a button and are counted by agency."""

from collections import Counter
from datetime import datetime

from sqlalchemy import UniqueConstraint, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.insert import insert_once
from storage.types import columns, table, utc


class Acknowledgement(SQLModel, table=True):
    """One member has seen one reminder; part of its delivery, not of the record."""

    __tablename__ = "acknowledgements"
    __table_args__ = (UniqueConstraint("reminder_id", "member_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    reminder_id: int = Field(foreign_key="outbox.id")
    member_id: int = Field(foreign_key="members.id")
    agency: str | None = None  # as they were known then
    at: datetime = utc()


_K = columns(Acknowledgement)


def add(session: Session, group_id: int, reminder_id: int, member_id: int, agency: str | None, at: datetime) -> None:
    """Count a member as having seen a reminder; a second time counts once."""
    values = {"group_id": group_id, "reminder_id": reminder_id, "member_id": member_id, "agency": agency, "at": at}
    insert_once(session, table(Acknowledgement), **values)


def by_agency(session: Session, group_id: int, reminder_id: int) -> dict[str, int]:
    """Return how many of each agency have seen a reminder, by the agency's name; "" for people of none."""
    seen = select(_K.agency).where(_K.group_id == group_id, _K.reminder_id == reminder_id)
    return dict(sorted(Counter(agency or "" for agency in session.scalars(seen)).items()))


def last_of_groups(session: Session) -> dict[int, int]:
    """Return the last acknowledgement in each group, by the group: it changes with every new one."""
    found = select(_K.group_id, func.max(_K.id)).group_by(_K.group_id)
    return {int(group_id): int(last) for group_id, last in session.execute(found)}
