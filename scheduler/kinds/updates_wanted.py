"""A section of the digest: a week before a meeting of the group, its owners are asked for the updates they owe.

It is for each owner's own chat; the channel hears of those whose owners cannot be reached there. An action that
another section of the day mentions is not told twice.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from cards import digest_updates as cards
from cards.digest import Section
from rules.before_meeting import call_day
from scheduler.kinds import action_due, action_overdue, action_review, action_undated, chasing, escalated, pack
from scheduler.occurrences import Moment, Part, Place
from storage import exceptions, meetings
from storage.acting import Acting, acting, owes
from storage.action_lists import Line
from storage.action_owners import DECLINED
from storage.meetings import Meeting

NAME = "updates_wanted"
OTHERS: tuple[Part, ...] = (escalated, action_overdue, action_due, action_review, action_undated)


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the open actions without an update since the last meeting, on the day they are asked for."""
    meeting = _called(session, place, moment)
    if meeting is None:
        return []
    span = exceptions.span(session, place.group, meeting, moment.today, moment.today, place.zone)
    open_ones = moment.once("open", lambda: exceptions.open_lines(session, place.group_id))
    silent = [line for line in chasing.heard_of(place, open_ones, moment) if exceptions.is_silent(line, span.since)]
    if place.member is None:
        silent = _of_unreached(place, silent, moment.today)
    said = {one for part in OTHERS for one in part.find(session, place, moment)} if silent else set()
    return [line.id for line in silent if line.id not in said]


def draw(session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
    """Return the section of these actions."""
    lines = chasing.lines_of(session, place, ids)
    meeting = meetings.next_meeting(session, place.group_id, today)
    return cards.section(lines, meeting.held_on if meeting else None, today) if lines else None


def _called(session: Session, place: Place, moment: Moment) -> Meeting | None:
    """Return the meeting to come for which updates are asked on the days covered."""
    coming = pack.coming(session, place, moment)
    return next((one for one in coming if call_day(one.held_on, place.calendar) in moment.days), None)


def _of_unreached(place: Place, lines: Sequence[Line], today: date) -> list[Line]:
    """Return the actions with an owner for whom nobody is told in a chat of their own."""
    told = [acting(place.people, person, today) for person in place.people if person in place.reachable]
    return [line for line in lines if any(not _is_told(told, owner) for owner in line.owners)]


def _is_told(told: Sequence[Acting], owner: Mapping[str, Any]) -> bool:
    """Tell whether an owner is told by somebody's own digest, or has said that it is not theirs."""
    return bool(owner.get(DECLINED)) or any(owes(member, [owner]) for member in told)
