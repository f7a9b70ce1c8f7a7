"""Reminders that somebody asked for in words: of what, for whom, on which days."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from storage.types import json, utc


class Whom(StrEnum):
    """Who hears a requested reminder."""

    PEOPLE = "people"  # the members of `member_ids`
    OWNERS = "owners"  # everybody who owes one of the actions it is about
    GROUP = "group"  # the channel


class RequestedReminder(SQLModel, table=True):
    """One request; on each of its days it is a section of the digest of whoever hears it."""

    __tablename__ = "requested_reminders"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    by_id: int = Field(foreign_key="members.id")
    at: datetime = utc()
    whom: str
    member_ids: list[int] = json(list)
    text: str = ""  # what to say, as typed
    action_id: int | None = Field(default=None, foreign_key="actions.id")  # nothing is said once it is finished
    due_before: date | None = None  # OWNERS: their open actions with a date before this day
    days: list[str] = json(list)  # ISO dates, working days
    voided_at: datetime | None = utc(nullable=True)
