"""Each person who is asked to a meeting and has not answered is asked in their own chat, when the channel is told.

It is a message of its own: a pressed answer takes the card's place, and a digest has other things on it. A subgroup's
meetings are announced in the channel only: who is in a subgroup is not known.
"""

from datetime import date

from sqlalchemy.orm import Session

from cards import meeting_reminder as cards
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.kinds import answers, meeting_upcoming
from scheduler.occurrences import MEMBER, Moment, Place
from storage import coming, meetings
from storage.meetings import Meeting
from storage.outbox import Occurrence

NAME = "meeting_invitation"
ONCE_A_DAY = False
URGENT = False


def occurrences(session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return the days on which this member is asked to the planned meetings that are theirs."""
    if place.member is None:
        return []
    planned = meetings.of_all_between(session, place.group_id, first, last + meeting_upcoming.LOOK_BEYOND)
    own = [meeting for meeting in planned if place.member.id in _asked(place, meeting)]
    return [
        meeting_upcoming.on(
            NAME, f"{MEMBER}{place.member.id}:{meeting_upcoming.SUBJECT}{meeting.id}", day, meeting, place
        )
        for meeting in own
        for day in answers.asked_days(place, meeting)
        if first <= day <= last
    ]


def render(session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return the question, unless they have answered, want no reminders, or the meeting is not as it was."""
    meeting = meeting_upcoming.standing(session, place, occurrence)
    if meeting is None or place.member is None or place.member.id not in place.reachable:
        return None
    open_to = {person.id: person for person in answers.unanswered(session, place, meeting)}
    if place.member.id not in open_to:
        return None
    notice = POSSIBLE_REPEAT if moment.possible_repeat else ""
    group = place.group
    told = answers.picture(session, place, meeting) if answers.sees_agencies(open_to[place.member.id]) else None
    return Message(
        cards.headline(meeting, group.name, moment.today, notice),
        cards.invitation(meeting, group.name, group.marking, moment.today, told, notice),
    )


def _asked(place: Place, meeting: Meeting) -> set[int | None]:
    return {person.id for person in coming.asked(place.people, meeting)}
