"""The daily digest of a channel: one message a working day, made of sections, and none when they are all empty.

What it mentioned is kept with its row, so that the posted card can be drawn again with how those things stand by now.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from cards import digest as cards
from cards.elements import Mentioned
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.kinds import (
    action_due,
    action_overdue,
    action_review,
    action_undated,
    attendance_missing,
    chasing,
    declined,
    deputy_requests,
    escalated,
    figure_missing,
    pack,
    requested,
    updates_wanted,
)
from scheduler.occurrences import Moment, Part, Place, working_days
from storage import acknowledgements
from storage.acting import Acting, acting, owes
from storage.action_lists import Line
from storage.members import OFF, Member, Role
from storage.outbox import Occurrence

NAME = "digest"
ONCE_A_DAY = True
URGENT = False
PARTS: tuple[Part, ...] = (
    escalated,
    requested,
    pack,
    attendance_missing,
    deputy_requests,
    action_overdue,
    action_due,
    action_review,
    action_undated,
    updates_wanted,
    declined,
    figure_missing,
)
CHASED = (action_overdue, action_due, action_review, action_undated, updates_wanted)  # what somebody owes an answer to
# By then every overdue action has had its weekly turn again, and last month's figures are still what is wanted.
WORTH_SENDING_FOR = timedelta(days=14)


def occurrences(_session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return one for each working day; what it will say is not known before its morning."""
    return [on(NAME, "group", day, place) for day in working_days(place, first, last)]


def render(session: Session, place: Place, _occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return the digest of the days covered, as the record stands now."""
    return draw(session, place, moment, found(PARTS, session, place, moment))


def draw(
    session: Session, place: Place, moment: Moment, said: Mapping[str, Sequence[int]], since: datetime | None = None
) -> Message | None:
    """Return the digest of what it mentions; `since` is when it was posted, for how things stand since."""
    sections = drawn(PARTS, session, place, said, moment.today)
    if not sections:
        return None
    shown = cards.Digest(
        group=place.group.name,
        marking=place.group.marking,
        today=moment.today,
        sections=sections,
        notice=POSSIBLE_REPEAT if moment.possible_repeat else "",
        standing=_standing(session, place, moment, said, since),
        asked=_asked(session, place, said, moment.today),
        seen=cards.seen(moment.reminder),
    )
    return Message(cards.headline(shown), cards.digest(shown), said={name: list(ids) for name, ids in said.items()})


def found(parts: Sequence[Part], session: Session, place: Place, moment: Moment) -> dict[str, list[int]]:
    """Return what each section mentions on the days covered, those with nothing left out."""
    each = {part.NAME: part.find(session, place, moment) for part in parts}
    return {name: ids for name, ids in each.items() if ids}


def drawn(
    parts: Sequence[Part], session: Session, place: Place, said: Mapping[str, Sequence[int]], today: date
) -> list[cards.Section]:
    """Return the sections of what is mentioned, as it stands now."""
    each = [part.draw(session, place, said[part.NAME], today) for part in parts if said.get(part.NAME)]
    return [section for section in each if section is not None]


def owed(session: Session, place: Place, said: Mapping[str, Sequence[int]]) -> list[Line]:
    """Return the actions mentioned that somebody owes an answer to, each once, as they are now."""
    ids = dict.fromkeys(one for part in CHASED for one in said.get(part.NAME, ()))
    return chasing.lines_of(session, place, list(ids))


def on(kind: str, subject: str, day: date, place: Place) -> Occurrence:
    """Return the digest of a day."""
    due_at = place.digest_on(day)
    return Occurrence(
        kind=kind,
        subject=subject,
        local_date=day,
        revision=0,
        due_at=due_at,
        expires_at=due_at + WORTH_SENDING_FOR,
    )


def _standing(
    session: Session, place: Place, moment: Moment, said: Mapping[str, Sequence[int]], since: datetime | None
) -> list[str]:
    """Say how much of a posted digest was answered, and who has seen it."""
    if since is None or moment.reminder is None:
        return []
    lines = owed(session, place, said)
    answered = sum(1 for line in lines if line.updated_at is not None and line.updated_at > since)
    seen = acknowledgements.by_agency(session, place.group_id, moment.reminder)
    return [
        *([f"Answered since: {answered} of {len(lines)}"] if answered else []),
        *([f"Seen by {cards.by_agency(seen)}"] if seen else []),
    ]


def _asked(session: Session, place: Place, said: Mapping[str, Sequence[int]], today: date) -> list[Mentioned]:
    """Return whom the channel has to tell: who owes something of it, hears of it nowhere else and wants to."""
    lines = owed(session, place, said)
    unreached = [
        person for person in place.people.values() if person.id not in place.reachable and _may_be_told(person, today)
    ]
    told = [person for person in unreached if _owes_any(acting(place.people, person.id, today), lines)]
    told += [chair for chair in chasing.holders(place, Role.CHAIR) if said.get(escalated.NAME) and chair not in told]
    return [Mentioned(person.entra_id, person.name) for person in told]


def _owes_any(member: Acting, lines: Sequence[Line]) -> bool:
    return any(owes(member, line.owners) for line in lines)


def _may_be_told(person: Member, today: date) -> bool:
    away = person.away_until is not None and person.away_until >= today
    muted = person.muted_until is not None and person.muted_until > today
    return person.role not in (Role.OBSERVER, Role.INVITED) and person.reminders != OFF and not (away or muted)
