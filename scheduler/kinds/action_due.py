"""A section of the digest: actions whose date is coming, 14, 7 and 1 working days before and on the day."""

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from rules import ladder
from scheduler.occurrences import Moment, Place
from storage import action_lists
from storage.action_lists import Filter, Line

TITLE = "Coming up"
WHICH = "due"  # the list that shows them all


def section(session: Session, place: Place, moment: Moment) -> Section | None:
    """Return the open actions with a date still to come that are mentioned on the days covered; None for none."""
    too_far = ladder.furthest_due(max(moment.days), place.calendar)
    coming = action_lists.lines(session, place.group_id, Filter(due_from=moment.today, due_before=too_far))
    mentioned = [line for line in coming if is_mentioned(line, place, moment)]
    return cards.section(TITLE, WHICH, mentioned, moment.today) if mentioned else None


def is_mentioned(line: Line, place: Place, moment: Moment) -> bool:
    """Tell whether one of the days covered is on the line's ladder."""
    if line.due_on is None or not ladder.has_ladder(line.deadline_class, line.status):
        return False
    return not ladder.due_days(line.due_on, place.calendar).isdisjoint(moment.days)
