"""A section of the digest: actions whose date is coming, some working days before and on the day, until an answer."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place

NAME = "due"  # and the list that shows them all
TITLE = "Coming up"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the open actions with a date still to come that are mentioned on the days covered, or wake on one."""
    coming = [line for line in chasing.chased(session, place, moment) if not line.is_overdue(moment.today)]
    return [line.id for line in coming if chasing.is_coming(line, place, moment) or chasing.wakes(line, place, moment)]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of these actions."""
    return cards.section(TITLE, NAME, chasing.lines_of(session, place, ids), today, place.group)
