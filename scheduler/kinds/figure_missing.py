"""A section of the digest: once a month, last month's figures that partners have not given yet, and who is asked."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from cards import digest_figures as cards
from cards.digest import Section
from rules import ladder
from scheduler.occurrences import Moment, Place
from storage import targets
from storage.targets import Standing

NAME = "figures"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the targets whose figure is still missing, when the month's day for that is among the days covered."""
    if not any(ladder.is_monthly_day(day, ladder.FIGURES_FROM, place.calendar) for day in moment.days):
        return []
    return [one.id for one in _asked(session, place, moment.today)]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of those that are still missing."""
    wanted = [one for one in _asked(session, place, today) if one.id in ids]
    people = list(place.people.values())
    return cards.section([(one, targets.givers(one, people, today)) for one in wanted], today) if wanted else None


def _asked(session: Session, place: Place, today: date) -> list[Standing]:
    """Return the targets with a figure missing; for a personal chat, those its member is asked for."""
    missing = targets.missing(session, place.group_id, today)
    if place.member is None:
        return missing
    people, own = list(place.people.values()), place.member.id
    return [one for one in missing if any(giver.id == own for giver in targets.givers(one, people, today))]
