"""The Prevent groups of this deployment, and what differs between councils: rows, not settings."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from rules.calendar import WorkingDays
from storage.prepared import Rows
from storage.types import columns, json

# Stockton's seven duty categories (S1), the usual headings of a rolling plan.
THEMES = (
    "Partnership",
    "Risk assessment",
    "Action plan",
    "Staff training",
    "Use of local authority resources",
    "Other agencies and organisations supporting children",
    "Out of school settings supporting children",
)

# The eight sections of the Home Office's Prevent duty toolkit for local authorities (February 2024), and how the
# assurance letters speak of them. Both differ between councils and change with the years.
BENCHMARKS = (
    "Multi-agency partnership group",
    "Local risk assessment process",
    "Partnership plan",
    "Referral pathway",
    "Channel panel",
    "Training programme",
    "Reducing permissive environments",
    "Communications and engagement",
)
SCALE = ("not met", "met", "exceeding")
# A reminder that may have arrived is sent again, marked as a possible repeat, or held until a person decides.
RESEND, HOLD = "resend", "hold"
VALID_MONTHS = 36  # how long training is good for before a refresher is due
# When an action's date is mentioned, in working days before it; 0 is the day itself (DOMAIN 5, PEERS 5.3).
REMIND_BEFORE = (14, 7, 1, 0)
OVERDUE_EVERY = 7  # days after it, or after the last answer
ESCALATE_AFTER = 3  # mentions without an answer, then the chair is told
REVIEW_EVERY = 3  # months without a word on an *ongoing* action
OPENS_AT, CLOSES_AT = "08:30", "17:30"  # no reminder is sent outside these hours of a working day
MOST_A_DAY = 3  # messages of the bot's own accord to one person


class GroupNotFound(LookupError):
    """There is no such group; give its name as the record has it."""


class SeveralGroups(LookupError):
    """This database holds several groups: say which with --group NAME."""


class Group(SQLModel, table=True):
    """One Prevent operational group. Everything else in the database belongs to one."""

    __tablename__ = "groups"

    id: int | None = Field(default=None, primary_key=True)
    tenant_id: str = Field(index=True)
    name: str
    marking: str = "OFFICIAL"
    digest_at: str = "09:00"  # local wall time of the channel's digest
    when_unsure: str = RESEND  # what becomes of a reminder that may have arrived
    opens_at: str = OPENS_AT
    closes_at: str = CLOSES_AT
    remind_before: list[int] = json(lambda: list(REMIND_BEFORE))
    overdue_every: int = OVERDUE_EVERY
    escalate_after: int = ESCALATE_AFTER
    review_every: int = REVIEW_EVERY
    most_a_day: int = MOST_A_DAY
    reminders_held_until: date | None = None  # no digest before this day: the chair has other things to tell people
    agencies: list[dict[str, Any]] = json(list)  # [{"name", "aliases": […]}]
    themes: list[str] = json(lambda: list(THEMES))
    benchmarks: list[str] = json(lambda: list(BENCHMARKS))
    benchmark_scale: list[str] = json(lambda: list(SCALE))
    directorates: list[dict[str, Any]] = json(list)  # [{"name", "aliases": […]}], whose staff is to be trained
    colours: dict[str, str] = json(dict)  # {"green": "on track"}: what a plan's colours mean here, confirmed once
    valid_months: int = VALID_MONTHS
    products: list[dict[str, Any]] = json(list)  # [{"name", "aliases": […]}]
    cohorts: list[dict[str, Any]] = json(list)  # [{"name", "aliases": […]}]
    terms: dict[str, Any] = json(dict)  # {"spring term": [first day, last day]}
    holidays_added: list[str] = json(list)  # ISO dates, closed beside the bank holidays
    holidays_removed: list[str] = json(list)  # ISO dates, worked although bank holidays
    pre_election: list[list[str]] = json(list)  # [[first day, last day]], ISO, as the coordinator has set them
    quorum: int = 0  # agencies that must be there; 0: none is set
    contacts: dict[str, Any] = json(dict)  # local safeguarding and referral routes, shown in the fixed texts


_BY_ID = Rows(Group, columns(Group).id == bindparam("row_id"))


def add(session: Session, group: Group) -> Group:
    """Begin a group."""
    session.add(group)
    session.flush()
    return group


def get(session: Session, group_id: int) -> Group:
    """Return the group; raise GroupNotFound."""
    group = session.get(Group, group_id)
    if group is None:
        raise GroupNotFound(GroupNotFound.__doc__)
    return group


def look_at(session: Session, group_id: int) -> Group:
    """Return what `get` does for whoever changes nothing of it: a reminder is drawn from it."""
    group = _BY_ID.first(session, row_id=group_id)
    if group is None:
        raise GroupNotFound(GroupNotFound.__doc__)
    return group


def every(session: Session) -> list[Group]:
    """Return all groups of the deployment, by name."""
    return list(session.scalars(select(Group).order_by(columns(Group).name)))


def named(session: Session, name: str | None) -> Group:
    """Return the group of that name, or the only one when no name is given; raise GroupNotFound, SeveralGroups."""
    groups = [group for group in every(session) if name is None or group.name.casefold() == name.casefold()]
    if not groups:
        raise GroupNotFound(GroupNotFound.__doc__)
    if len(groups) > 1:
        raise SeveralGroups(SeveralGroups.__doc__)
    return groups[0]


def working_days(group: Group) -> WorkingDays:
    """Return England and Wales' working days as this group has corrected them."""
    return WorkingDays(
        added=frozenset(date.fromisoformat(day) for day in group.holidays_added),
        removed=frozenset(date.fromisoformat(day) for day in group.holidays_removed),
    )
