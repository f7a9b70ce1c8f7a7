"""A section of the digest for the coordinator: actions whose owner says that they are not theirs."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from rules import ladder
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place
from storage import action_chasing
from storage.action_lists import Line
from storage.action_owners import DECLINED
from storage.members import Role

NAME = "declined"
TITLE = "Not theirs, they say"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return such actions on the working day after it was said, and every week until somebody settles whose it is."""
    if not chasing.for_role(place, Role.COORDINATOR):
        return []
    lines = action_chasing.declined(session, place.group_id)
    return [line.id for line in lines if _is_declined(line) and _has_turn(line, place, moment)]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of those that are still not settled."""
    lines = [line for line in chasing.lines_of(session, place, ids) if _is_declined(line)]
    return cards.declined(TITLE, lines, today)


def _is_declined(line: Line) -> bool:
    return any(owner.get(DECLINED) for owner in line.owners)


def _has_turn(line: Line, place: Place, moment: Moment) -> bool:
    if line.updated_at is None:
        return False
    said_on, every = chasing.local_day(line.updated_at, place), place.group.overdue_every
    if place.calendar.next_working_day(said_on + timedelta(days=1)) in moment.days:
        return True
    return any(ladder.overdue_turn(said_on, day, every, None, place.calendar) for day in moment.days)
