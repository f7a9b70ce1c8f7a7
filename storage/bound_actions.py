"""Deadlines tied to a meeting ("by the next meeting"): they move with it, and keep the day they had."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rules.calendar import long_date
from storage import actions, audit
from storage.actions import Action
from storage.meetings import Meeting
from storage.types import columns

_A = columns(Action)


def of_meeting(session: Session, group_id: int, meeting_id: int) -> list[Action]:
    """Return the open actions that are due at a meeting."""
    found = select(Action).where(
        _A.group_id == group_id,
        _A.due_meeting_id == meeting_id,
        _A.status.not_in(actions.SET_ASIDE),
        _A.voided_at.is_(None),
    )
    return list(session.scalars(found.order_by(_A.id)))


def follow(session: Session, change: audit.Change, meeting: Meeting, to: Meeting) -> list[Action]:
    """Make what was due at a meeting due at where it is now, or at the one after a cancelled one; return those moved.

    It is no answer of an owner's: nothing but the date changes, and its ladder begins anew.
    """
    bound = of_meeting(session, change.group_id, meeting.id or 0)
    moved = [action for action in bound if (action.due_on, action.due_meeting_id) != (to.held_on, to.id)]
    for action in moved:
        actions.rebind(session, change, action, to.id or 0, to.held_on, f"the meeting is on {long_date(to.held_on)}")
    return moved
