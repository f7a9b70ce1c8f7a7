"""A member is told when others settled their answer to a meeting, and whoever comes in a member's place that they do.

Ten minutes after it was settled, when it can no longer be undone, and before the meeting only.
"""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from cards import attendance_settled as cards
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.occurrences import MEMBER, Moment, Place, instants, minute_of_day
from storage import attendance, attendance_told, meetings
from storage.attendance import Answer, Attendance
from storage.meetings import Meeting, MeetingState
from storage.outbox import Occurrence
from storage.undo import UNDO_FOR

NAME = "attendance_settled"
ONCE_A_DAY = False
URGENT = True
SUBJECT = "attendance:"
WORTH_SENDING_FOR = timedelta(days=14)
CORRECT = 'If that is not right, press a button or say it, as in "I\'ll be there" or "Rhys is coming for me".'
STILL = 'If you come all the same, say so: "I\'ll be there".'
CANNOT = 'If you cannot, say "apologies". You see what you saw before, and nothing more.'


def occurrences(session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return what was settled on these days and concerns the member of this chat."""
    if place.member is None:
        return []
    begin, end = instants(place, first, last)
    member_id = place.member.id
    found = []
    for row in attendance_told.of_member(session, place.group_id, member_id, begin, end):
        meeting = meetings.look_at(session, place.group_id, row.meeting_id)
        at = attendance_told.told_at(row, member_id)
        if meeting is not None and at is not None and _is_ahead(row, meeting, at, place):
            found.append(_of(row, meeting, at, place, member_id))
    return found


def render(session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return what was settled, unless it was settled anew or taken back since."""
    row = attendance_told.look_at(session, place.group_id, int(occurrence.subject.rpartition(SUBJECT)[2]))
    if place.member is None or row is None:
        return None
    meeting = meetings.look_at(session, place.group_id, row.meeting_id)
    at = attendance_told.told_at(row, place.member.id)
    if meeting is None or at is None or minute_of_day(at, place) != occurrence.revision:
        return None
    if place.member.id not in place.reachable or not _is_ahead(row, meeting, at, place):
        return None
    comes = row.deputy_id == place.member.id
    other = comes or (row.released_id == place.member.id and row.member_id != place.member.id)
    told = cards.Settled(
        meeting=meeting,
        group=place.group.name,
        marking=place.group.marking,
        said=_comes(row, place, comes=comes) if other else _said(row, place),
        then=CANNOT if comes else STILL if other else CORRECT,
        notice=POSSIBLE_REPEAT if moment.possible_repeat else "",
    )
    return Message(cards.headline(told), cards.settled(told, deputy=other))


def _of(row: Attendance, meeting: Meeting, at: datetime, place: Place, member_id: int) -> Occurrence:
    return Occurrence(
        kind=NAME,
        subject=f"{MEMBER}{member_id}:{SUBJECT}{row.id}",
        local_date=at.astimezone(place.zone).date(),
        revision=minute_of_day(at, place),
        due_at=at + UNDO_FOR,
        expires_at=min(meeting.starts_at(place.zone), at + WORTH_SENDING_FOR),
    )


def _is_ahead(row: Attendance, meeting: Meeting, at: datetime, place: Place) -> bool:
    planned = meeting.state == MeetingState.PLANNED and meeting.voided_at is None
    return planned and attendance.still_given(row, meeting) and at + UNDO_FOR < meeting.starts_at(place.zone)


def _comes(row: Attendance, place: Place, *, comes: bool) -> str:
    person = place.people.get(row.member_id)
    say = cards.in_place_of if comes else cards.not_needed
    return say(person.name if person else "a member", (person.agency or "") if person else "")


def _said(row: Attendance, place: Place) -> str:
    if row.settled_at is not None:
        return cards.approved(row.deputy_name) if row.answer == Answer.DEPUTY else cards.declined(row.deputy_name)
    by = place.people.get(row.answered_by_id)
    return cards.answered(by.name if by else "Somebody", row.answer, row.deputy_name)
