"""A section of the chair's and the coordinator's digest: a meeting whose minutes are neither approved nor linked."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from cards import digest_minutes as cards
from cards.digest import Section
from scheduler.occurrences import Moment, Place
from storage import agenda_ahead, minutes
from storage.acting import LEADS
from storage.meetings import Meeting

NAME = "minutes_missing"
AFTER = (timedelta(days=3), timedelta(days=7))  # of the meeting; on a closed day, the next working day
LOOK_BACK = timedelta(days=60)


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the meetings whose minutes are to be asked for on the days covered."""
    if place.member is None or place.member.role not in LEADS:
        return []
    return [each.id or 0 for each in _missing(session, place, moment.today) if _has_turn(each, place, moment)]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of those that are still missing."""
    found = [each for each in _missing(session, place, today) if each.id in ids]
    return cards.missing([(each, _is_unmarked(session, place, each, today)) for each in found])


def _missing(session: Session, place: Place, today: date) -> list[Meeting]:
    return minutes.missing(session, place.group_id, today - LOOK_BACK, today - timedelta(days=1))


def _has_turn(meeting: Meeting, place: Place, moment: Moment) -> bool:
    turns = {place.calendar.next_working_day(meeting.held_on + after) for after in AFTER}
    return not turns.isdisjoint(moment.days)


def _is_unmarked(session: Session, place: Place, meeting: Meeting, today: date) -> bool:
    """Tell whether something was on its agenda and nobody has said what was covered."""
    items = agenda_ahead.by_day(session, place.group_id, meeting, today)
    return bool(items) and not any(item.covered for item in items)
