"""Rows for tests, each with one call: give what the test is about, the rest is filled in. All names are invented."""

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from storage import actions, audit, conversations, decisions, meetings, members, targets, training
from storage.actions import Action, Due
from storage.conversations import Conversation, Reference
from storage.decisions import Decision
from storage.groups import Group
from storage.meeting_series import MeetingSeries
from storage.meetings import Meeting
from storage.members import Member, Role
from storage.targets import Target
from storage.training import Cohort, TrainingSession

NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)  # a Tuesday, and winter: London is on UTC
TODAY = NOW.date()
TENANT = "11111111-1111-4111-8111-111111111111"

_numbers = itertools.count(1)


def group(session: Session, name: str = "Northbrook Prevent Operational Group", **columns: Any) -> Group:
    """Make a group."""
    row = Group(name=name, **{"tenant_id": TENANT} | columns)
    session.add(row)
    session.flush()
    return row


def change(session: Session, group_id: int, at: datetime = NOW, *, by: Member | None = None) -> audit.Change:
    """Begin a write, by a member or by the import."""
    return audit.begin(session, group_id, by_id=by.id if by else None, by_name=by.name if by else "import", at=at)


def member(session: Session, group_id: int, name: str = "Robin Vale", **columns: Any) -> Member:
    """Take somebody into the group."""
    given = {"tenant_id": TENANT, "entra_id": f"person-{next(_numbers)}", "role": Role.MEMBER} | columns
    return members.join(session, change(session, group_id), Member(group_id=group_id, name=name, **given))


def action(session: Session, group_id: int, title: str = "Map the venues", **given: Any) -> Action:
    """Record an action; `on` is short for a deadline on that day."""
    at, by, on = given.pop("at", NOW), given.pop("by", None), given.pop("on", None)
    if on is not None:
        given["due"] = Due(text=on.isoformat(), kind="DATE", on=on, precision="day")
    return actions.add(session, change(session, group_id, at, by=by), title=title, **given)


def trained(
    session: Session, group_id: int, cohorts: Sequence[tuple[str, int]] = (("Crossing patrols", 31),), **given: Any
) -> TrainingSession:
    """Log a training session."""
    at, by = given.pop("at", NOW), given.pop("by", None)
    given = {"held_on": date(2027, 2, 1), "year": 2026, "product_text": "WRAP"} | given
    rows = [Cohort(name, people) for name, people in cohorts]
    return training.log(session, change(session, group_id, at, by=by), cohorts=rows, **given)


def meeting(session: Session, group_id: int, held_on: date = date(2027, 3, 2), **columns: Any) -> Meeting:
    """Put a meeting in the calendar."""
    row = Meeting(group_id=group_id, held_on=held_on, **{"title": "Operational group", "starts": "14:00"} | columns)
    return meetings.add(session, change(session, group_id), row)


def series(session: Session, group_id: int, name: str = "Operational group", **columns: Any) -> MeetingSeries:
    """Begin a series; first Tuesdays at 14:00 unless said otherwise. Its meetings are not planned yet."""
    usual = {"weekday": 1, "begins_on": date(2027, 1, 1), "starts": "14:00"}
    row = MeetingSeries(group_id=group_id, name=name, **usual | columns)
    return audit.add(session, change(session, group_id), row)


def decision(session: Session, group_id: int, text: str = "Adopt the venue policy.", **columns: Any) -> Decision:
    """Record a decision."""
    return decisions.add(
        session, change(session, group_id), Decision(group_id=group_id, text=text, **{"made_on": TODAY} | columns)
    )


def target(session: Session, group_id: int, measure: str = "Staff trained", **columns: Any) -> Target:
    """Agree a target."""
    return targets.add(
        session, change(session, group_id), Target(group_id=group_id, measure=measure, **{"level": 95.0} | columns)
    )


def reference(conversation_id: str = "19:channel@thread.tacv2", **fields: Any) -> Reference:
    """Return what an activity from a channel says of where it came from."""
    given = {"tenant_id": TENANT, "scope": "channel", "service_url": "https://smba.example/uk/", "bot_id": "28:bot"}
    return Reference(conversation_id=conversation_id, **given | fields)


def channel(session: Session, group_id: int, conversation_id: str = "19:channel@thread.tacv2") -> Conversation:
    """Make a channel the group's digest goes to."""
    row = conversations.remember(session, reference(conversation_id), NOW)
    row.group_id, row.gets_digest = group_id, True
    session.flush()
    return row
