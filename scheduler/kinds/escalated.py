"""A section of the digest for the chair: overdue actions that were mentioned several times without an answer."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from rules import ladder
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place
from storage.members import Role

NAME = "escalated"
TITLE = "No answer, for the chair"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the overdue actions whose turn on the days covered is the one at which the chair is told."""
    if not chasing.for_role(place, Role.CHAIR):
        return []
    after = place.group.escalate_after
    late = chasing.unanswered(session, place, moment)
    return [line.id for line in late if ladder.escalates(chasing.overdue_turn(line, place, moment), after)]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of these actions."""
    return cards.escalated(TITLE, chasing.lines_of(session, place, ids), today, place.group)
