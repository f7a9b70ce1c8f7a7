"""A section of the digest: once a month, last month's figures that partners have not given yet, and who is asked."""

from sqlalchemy.orm import Session

from cards import digest_figures as cards
from cards.digest import Section
from rules import ladder
from scheduler.occurrences import Moment, Place
from storage import members, targets


def section(session: Session, place: Place, moment: Moment) -> Section | None:
    """Return the targets whose figure is still missing, when the month's day for that is among the days covered."""
    if not any(ladder.is_figures_day(day, place.calendar) for day in moment.days):
        return None
    wanted = targets.missing(session, place.group_id, moment.today)
    if not wanted:
        return None
    people = members.of_group(session, place.group_id)
    return cards.section([(one, targets.givers(one, people, moment.today)) for one in wanted], moment.today)
