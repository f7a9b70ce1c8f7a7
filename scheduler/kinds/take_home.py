"""A section of a member's digest: the minutes of a meeting are approved, with what was decided at it; said once."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from sqlalchemy.orm import Session

from cards import digest_minutes as cards
from cards.digest import Section
from rules import ladder
from rules.calendar import at_local
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place
from storage import approvals, meetings, minutes
from storage.acting import LEADS
from storage.meetings import Meeting
from storage.members import WEEKLY, Role

NAME = "take_home"
LOOK_BACK = timedelta(days=21)  # further back than any digest speaks for, the closed days before it included
TOLD = (*LEADS, Role.MEMBER)


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the meetings whose minutes were approved and whose turn it is on the days covered."""
    if place.member is None or place.member.role not in TOLD:
        return []
    first, last = (at_local(day, time(), place.zone) for day in (min(moment.days) - LOOK_BACK, moment.today))
    approved = approvals.between(session, place.group_id, first, last)
    return [each.id or 0 for each in approved if _turn(each, place) in moment.days]


def draw(session: Session, place: Place, ids: Sequence[int], _today: date) -> Section | None:
    """Return the section of those whose approval still stands."""
    rows = [meetings.look_at(session, place.group_id, one) for one in ids]
    approved = [each for each in rows if each is not None and each.minutes_approved_at is not None]
    return cards.take_home([(each, minutes.decided(session, each)) for each in approved])


def _turn(meeting: Meeting, place: Place) -> date | None:
    """Return the working day after the approval; for who hears once a week, the first digest after it."""
    if meeting.minutes_approved_at is None:
        return None
    day = place.calendar.next_working_day(chasing.local_day(meeting.minutes_approved_at, place) + timedelta(days=1))
    person = place.people.get(place.member.id) if place.member else None
    if person is None or person.reminders != WEEKLY:
        return day
    while ladder.first_of_week(day, place.calendar) != day:
        day = place.calendar.next_working_day(day + timedelta(days=1))
    return day
