"""The daily digest of a channel: one message a working day, made of sections, and none when they are all empty."""

from datetime import date, time, timedelta

from sqlalchemy.orm import Session

from cards import digest as cards
from rules.calendar import at_local
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.kinds import action_due, action_overdue, figure_missing
from scheduler.occurrences import Moment, Place
from storage.outbox import Occurrence

NAME = "digest"
SECTIONS = (action_overdue, action_due, figure_missing)
# By then every overdue action has had its weekly turn again, and last month's figures are still what is wanted.
WORTH_SENDING_FOR = timedelta(days=14)


def occurrences(_session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return one for each working day; what it will say is not known before its morning."""
    at = time.fromisoformat(place.group.digest_at)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [_on(day, at, place) for day in days if place.calendar.is_working_day(day)]


def render(session: Session, place: Place, _occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return the digest of the days covered, as the record stands now."""
    sections = [found for kind in SECTIONS if (found := kind.section(session, place, moment))]
    if not sections:
        return None
    shown = cards.Digest(
        group=place.group.name,
        marking=place.group.marking,
        today=moment.today,
        sections=sections,
        notice=POSSIBLE_REPEAT if moment.possible_repeat else "",
    )
    return Message(cards.headline(shown), cards.digest(shown))


def _on(day: date, at: time, place: Place) -> Occurrence:
    due_at = at_local(day, at, place.zone)
    return Occurrence(
        kind=NAME,
        subject="group",
        local_date=day,
        revision=0,
        due_at=due_at,
        expires_at=due_at + WORTH_SENDING_FOR,
    )
