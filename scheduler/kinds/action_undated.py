"""A section of the digest: once a month, the actions that need a date, "TBA" or with nothing written."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from rules import ladder
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place
from storage import action_lists
from storage.action_lists import Filter
from storage.actions import Status

NAME = "no_date"  # and the list that shows them all
TITLE = "Needs a date"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the open actions without a date, when the month's day for them is among the days covered."""
    if not any(ladder.is_monthly_day(day, ladder.UNDATED_FROM, place.calendar) for day in moment.days):
        return []
    undated = action_lists.lines(session, place.group_id, Filter(no_date=True))
    heard = chasing.heard_of(place, undated, moment)
    return [line.id for line in heard if line.status != Status.ONGOING]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of these actions."""
    return cards.section(TITLE, NAME, chasing.lines_of(session, place, ids), today, place.group)
