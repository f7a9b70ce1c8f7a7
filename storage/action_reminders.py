"""When an action is mentioned: quiet until a day, on a ladder of its own, and no more to who says it is not theirs.

None of it is a report: the audit trail keeps what it was before, and only the last is an update of the action.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from storage import action_owners, actions, audit
from storage.acting import Acting, owns
from storage.actions import Action


def snooze(session: Session, change: audit.Change, action: Action, until: date | None) -> bool:
    """Let no reminder mention an action before a day; None ends it. Return False when nothing differs."""
    return audit.amend(session, change, action, snoozed_until=until)


def set_ladder(session: Session, change: audit.Change, action: Action, before: Sequence[int] | None) -> bool:
    """Mention an action so many working days before its date, 0 being the day itself; None is the group's ladder.

    An action that goes back to the group's ladder is no longer snoozed. Return False when nothing differs.
    """
    if before is None:
        return audit.amend(session, change, action, remind_before=None, snoozed_until=None)
    return audit.amend(session, change, action, remind_before=list(before))


def decline(session: Session, change: audit.Change, action: Action, member: Acting, today: date) -> None:
    """Mark the owners a member speaks for as saying that an action is not theirs, until its owners change."""
    marked = [owner | {action_owners.DECLINED: True} if owns(member, [owner]) else owner for owner in action.owners]
    actions.update(session, change, action, owners=marked, note=action_owners.NOT_THEIRS, today=today)
