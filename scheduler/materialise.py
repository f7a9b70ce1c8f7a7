"""Give every occurrence of the next five weeks its row, once; nothing is written until one is missing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from scheduler.occurrences import Kind, Place, place_of
from scheduler.registry import KINDS
from storage import conversations, groups, outbox
from storage.conversations import Conversation
from storage.outbox import Occurrence, Reminder
from storage.types import columns

AHEAD = timedelta(days=35)
# A meeting booked a moment before its reminder's hour may be seen only at the tick after it.
SEEN_LATE = timedelta(hours=1)
LONGEST_SILENCE = timedelta(days=366)  # a stop longer than that is no ledger of missed days any more
ONE_DAY = timedelta(days=1)

_R = columns(Reminder)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Plan:
    """What one conversation's rows lack."""

    group_id: int
    conversation_row_id: int
    missing: list[Occurrence]
    moved: list[tuple[Reminder, Occurrence]]


def plans(session: Session, now: datetime, zone: ZoneInfo) -> list[Plan]:
    """Return what has to be written so that every conversation's rows are whole."""
    last = now.astimezone(zone).date() + AHEAD
    found = []
    for group in groups.every(session):
        place = place_of(group, zone)
        for channel in conversations.digest_channels(session, place.group_id):
            found.append(_plan(session, place, channel, now, last))
    return [plan for plan in found if plan.missing or plan.moved]


def carry_out(session: Session, wanted: list[Plan]) -> int:
    """Write the rows; return how many are new. Another replica may have written the same: then they are not."""
    added = 0
    for plan in wanted:
        added += outbox.materialise(session, plan.group_id, plan.conversation_row_id, plan.missing)
        for row, occurrence in plan.moved:
            outbox.reschedule(session, row, occurrence)
    return added


def expected(session: Session, place: Place, channel: Conversation, now: datetime, last: date) -> list[Occurrence]:
    """Return what the conversation is to hear up to a day: what lies ahead, and what came due while nobody ticked."""
    today = now.astimezone(place.zone).date()
    looked_ahead = outbox.last_day(session, place.group_id, channel.id or 0)
    first = today if looked_ahead is None else max(min(today, looked_ahead + ONE_DAY), today - LONGEST_SILENCE)
    found = [each for kind in KINDS for each in _occurrences(session, kind, place, first, last)]
    # A channel that is new here hears nothing of the time before it, not at its first tick and not at a later one.
    if looked_ahead is None:
        return [each for each in found if each.due_at >= now]
    began = min(now, _first_due(session, channel) or now)
    return [
        each
        for each in found
        if each.due_at >= began and (each.due_at > now - SEEN_LATE or each.local_date > looked_ahead)
    ]


def _first_due(session: Session, channel: Conversation) -> datetime | None:
    """Return when the first of a channel's rows is due: the first tick gave one to all that lay ahead of it."""
    of_channel = select(_R.due_at).where(_R.conversation_row_id == channel.id)
    first: datetime | None = session.scalar(of_channel.order_by(_R.local_date, _R.due_at).limit(1))
    return first


def _plan(session: Session, place: Place, channel: Conversation, now: datetime, last: date) -> Plan:
    occurrences = expected(session, place, channel, now, last)
    first = min((each.local_date for each in occurrences), default=last)
    there = outbox.of_conversation(session, place.group_id, channel.id or 0, first)
    rows = {outbox.key(row): row for row in there}
    missing = [each for each in occurrences if outbox.key(each) not in rows]
    known = [(rows[outbox.key(each)], each) for each in occurrences if outbox.key(each) in rows]
    moved = [(row, each) for row, each in known if outbox.is_elsewhen(row, each)]
    return Plan(place.group_id, channel.id or 0, missing, moved)


def _occurrences(session: Session, kind: Kind, place: Place, first: date, last: date) -> list[Occurrence]:
    try:
        return kind.occurrences(session, place, first, last)
    except SQLAlchemyError:
        raise
    except Exception as error:
        # One group's bad row must not silence the others.
        log.error("reminders_not_foreseen", group=place.group_id, kind=kind.NAME, exc_info=error)
        return []
