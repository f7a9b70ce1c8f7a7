"""What the reminders about attendance share: who comes so far, who has not answered, and who is asked when."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from rules import ladder
from scheduler.occurrences import Place
from storage import attendance, coming
from storage.coming import Coming
from storage.meetings import Meeting
from storage.members import WEEKLY, Member, Role


def picture(session: Session, place: Place, meeting: Meeting) -> Coming:
    """Return who comes to a meeting so far."""
    given = attendance.of_meeting(session, place.group_id, meeting.id or 0)
    return coming.picture(meeting, place.people.values(), given, place.group.quorum)


def unanswered(session: Session, place: Place, meeting: Meeting) -> Sequence[Member]:
    """Return who is asked to a meeting and has given no answer yet."""
    given = attendance.of_meeting(session, place.group_id, meeting.id or 0)
    return coming.unanswered(place.people, meeting, given)


def asked_days(place: Place, meeting: Meeting) -> Sequence[date]:
    """Return the days on which the member of a personal chat is asked; once only where they want to hear weekly."""
    person = place.people.get(place.member.id) if place.member else None
    days = sorted(ladder.meeting_days(meeting.held_on, place.calendar))
    return days[:1] if person is not None and person.reminders == WEEKLY else days


def sees_agencies(member: Member) -> bool:
    """Tell whether somebody may be told how the agencies stand: guests hear of their own answer only."""
    return member.role not in (Role.INVITED, Role.OBSERVER)
