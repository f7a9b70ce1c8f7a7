"""A section of the digest for the chair and the coordinator: deputies whom they are asked to approve."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from cards import digest_attendance as cards
from cards.digest import Section
from rules import ladder
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place
from storage import deputy_requests, meetings
from storage.acting import LEADS
from storage.attendance import Attendance
from storage.members import Role

NAME = "deputies"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the requests, on the working day after each was made and on the days its meeting is announced."""
    if not _is_told(place):
        return []
    asked = deputy_requests.awaiting(session, place.group_id, moment.today)
    return [row.id or 0 for row in asked if _has_turn(session, row, place, moment)]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of those that still await an approval."""
    found = []
    for row in deputy_requests.awaiting(session, place.group_id, today):
        meeting = meetings.look_at(session, place.group_id, row.meeting_id)
        person = place.people.get(row.member_id)
        if row.id in ids and meeting is not None and person is not None:
            found.append(cards.Request(row.id or 0, meeting, person.name, person.agency or "", row.deputy_name))
    return cards.requests(found, named=place.member is not None)


def _is_told(place: Place) -> bool:
    """Tell whether this is a chat of the chair or the coordinator; the channel where neither can be reached."""
    if place.member is not None:
        return place.member.role in LEADS
    return all(chasing.for_role(place, role) for role in (Role.CHAIR, Role.COORDINATOR))


def _has_turn(session: Session, row: Attendance, place: Place, moment: Moment) -> bool:
    said_on = chasing.local_day(row.answered_at, place)
    if place.calendar.next_working_day(said_on + timedelta(days=1)) in moment.days:
        return True
    meeting = meetings.look_at(session, place.group_id, row.meeting_id)
    return meeting is not None and not ladder.meeting_days(meeting.held_on, place.calendar).isdisjoint(moment.days)
