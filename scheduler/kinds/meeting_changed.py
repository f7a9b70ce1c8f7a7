"""A meeting that somebody booked, moved or called off is announced in the channel, once it can no longer be undone."""

from collections.abc import Set
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from cards import meeting_changed as cards
from rules.calendar import at_local
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.occurrences import Moment, Place, instants, minute_of_day
from storage import bound_actions, meeting_changes, meeting_order, meetings
from storage.meetings import Meeting
from storage.outbox import Occurrence
from storage.undo import UNDO_FOR

NAME = "meeting_changed"
ONCE_A_DAY = False
URGENT = True
SUBJECT = "meeting:"
WORTH_SENDING_FOR = timedelta(days=14)


def occurrences(session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return the announcements of what was changed on these days, of meetings still to come then."""
    begin, end = instants(place, first, last)
    changed = meetings.changed_between(session, place.group_id, begin, end)
    found = [_of(each.changed_at, each, place) for each in changed if each.changed_at is not None]
    return [each for each in found if each.due_at < each.expires_at]


def render(session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return the announcement, unless it was changed again or taken back since."""
    meeting = meetings.look_at(session, place.group_id, int(occurrence.subject.removeprefix(SUBJECT)))
    if meeting is None or meeting.voided_at is not None or meeting.changed_at is None:
        return None
    now = _of(meeting.changed_at, meeting, place)
    if (now.local_date, now.revision) != (occurrence.local_date, occurrence.revision):
        return None
    return drawn(session, place, meeting, moment)


def drawn(session: Session, place: Place, meeting: Meeting, moment: Moment) -> Message:
    """Return where a changed meeting stands now."""
    told = cards.Changed(
        meeting=meeting,
        what=_what(meeting_changes.last(session, meeting)),
        group=place.group.name,
        marking=place.group.marking,
        following=meeting_order.after(session, place.group_id, meeting),
        moved_with_it=[action.ref for action in bound_actions.of_meeting(session, place.group_id, meeting.id or 0)],
        notice=POSSIBLE_REPEAT if moment.possible_repeat else "",
    )
    return Message(cards.headline(told), cards.meeting_changed(told))


def _of(changed_at: datetime, meeting: Meeting, place: Place) -> Occurrence:
    due_at = changed_at + UNDO_FOR
    starts = meeting.starts_at(place.zone)
    if meeting.moved_from is not None:  # who has not heard of it goes to where it was
        was = at_local(meeting.moved_from, time.fromisoformat(meeting.starts), place.zone)
        starts = min(starts, was) if was > changed_at else starts
    return Occurrence(
        kind=NAME,
        subject=f"{SUBJECT}{meeting.id}",
        local_date=changed_at.astimezone(place.zone).date(),
        revision=minute_of_day(changed_at, place),  # a change that was undone has had its number too
        due_at=due_at,
        # Called off at five to two, it is still said at five past to those who wait at the door.
        expires_at=min(max(starts, due_at + timedelta(hours=1)), due_at + WORTH_SENDING_FOR),
    )


def _what(columns: Set[str]) -> str:
    """Say what a change was by the columns it wrote; a series moves its meetings without one."""
    if "title" in columns:
        return "Booked"
    if "state" in columns:
        return "Back on"
    return "Changed" if columns and columns.isdisjoint({"held_on", "starts"}) else "Moved"
