"""A section of the digest: whoever has not answered a meeting is asked once more when most of the time has passed.

A person is asked in their own digest, unless the meeting's reminder asks them that very day; the channel is told which
agencies cannot be asked so.
"""

from collections.abc import Sequence
from datetime import date, time

from sqlalchemy.orm import Session

from cards import digest_attendance as cards
from cards.digest import Section
from rules import ladder
from scheduler.kinds import answers, pack
from scheduler.occurrences import Moment, Place
from storage import meetings
from storage.meetings import Meeting, MeetingState

NAME = "attendance"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the meetings whose day for that is among the days covered, with somebody to ask or an agency to name."""
    nudged = [meeting for meeting in pack.coming(session, place, moment) if _is_nudged(place, meeting, moment)]
    return [meeting.id or 0 for meeting in nudged if _is_missing(session, place, meeting)]


def draw(session: Session, place: Place, ids: Sequence[int], _today: date) -> Section | None:
    """Return the section of those that are still to be answered."""
    found = [meetings.look_at(session, place.group_id, one) for one in ids]
    planned = [one for one in found if one is not None and one.state == MeetingState.PLANNED and not one.voided_at]
    if place.member is not None:
        return cards.yours([one for one in planned if _is_missing(session, place, one)])
    missing = [cards.Missing(one, _unreached(session, place, one)) for one in planned]
    return cards.missing([one for one in missing if one.agencies])


def _is_nudged(place: Place, meeting: Meeting, moment: Moment) -> bool:
    day = ladder.nudge_day(meeting.held_on, time.fromisoformat(meeting.starts), place.calendar)
    if day not in moment.days:
        return False
    return place.member is None or day not in answers.asked_days(place, meeting)


def _is_missing(session: Session, place: Place, meeting: Meeting) -> bool:
    if place.member is None:
        return bool(_unreached(session, place, meeting))
    return any(person.id == place.member.id for person in answers.unanswered(session, place, meeting))


def _unreached(session: Session, place: Place, meeting: Meeting) -> list[str]:
    """Return the agencies of those who have not answered and cannot be asked in a chat of their own."""
    unasked = (one for one in answers.unanswered(session, place, meeting) if one.id not in place.reachable)
    return sorted({one.agency for one in unasked if one.agency})
