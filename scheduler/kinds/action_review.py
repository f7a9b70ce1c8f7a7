"""A section of the digest: actions to be looked at again, on their review's day or after months without a word."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from cards import digest_actions as cards
from cards.digest import Section
from rules import ladder
from rules.deadlines.values import DeadlineClass
from scheduler.kinds import chasing
from scheduler.occurrences import Moment, Place
from storage import action_chasing
from storage.action_lists import Line
from storage.actions import Status

NAME = "review"  # and the list that shows them all
TITLE = "To be reviewed"
ENDLESS = (DeadlineClass.ONGOING, DeadlineClass.RECUR)


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the actions with a review on the days covered, and the ongoing ones nobody has spoken of for long.

    A completed action can have a review too ("done, look again in October", S3 3.6).
    """
    before = max(moment.days) + timedelta(days=10)  # a review on a closed day is said on the working day before
    reviewed = chasing.heard_of(place, action_chasing.reviewed(session, place.group_id, before), moment)
    found = [line.id for line in reviewed if _is_due(line, place, moment)]
    silent = [line.id for line in chasing.chased(session, place, moment) if _is_silent(line, place, moment)]
    return list(dict.fromkeys([*found, *silent]))


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of these actions."""
    return cards.section(TITLE, NAME, chasing.lines_of(session, place, ids), today, place.group)


def _is_due(line: Line, place: Place, moment: Moment) -> bool:
    """Tell whether a review falls on the days covered, or one of its weekly turns until somebody answers."""
    if line.review_on is None or line.status == Status.CLOSED:
        return False
    said = chasing.local_day(line.updated_at, place) if line.updated_at else None
    if said is not None and said >= line.review_on:
        return False  # somebody has spoken of it since
    if ladder.due_days(line.review_on, (0,), place.calendar).isdisjoint(moment.days):
        every = place.group.overdue_every
        return any(ladder.overdue_turn(line.review_on, day, every, None, place.calendar) for day in moment.days)
    return True


def _is_silent(line: Line, place: Place, moment: Moment) -> bool:
    last_word = line.updated_at or line.added_at
    endless = line.status == Status.ONGOING or line.deadline_class in ENDLESS
    if not endless or line.review_on is not None or last_word is None:
        return False
    since = chasing.local_day(last_word, place)
    return any(ladder.is_review_day(since, day, place.group.review_every, place.calendar) for day in moment.days)
