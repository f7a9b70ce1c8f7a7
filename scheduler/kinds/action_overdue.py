"""A section of the digest: actions whose date has passed, every week until somebody answers."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place
from storage.action_lists import Line

NAME = "overdue"  # and the list that shows them all
TITLE = "Overdue"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the overdue actions whose turn it is on one of the days covered.

    After downtime that is also an action that was coming up on a day nobody was told, and is overdue by now.
    """
    late = chasing.chased(session, place, moment)
    return [line.id for line in late if _is_mentioned(line, place, moment)]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of these actions."""
    return cards.section(TITLE, NAME, chasing.lines_of(session, place, ids), today, place.group)


def _is_mentioned(line: Line, place: Place, moment: Moment) -> bool:
    if not line.is_overdue(moment.today):
        return False
    turn = chasing.overdue_turn(line, place, moment) > 0
    return turn or chasing.is_coming(line, place, moment) or chasing.wakes(line, place, moment)
