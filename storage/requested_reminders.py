"""Reminders that somebody asked for in words: of what, for whom, on which days."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import bindparam
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import action_lists, audit
from storage.action_lists import Filter, Line
from storage.actions import Status
from storage.prepared import Rows
from storage.types import columns, json, utc


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
    due_before: date | None = None  # OWNERS: their open actions with a date before this day; None: what is overdue then
    days: list[str] = json(list)  # ISO dates, working days, the first one first
    voided_at: datetime | None = utc(nullable=True)

    @property
    def is_private(self) -> bool:
        """Whether somebody asked for it for nobody but themselves."""
        return self.whom == Whom.PEOPLE and self.member_ids == [self.by_id]


_R = columns(RequestedReminder)
_STANDING = Rows(RequestedReminder, _R.group_id == bindparam("of_group"), _R.voided_at.is_(None), order_by=_R.id)


class RequestNotFound(LookupError):
    """There is no such reminder any more."""


def add(session: Session, change: audit.Change, request: RequestedReminder) -> RequestedReminder:
    """Keep a request."""
    return audit.add(session, change, request)


def cancel(session: Session, change: audit.Change, request: RequestedReminder) -> None:
    """Take a request back: nothing of it is said from now on, and it stays in the record."""
    audit.amend(session, change, request, voided_at=change.at)


def get(session: Session, group_id: int, requested_id: int) -> RequestedReminder:
    """Return a request that was not taken back; raise RequestNotFound."""
    found = session.get(RequestedReminder, requested_id)
    if found is None or found.group_id != group_id or found.voided_at is not None:
        raise RequestNotFound(RequestNotFound.__doc__)
    return found


def of_ids(session: Session, group_id: int, requested_ids: Sequence[int]) -> list[RequestedReminder]:
    """Return requests by row id, those taken back left out, in the order they were made; they are to be looked at."""
    return [one for one in _STANDING.all(session, of_group=group_id) if one.id in requested_ids]


def coming(session: Session, group_id: int, today: date) -> list[RequestedReminder]:
    """Return the requests with a day from today on, the soonest first; they are to be looked at."""
    found = [(next_day, one) for one in _STANDING.all(session, of_group=group_id) if (next_day := next_on(one, today))]
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].id))]


def on_days(session: Session, group_id: int, days: Iterable[date]) -> list[RequestedReminder]:
    """Return the requests to be said on one of these days, in the order they were made; they are to be looked at."""
    wanted = {day.isoformat() for day in days}
    return [one for one in _STANDING.all(session, of_group=group_id) if not wanted.isdisjoint(one.days)]


def next_on(request: RequestedReminder, today: date) -> date | None:
    """Return the request's first day from today on; None when all are past."""
    days = (date.fromisoformat(day) for day in request.days)
    return min((day for day in days if day >= today), default=None)


def about(session: Session, request: RequestedReminder, today: date) -> list[Line]:
    """Return the actions a request speaks of on a day: what nobody has to do any more is left out.

    A request for owners leaves out what they snoozed as well; one about an action by its number does not, for its days
    were chosen.
    """
    if request.action_id is not None:
        lines = action_lists.of_ids(session, request.group_id, [request.action_id])
        return [line for line in lines if line.is_open]
    if request.whom != Whom.OWNERS:
        return []
    due = action_lists.lines(session, request.group_id, Filter(due_before=request.due_before or today))
    return [line for line in due if not line.is_snoozed(today) and line.status != Status.ONGOING]
