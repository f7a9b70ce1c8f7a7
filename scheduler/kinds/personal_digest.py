"""One person's digest in their own chat: what they or their agency owe, once a day or once a week as they chose.

Whoever is on leave, muted or off hears nothing; a deputy hears what the member they stand in for would have heard.
"""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from cards import digest as cards
from cards import personal_digest as own_cards
from rules import ladder
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.kinds import digest, minutes_missing, requested, take_home, undelivered
from scheduler.occurrences import MEMBER, Moment, Part, Place, working_days
from storage.members import WEEKLY
from storage.outbox import Occurrence

NAME = "personal_digest"
ONCE_A_DAY = True
URGENT = False
PARTS: tuple[Part, ...] = (*digest.PARTS, minutes_missing, take_home, undelivered)
A_WEEK = 7


def occurrences(_session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return one for each working day; what it will say is not known before its morning."""
    subject = f"{MEMBER}{place.member.id}" if place.member else ""
    return [digest.on(NAME, subject, day, place) for day in working_days(place, first, last)]


def render(session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return the digest of what this member owes on the days covered, as the record stands now."""
    if place.member is None:
        return None
    said = _said(session, place, occurrence.local_date, moment)
    sections = digest.drawn(PARTS, session, place, said, moment.today)
    if not sections:
        return None
    owed = digest.owed(session, place, said)
    shown = cards.Digest(
        group=place.group.name,
        marking=place.group.marking,
        today=moment.today,
        sections=sections,
        notice=POSSIBLE_REPEAT if moment.possible_repeat else "",
        seen=cards.seen(moment.reminder),
        why=own_cards.WHY,
        fewer=own_cards.FEWER,
        rest=own_cards.REST,
        below=own_cards.inputs(owed),
        buttons=own_cards.answers(owed),
    )
    return Message(cards.headline(shown), cards.digest(shown), said=said)


def _said(session: Session, place: Place, day: date, moment: Moment) -> dict[str, list[int]]:
    """Return what each section mentions; what somebody asked to be reminded of is said on its day in any case."""
    weekly = _is_weekly(place)
    told = place.member is not None and place.member.id in place.reachable
    if not told or (weekly and ladder.first_of_week(day, place.calendar) != day):
        return digest.found((requested,), session, place, moment)
    ahead = [max(moment.days) + timedelta(days=n) for n in range(1, A_WEEK)] if weekly else []
    chased = replace(moment, days=[*moment.days, *ahead])  # what falls on its Thursday is said on its Monday
    own = digest.found((requested,), session, place, moment)
    return own | digest.found([part for part in PARTS if part is not requested], session, place, chased)


def _is_weekly(place: Place) -> bool:
    person = place.people.get(place.member.id) if place.member else None
    return person is not None and person.reminders == WEEKLY
