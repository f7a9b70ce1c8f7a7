"""A section of the digest: actions whose date has passed, weekly until somebody answers."""

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from rules import ladder
from scheduler.kinds import action_due
from scheduler.occurrences import Moment, Place
from storage import action_lists
from storage.action_lists import Filter, Line

TITLE = "Overdue"
WHICH = "overdue"  # the list that shows them all


def section(session: Session, place: Place, moment: Moment) -> Section | None:
    """Return the overdue actions whose turn it is on one of the days covered; None for none.

    After downtime that is also an action that was coming up on a day nobody was told, and is overdue by now.
    """
    late = action_lists.lines(session, place.group_id, Filter(due_before=moment.today))
    turns = [line for line in late if _has_turn(line, place, moment) or action_due.is_mentioned(line, place, moment)]
    return cards.section(TITLE, WHICH, turns, moment.today) if turns else None


def _has_turn(line: Line, place: Place, moment: Moment) -> bool:
    if line.due_on is None or not ladder.has_ladder(line.deadline_class, line.status):
        return False
    return any(ladder.is_overdue_day(line.due_on, day, place.calendar) for day in moment.days)
