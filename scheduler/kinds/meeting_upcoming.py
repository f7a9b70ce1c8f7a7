"""A meeting is announced a week and the working day before, at 09:00; a moved or cancelled one's old rows are empty."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from cards import meeting_reminder as cards
from rules import ladder
from rules.calendar import at_local
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.kinds import answers, meeting_changed
from scheduler.occurrences import Moment, Place
from storage import meetings
from storage.meetings import Meeting, MeetingState
from storage.outbox import Occurrence

NAME = "meeting_upcoming"
ONCE_A_DAY = False
URGENT = False
SUBJECT = "meeting:"
# How far beyond the last day a meeting announced on it can lie: a week and the longest closure.
LOOK_BEYOND = timedelta(days=60)


def occurrences(session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return the announcements of the planned meetings that fall on these days."""
    planned = meetings.between(session, place.group_id, first, last + LOOK_BEYOND)
    return [
        on(NAME, f"{SUBJECT}{meeting.id}", day, meeting, place)
        for meeting in planned
        for day in sorted(ladder.meeting_days(meeting.held_on, place.calendar))
        if first <= day <= last
    ]


def render(session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return the announcement, unless the meeting was moved, cancelled or taken back since."""
    meeting = standing(session, place, occurrence)
    if meeting is None:
        return None
    notice = POSSIBLE_REPEAT if moment.possible_repeat else ""
    group, coming = place.group, answers.picture(session, place, meeting)
    return Message(
        cards.headline(meeting, group.name, moment.today, notice),
        cards.meeting_reminder(meeting, group.name, group.marking, moment.today, coming, notice),
        said={NAME: [meeting.id or 0]},
    )


def drawn_again(
    session: Session, place: Place, occurrence: Occurrence, moment: Moment, now: datetime
) -> Message | None:
    """Return the posted announcement as it should be by now: who comes, or where the meeting has gone.

    None once the meeting has begun: then it stays as it was.
    """
    meeting = meetings.look_at(session, place.group_id, _meeting_id(occurrence))
    if meeting is None or meeting.voided_at is not None or meeting.starts_at(place.zone) <= now:
        return None
    moment = replace(moment, today=now.astimezone(place.zone).date())  # "tomorrow" is said of today
    return render(session, place, occurrence, moment) or meeting_changed.drawn(session, place, meeting, moment)


def standing(session: Session, place: Place, occurrence: Occurrence) -> Meeting | None:
    """Return the meeting an announcement is of, None where it was moved, cancelled or taken back since."""
    meeting = meetings.look_at(session, place.group_id, _meeting_id(occurrence))
    return meeting if meeting is not None and _still_stands(meeting, occurrence, place) else None


def on(kind: str, subject: str, day: date, meeting: Meeting, place: Place) -> Occurrence:
    """Return what is said of a meeting on a day, until it begins."""
    return Occurrence(
        kind=kind,
        subject=subject,
        local_date=day,
        revision=meeting.revision,
        due_at=at_local(day, place.hours.within(ladder.ANNOUNCED_AT), place.zone),
        expires_at=meeting.starts_at(place.zone),
    )


def _still_stands(meeting: Meeting, occurrence: Occurrence, place: Place) -> bool:
    # The day is compared too: a move taken back and made again brings an old revision to another day.
    return (
        meeting.state == MeetingState.PLANNED
        and meeting.voided_at is None
        and meeting.revision == occurrence.revision
        and occurrence.local_date in ladder.meeting_days(meeting.held_on, place.calendar)
    )


def _meeting_id(occurrence: Occurrence) -> int:
    return int(occurrence.subject.rpartition(SUBJECT)[2])
