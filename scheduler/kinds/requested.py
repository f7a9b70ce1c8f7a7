"""A section of the digest: reminders that somebody asked for, on the days they chose."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from cards import requested as cards
from cards.digest import Section
from scheduler.occurrences import Moment, Place
from storage import action_history, members, requested_reminders
from storage.acting import acting, owes, stands_in_for
from storage.action_lists import Line
from storage.requested_reminders import RequestedReminder, Whom

NAME = "requested"


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the row ids of the requests that this place hears on the days covered, with something to say today."""
    requests = requested_reminders.on_days(session, place.group_id, moment.days)
    return [one.id or 0 for one in requests if _lines(session, place, one, moment.today) is not None]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return these requests as the record stands now; None when none of them has anything left to say."""
    told = []
    for one in requested_reminders.of_ids(session, place.group_id, ids):
        lines = _lines(session, place, one, today)
        if lines is not None:
            told.append(cards.Told(one, _asked_by(session, place, one), lines, _moved_from(session, one)))
    return cards.section(told, today, place.zone) if told else None


def _lines(session: Session, place: Place, request: RequestedReminder, today: date) -> list[Line] | None:
    """Return the actions this place is told of, none for a request that is only words; None where nothing is said."""
    if request.whom == Whom.OWNERS:
        owed = requested_reminders.about(session, request, today)
        return [line for line in owed if _hears(place, line, today)] or None
    if place.member is not None and place.member.id not in place.reachable and not request.is_private:
        return None  # who wants no reminders still gets those they ask for themselves
    heard = place.member is None if request.whom == Whom.GROUP else _is_for(place, request, today)
    if not heard:
        return None
    lines = requested_reminders.about(session, request, today)
    return lines if lines or request.action_id is None else None


def _is_for(place: Place, request: RequestedReminder, today: date) -> bool:
    """Tell whether a member is one of those reminded, or stands in for one; what is private goes to nobody else."""
    if place.member is None:
        return False
    if place.member.id in request.member_ids:
        return True
    person = place.people.get(place.member.id)
    absent = stands_in_for(place.people, person, today) if person else None
    return absent is not None and absent.id in request.member_ids and not request.is_private


def _hears(place: Place, line: Line, today: date) -> bool:
    """Tell whether this place is told of an action: its owners are, and the channel where none of them can be."""
    if place.member is not None:
        return place.member.id in place.reachable and owes(place.member, line.owners)
    told = (acting(place.people, member_id, today) for member_id in place.reachable if member_id in place.people)
    return not any(owes(member, line.owners) for member in told)


def _asked_by(session: Session, place: Place, request: RequestedReminder) -> str:
    if place.member is not None and place.member.id == request.by_id:
        return "you"
    asker = place.people.get(request.by_id) or members.get(session, place.group_id, request.by_id)
    return asker.name if asker else "somebody"


def _moved_from(session: Session, request: RequestedReminder) -> date | None:
    """Return the day an action was due when the reminder was asked for, where that has moved since."""
    if request.action_id is None:
        return None
    earlier = action_history.earlier_deadlines(session, request.group_id, request.action_id)
    return next((was.due_on for was in earlier if was.moved_at >= request.at), None)
