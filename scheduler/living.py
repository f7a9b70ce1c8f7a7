"""A channel's last digest and its reminders of meetings to come, kept up to date in their place: drawn again on change.

An update notifies nobody, and putting the same card twice does no harm, so it needs no lease: whoever notes the new
card first puts it, and a failed one is noted as the old one again and tried at the next tick.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from scheduler import audience
from scheduler.deliver import Ambiguous, DeliveryError, Message, Retryable, Update
from scheduler.kinds import digest, meeting_upcoming
from scheduler.occurrences import Moment
from storage import acknowledgements, audit_heads, conversations, groups, outbox, send_rates
from storage.conversations import Conversation
from storage.db import Database
from storage.groups import Group
from storage.outbox import Reminder

KEPT_FOR = timedelta(days=14)
KINDS = (digest.NAME, meeting_upcoming.NAME)

log = structlog.get_logger()

Looked = dict[int, Hashable]  # by group: the head of its trail and its last acknowledgement


@dataclass(frozen=True, slots=True)
class _Redrawn:
    """A posted card and what it should be by now."""

    row: Reminder
    conversation: Conversation
    message: Message


async def refresh(db: Database, now: datetime, zone: ZoneInfo, update: Update, looked: Looked) -> int:
    """Put the cards that differ from what they should say; return how many.

    `looked` is kept by the caller from tick to tick: groups in which nothing has changed since.
    """
    redrawn, stands = await db.read(_redrawn, now, zone, looked)
    put = [await _put(db, now, update, each) for each in redrawn]
    failed = {each.row.group_id for each, done in zip(redrawn, put, strict=True) if not done}
    looked |= {group_id: stand for group_id, stand in stands.items() if group_id not in failed}
    return sum(put)


def _redrawn(session: Session, now: datetime, zone: ZoneInfo, looked: Looked) -> tuple[list[_Redrawn], Looked]:
    heads, seen = audit_heads.every(session), acknowledgements.last_of_groups(session)
    stands: Looked = {}
    found = []
    for group in groups.every(session):
        group_id = group.id or 0
        stand = (heads.get(group_id), seen.get(group_id))
        if stand != looked.get(group_id):
            stands[group_id] = stand
            found += [each for each in _of_group(session, group, now, zone) if each.message.digest() != each.row.shown]
    return found, stands


def _of_group(session: Session, group: Group, now: datetime, zone: ZoneInfo) -> list[_Redrawn]:
    found = []
    for channel in conversations.digest_channels(session, group.id or 0):
        if channel.blocked_at is None:
            for row in _kept(outbox.sent_since(session, channel.id or 0, KINDS, now - KEPT_FOR)):
                if message := _drawn(session, group, row, now, zone):
                    found.append(_Redrawn(row, channel, message))
    return found


def _kept(sent: Sequence[Reminder]) -> list[Reminder]:
    """Return the last digest, and all reminders of meetings: a week before and the day before stand side by side."""
    drawn = [row for row in sent if row.said and row.sent_at and row.activity_id]
    last = next((row for row in sent if row.kind == digest.NAME), None)
    return [row for row in drawn if row is last or row.kind != digest.NAME]


def _drawn(session: Session, group: Group, row: Reminder, now: datetime, zone: ZoneInfo) -> Message | None:
    """Return a posted card as it should be by now; None where it is left as it is."""
    if row.said is None or row.sent_at is None:
        return None
    day = row.sent_at.astimezone(zone).date()
    moment = Moment(day, [row.local_date], row.possible_repeat, row.id)
    place = audience.place_of(session, group, zone, day)
    if row.kind == digest.NAME:
        return digest.draw(session, place, moment, row.said, row.sent_at)
    return meeting_upcoming.drawn_again(session, place, outbox.occurrence_of(row), moment, now)


async def _put(db: Database, now: datetime, update: Update, redrawn: _Redrawn) -> bool:
    row, shown = redrawn.row, redrawn.message.digest()
    if not await db.change(_claim, redrawn.conversation, row, shown, now):
        return False
    try:
        await update(redrawn.conversation, row.activity_id or "", redrawn.message)
    except (Retryable, Ambiguous, TimeoutError) as error:
        log.warning("card_not_updated", reminder=row.id, why=str(error))
        await db.change(outbox.keep_shown, row.id or 0, shown, row.shown or "")
        return False
    except DeliveryError as error:
        # Somebody deleted the message, or the place is shut: the next digest is a new one.
        log.info("card_not_updated", reminder=row.id, why=str(error))
    return True


def _claim(session: Session, conversation: Conversation, row: Reminder, shown: str, now: datetime) -> bool:
    """Note the new card, unless another replica has, or Teams was written to too often of late."""
    if not send_rates.reserve(session, conversation.id or 0, conversation.tenant_id, now):
        return False
    return outbox.keep_shown(session, row.id or 0, row.shown or "", shown)
