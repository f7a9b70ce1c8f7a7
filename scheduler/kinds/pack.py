"""A section of the channel's digest: the pack for a meeting of the group, five working days before it.

It is a section and no message of its own, so that a channel has one message that day. Which meeting has its turn is
looked up at delivery: a moved one has its pack before its new day, a cancelled one none.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from sqlalchemy.orm import Session

from cards import digest_pack as cards
from cards.digest import Section
from cards.digest_pack import Told
from rules.before_meeting import pack_day
from scheduler.occurrences import Moment, Place
from storage import agenda_ahead, exceptions, meeting_series, meetings
from storage.meetings import Meeting, MeetingState

NAME = "pack"
# How far off a meeting can be that is spoken of: a week or five working days, and the longest closure.
LOOK_AHEAD = timedelta(days=60)


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the meetings still to come whose pack has its day among those covered."""
    if place.member is not None:
        return []
    told = [one for one in coming(session, place, moment) if pack_day(one.held_on, place.calendar) in moment.days]
    return [one.id or 0 for one in told]


def coming(session: Session, place: Place, moment: Moment) -> list[Meeting]:
    """Return the group's meetings to come, as far off as one can be that is spoken of on the days covered."""
    last = max(moment.days) + LOOK_AHEAD
    look_up = partial(meetings.of_all_between, session, place.group_id, moment.today, last)
    return moment.once(("coming", last), look_up)


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of the packs as they stand now; None where none of them holds anything."""
    found = [meetings.look_at(session, place.group_id, one) for one in ids]
    standing = [one for one in found if one and one.voided_at is None and one.state != MeetingState.CANCELLED]
    packs = [told for one in standing if _holds_anything(told := _told(session, place, one, today))]
    return cards.section(packs) if packs else None


def _told(session: Session, place: Place, meeting: Meeting, today: date) -> Told:
    span = exceptions.span(session, place.group, meeting, today, today, place.zone)
    return Told(
        meeting=meeting,
        found=exceptions.gather(session, place.group, span, list(place.people.values())),
        standing=meeting_series.standing(session, place.group_id, meeting),
        items=agenda_ahead.by_day(session, place.group_id, meeting, today),
    )


def _holds_anything(told: Told) -> bool:
    found = told.found
    return bool(found.open or found.missed or found.missing or found.reviews or told.items)
