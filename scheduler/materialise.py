"""Give every occurrence of the next five weeks its row, once; nothing is written until one is missing."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from scheduler import audience
from scheduler.audience import Hearer
from scheduler.occurrences import Kind, Place
from storage import audit_heads, conversations, groups, outbox
from storage.groups import Group
from storage.outbox import Occurrence, Reminder

AHEAD = timedelta(days=35)
# A meeting booked a moment before its reminder's hour may be seen only at the tick after it.
SEEN_LATE = timedelta(hours=1)
LONGEST_SILENCE = timedelta(days=366)  # a stop longer than that is no ledger of missed days any more
ONE_DAY = timedelta(days=1)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Plan:
    """What one conversation's rows lack."""

    group_id: int
    conversation_row_id: int
    missing: list[Occurrence]
    moved: list[tuple[Reminder, Occurrence]]


# By group, what its rows rest on: the local day, the places there are, the head of its trail. Looked at anew every
# quarter of an hour all the same, never at the full one: for what was changed by hand, and for a kind that failed.
ANEW_SECONDS = 900
Looked = dict[int, Hashable]


def plans(session: Session, now: datetime, zone: ZoneInfo, looked: Looked) -> tuple[list[Plan], Looked]:
    """Return what has to be written so that every conversation's rows are whole, and what that was found out from.

    A group is left out while that is as it was in `looked`: a tick comes every few seconds, and a change now and then.
    """
    today = now.astimezone(zone).date()
    heads, places = audit_heads.every(session), conversations.stamp(session)
    found, stands = [], looked.copy()
    for group in groups.every(session):
        group_id = group.id or 0
        stands[group_id] = (today, (now.timestamp() + ANEW_SECONDS / 2) // ANEW_SECONDS, places, heads.get(group_id))
        if stands[group_id] != looked.get(group_id):
            found += _of_group(session, group, now, zone)
    return [plan for plan in found if plan.missing or plan.moved], stands


def carry_out(session: Session, wanted: list[Plan]) -> int:
    """Write the rows; return how many are new. Another replica may have written the same: then they are not."""
    added = 0
    for plan in wanted:
        added += outbox.materialise(session, plan.group_id, plan.conversation_row_id, plan.missing)
        for row, occurrence in plan.moved:
            outbox.reschedule(session, row, occurrence)
    return added


def expected(session: Session, hearer: Hearer, now: datetime, last: date) -> list[Occurrence]:
    """Return what a conversation is to hear up to a day: what lies ahead, and what came due while nobody ticked."""
    place = hearer.place
    today = now.astimezone(place.zone).date()
    looked_ahead = outbox.last_day(session, place.group_id, hearer.conversation_row_id)
    first = today if looked_ahead is None else max(min(today, looked_ahead + ONE_DAY), today - LONGEST_SILENCE)
    found = [each for kind in hearer.kinds for each in _occurrences(session, kind, place, first, last)]
    # A place that is new here hears nothing of the time before it, not at its first tick and not at a later one.
    if looked_ahead is None:
        return [each for each in found if each.due_at >= now]
    began = min(now, outbox.first_due(session, place.group_id, hearer.conversation_row_id) or now)
    return [
        each
        for each in found
        if each.due_at >= began and (each.due_at > now - SEEN_LATE or each.local_date > looked_ahead)
    ]


def _of_group(session: Session, group: Group, now: datetime, zone: ZoneInfo) -> list[Plan]:
    today = now.astimezone(zone).date()
    place = audience.place_of(session, group, zone, today)
    return [_plan(session, hearer, now, today + AHEAD) for hearer in audience.of_group(session, place, today)]


def _plan(session: Session, hearer: Hearer, now: datetime, last: date) -> Plan:
    group_id = hearer.place.group_id
    occurrences = expected(session, hearer, now, last)
    first = min((each.local_date for each in occurrences), default=last)
    there = outbox.of_conversation(session, group_id, hearer.conversation_row_id, first)
    rows = {outbox.key(row): row for row in there}
    missing = [each for each in occurrences if outbox.key(each) not in rows]
    known = [(rows[outbox.key(each)], each) for each in occurrences if outbox.key(each) in rows]
    moved = [(row, each) for row, each in known if outbox.is_elsewhen(row, each)]
    return Plan(group_id, hearer.conversation_row_id, missing, moved)


def _occurrences(session: Session, kind: Kind, place: Place, first: date, last: date) -> list[Occurrence]:
    try:
        return kind.occurrences(session, place, first, last)
    except SQLAlchemyError:
        raise
    except Exception as error:
        # One group's bad row must not silence the others.
        log.error("reminders_not_foreseen", group=place.group_id, kind=kind.NAME, exc_info=error)
        return []
