"""What a person changes besides a meeting's day: where and how long it is, that it is back on, that a series ends."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import agenda, audit
from storage.audit import AuditEvent
from storage.meeting_series import MeetingSeries
from storage.meetings import Meeting, MeetingState
from storage.types import columns

_E = columns(AuditEvent)
PARTICULARS = ("place", "link", "minutes")


def settle(session: Session, change: audit.Change, meeting: Meeting, said: dict[str, Any], reason: str = "") -> None:
    """Write the particulars that were said, so that the change is announced and the reminders say them."""
    values = said | {"reason": reason, "changed_at": change.at, "revision": meeting.revision + 1}
    audit.amend(session, change, meeting, **values)


def last(session: Session, meeting: Meeting) -> set[str]:
    """Return the columns that a person's last change of a meeting wrote; none where nobody has changed it."""
    if meeting.changed_at is None:
        return set()
    written = select(_E.now).where(
        _E.group_id == meeting.group_id,
        _E.at == meeting.changed_at,
        _E.subject == Meeting.__tablename__,
        _E.subject_id == meeting.id,
    )
    return {column for now in session.scalars(written) for column in now}


def put_back(session: Session, change: audit.Change, meeting: Meeting) -> None:
    """Hold a meeting after all that was called off; what its agenda carried to the next one comes back with it."""
    audit.amend(
        session,
        change,
        meeting,
        state=MeetingState.PLANNED,
        reason="",
        changed_at=change.at,
        revision=meeting.revision + 1,
    )
    agenda.take_back(session, change, meeting)


def end(session: Session, change: audit.Change, series: MeetingSeries, withdrawn: list[Meeting]) -> None:
    """End a series and withdraw its meetings to come; those that were held stay. That is announced (`has_ended`)."""
    for meeting in withdrawn:
        audit.amend(session, change, meeting, voided_at=change.at)
    audit.amend(session, change, series, voided_at=change.at, changed_at=change.at)
