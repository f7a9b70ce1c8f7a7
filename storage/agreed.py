"""What was agreed at a meeting: its actions and decisions; and at which meeting something is agreed now."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rules.calendar import at_local
from storage import action_lists, decisions, meetings
from storage.action_lists import Line
from storage.actions import Action
from storage.audit import AuditEvent
from storage.decisions import Made
from storage.meetings import Meeting, MeetingKind, MeetingState
from storage.types import columns, table

_A = columns(Action)
_E = columns(AuditEvent)


def at_moment(session: Session, group_id: int, moment: datetime, zone: ZoneInfo) -> Meeting | None:
    """Return the meeting at which something is agreed that is written down at a moment; `zone` is the group's.

    That is the whole group's from its start to the end of its day, a subgroup's while it is on.
    """
    day = moment.astimezone(zone).date()
    held = [one for one in meetings.on_day(session, group_id, day) if one.state != MeetingState.CANCELLED]
    begun = [one for one in held if one.starts_at(zone) <= moment]
    whole = [one for one in begun if one.kind != MeetingKind.SUBGROUP]
    on = [one for one in begun if moment < one.ends_at(zone)]
    return next((one for one in (*reversed([one for one in whole if one in on]), *on, *reversed(whole))), None)


def actions_of(session: Session, meeting: Meeting, zone: ZoneInfo) -> list[Line]:
    """Return the actions agreed at a meeting, the first due first; `zone` is the group's."""
    said = select(_A.id).where(_A.group_id == meeting.group_id, _A.meeting_id == meeting.id, _A.voided_at.is_(None))
    ids = set(session.connection().scalars(said)) | _of_its_day(session, meeting, zone)
    found = action_lists.of_ids(session, meeting.group_id, sorted(ids))
    return sorted(found, key=lambda line: (line.due_on is None, line.due_on or meeting.held_on, line.id))


def decisions_of(session: Session, meeting: Meeting) -> list[Made]:
    """Return the decisions of a meeting in the order they were logged."""
    day = None if meeting.kind == MeetingKind.SUBGROUP else meeting.held_on
    ids = decisions.of_meeting(session, meeting.group_id, meeting.id or 0, day)
    return decisions.made(session, meeting.group_id, ids)


def _of_its_day(session: Session, meeting: Meeting, zone: ZoneInfo) -> set[int]:
    """Return the actions that no meeting is noted for and that were written down at this one.

    An import writes many at once, and they are from before: a meeting agrees one at a time, under a number of the log.
    """
    ends = at_local(meeting.held_on + timedelta(days=1), time(), zone)
    written = select(_A.id, _A.ref, _A.added_at).where(
        _A.group_id == meeting.group_id,
        _A.meeting_id.is_(None),
        _A.voided_at.is_(None),
        _A.added_at >= meeting.starts_at(zone),
        _A.added_at < ends,
    )
    found = {
        id
        for id, ref, at in session.connection().execute(written)
        if ref.isdecimal() and (held := at_moment(session, meeting.group_id, at, zone)) and held.id == meeting.id
    }
    return found & _one_by_one(session, meeting.group_id, found) if found else found


def _one_by_one(session: Session, group_id: int, ids: set[int]) -> set[int]:
    """Return those of some actions that were each added by a write of its own."""
    of_actions = (_E.group_id == group_id, _E.subject == table(Action).name)
    first = select(_E.subject_id, func.min(_E.change)).where(*of_actions, _E.subject_id.in_(ids))
    added = {row[0]: row[1] for row in session.connection().execute(first.group_by(_E.subject_id))}
    many = select(_E.change).where(*of_actions, _E.change.in_(set(added.values())))
    several = many.group_by(_E.change).having(func.count(_E.subject_id.distinct()) > 1)
    imports = set(session.connection().scalars(several))
    return {id for id, change in added.items() if change not in imports}
