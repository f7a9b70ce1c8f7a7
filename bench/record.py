"""The record that is measured on: one group of 25 members with 5,000 actions, as large a plan as any in ten years."""

import random
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from storage import actions, audit, groups, meetings, members
from storage.actions import Due, Status
from storage.groups import Group
from storage.meetings import Meeting
from storage.members import Member, Role
from tests.cloud.microsoft import TENANT

ACTIONS = 5_000
MEMBERS = 25
AGENCIES = ("Police", "Probation", "Housing", "Education", "Public Health", "Youth Justice Service", "Safeguarding")
WHAT = (
    "Share the leaflet",
    "Review the referral pathway",
    "Brief front desk staff",
    "Update the web page",
    "Book a room",
)
STATUSES = (Status.COMPLETE, Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK, Status.NOT_STARTED, Status.ONGOING)


def entra_id(member: int) -> str:
    """Return the Entra object id of a member by number."""
    return f"00000000-0000-4000-8000-{member:012d}"


def build(session: Session, now: datetime) -> None:
    """Write the group, its people, two meetings and its actions, through the same functions the dialogs use."""
    chance = random.Random(7)  # noqa: S311 - the same record every time
    group = groups.add(session, Group(tenant_id=TENANT, name="Bench", agencies=[{"name": each} for each in AGENCIES]))
    change = audit.begin(session, group.id or 0, by_id=None, by_name="bench", at=now)
    for number in range(MEMBERS):
        members.join(
            session,
            change,
            Member(
                group_id=group.id or 0,
                tenant_id=TENANT,
                entra_id=entra_id(number),
                name=f"Member {number}",
                agency=AGENCIES[number % len(AGENCIES)],
                role=Role.COORDINATOR,
            ),
        )
    for days in (-7, 21):
        held_on = now.date() + timedelta(days=days)
        meetings.add(session, change, Meeting(group_id=group.id or 0, title="Group", held_on=held_on, starts="14:00"))
    for number in range(ACTIONS):
        due_on = now.date() + timedelta(days=chance.randint(-300, 200)) if chance.random() < 0.6 else None
        due = Due(due_on.strftime("%d %B %Y"), "DATE", due_on, "day") if due_on else Due("Ongoing", "ONGOING")
        actions.add(
            session,
            change,
            title=f"{chance.choice(WHAT)} with {chance.choice(AGENCIES)}, part {number}",
            ref=str(number + 1),
            theme=chance.choice(group.themes),
            owners=[{"kind": "agency", "name": chance.choice(AGENCIES)}] if chance.random() < 0.9 else [],
            due=due,
            status=chance.choice(STATUSES),
        )
