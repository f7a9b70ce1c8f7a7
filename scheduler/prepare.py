"""What comes before a reminder is sent: it is looked up if in doubt, drawn from today's data, and marked as sending.

`sending` is committed before the POST, so a kill at any point leaves a row that says what is known. Those that may go
within a moment of each other are drawn in one transaction and marked in another.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from rules.calendar import at_local
from scheduler import audience, reconcile
from scheduler.deliver import Message
from scheduler.occurrences import Moment, Place, may_be_told
from scheduler.registry import BY_NAME
from scheduler.work import Work, ended, settle
from storage import conversations, outbox, outbox_claims, outbox_ends
from storage.conversations import Conversation
from storage.outbox import Reminder, State
from storage.outbox_claims import Claim

# How much sooner than its moment one is marked: a kill between the two makes it a possible repeat.
AHEAD = timedelta(seconds=0.1)
MOST = 16  # in one transaction: the first of them waits until the last is drawn

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be sent where."""

    conversation: Conversation
    message: Message
    possible_repeat: bool


# A drawn reminder; or the later moment at which it may be sent, None for nothing to say, or what went wrong.
Drawn = Prepared | datetime | Exception | None
Note = Callable[[Session], bool]


def together(work: Work, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims that are to be prepared together, each list in the order in which they may be sent."""
    batch: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: claim.send_at):
        alone = claim.doubted and work.look_up is not None
        if batch and (alone or len(batch) == MOST or claim.send_at > batch[0].send_at + AHEAD):
            yield batch
            batch = []
        if alone:
            yield [claim]
        else:
            batch.append(claim)
    if batch:
        yield batch


async def prepare(work: Work, claims: Sequence[Claim]) -> dict[int, Prepared | str]:
    """Bring claims, from the moment of the first on, to where they are to be sent; return that by row.

    A row that is not to be sent has the state in which it ended instead.
    """
    await work.until(claims[0].send_at)
    rows = [claim.row for claim in claims]
    if claims[0].doubted and work.look_up is not None:
        match await reconcile.ended(work.db, work.look_up, rows[0]):
            case State.SENT, activity_id:
                found = await settle(work, rows[0], State.SENT, outbox_ends.found, activity_id, work.later())
                return {rows[0].id or 0: found}
            case State.HELD, why:
                return {rows[0].id or 0: await settle(work, rows[0], State.HELD, outbox_ends.held, why)}
    drawn = await work.db.read(draw, rows, work.now, work.zone)
    notes = [_note(work, row, each) for row, each in zip(rows, drawn, strict=True)]
    noted = await work.db.change(note, [each for _, each in notes])
    outcomes: dict[int, Prepared | str] = {}
    for row, each, (state, _), done in zip(rows, drawn, notes, noted, strict=True):
        outcomes[row.id or 0] = each if done and isinstance(each, Prepared) else ended(row, state, noted=done)
    return outcomes


def draw(session: Session, rows: Sequence[Reminder], now: datetime, zone: ZoneInfo) -> list[Drawn]:
    """Return each row drawn from the data of this moment; one that cannot be drawn does not keep the others."""
    return [_drawn(session, row, now, zone) for row in rows]


def note(session: Session, notes: Sequence[Note]) -> list[bool]:
    """Note what becomes of each; False where the claim was lost meanwhile and nothing may be sent."""
    return [each(session) for each in notes]


def _drawn(session: Session, row: Reminder, now: datetime, zone: ZoneInfo) -> Drawn:
    try:
        return _draw(session, row, now, zone)
    except SQLAlchemyError:
        raise
    except Exception as error:
        log.error("reminder_not_rendered", reminder=row.id, kind=row.kind, exc_info=error)
        return error


def _draw(session: Session, row: Reminder, now: datetime, zone: ZoneInfo) -> Prepared | datetime | None:
    conversation, today = conversations.get(session, row.conversation_row_id), now.astimezone(zone).date()
    place = audience.place_of_row(session, row, conversation, zone, today) if conversation else None
    if conversation is None or place is None:
        return None
    at = _may_be_sent(session, row, place, now)
    if at > now:
        return at
    folded = outbox_claims.folded_into(session, row)
    moment = Moment(
        today=today,
        days=sorted({row.local_date, *(each.local_date for each in folded)}),
        possible_repeat=row.possible_repeat or any(each.possible_repeat for each in folded),
        reminder=row.id,
    )
    message = BY_NAME[row.kind].render(session, place, outbox.occurrence_of(row), moment)
    if message is None:
        return None
    return Prepared(conversation, replace(message, key=reconcile.key_of(row)), moment.possible_repeat)


def _may_be_sent(session: Session, row: Reminder, place: Place, now: datetime) -> datetime:
    """Return this moment or the next at which it may be sent; nobody is written to more often a day than is wanted."""
    kind = BY_NAME[row.kind]
    at = may_be_told(place, kind, now, row.expires_at)
    if at > now or place.member is None:
        return at
    today = now.astimezone(place.zone).date()
    sent = outbox.count_sent(session, row.conversation_row_id, at_local(today, time(), place.zone))
    tomorrow = at_local(today + timedelta(days=1), time(), place.zone)
    return may_be_told(place, kind, tomorrow, row.expires_at) if sent >= place.group.most_a_day else now


def _note(work: Work, row: Reminder, drawn: Drawn) -> tuple[State, Note]:
    """Return the state a drawn reminder comes to, and what is to be noted of it."""
    match drawn:
        case None:
            return State.EMPTY, partial(outbox_ends.empty, row=row, why="nothing left to say")
        case datetime():
            return State.PENDING, partial(outbox_ends.retry, row=row, why="not at this hour", at=drawn)
        case Exception():
            at = work.retry_at(row)
            return State.PENDING, partial(outbox_ends.retry, row=row, why=type(drawn).__name__, at=at)
        case Prepared(message=message):
            return State.SENDING, partial(
                outbox_ends.mark_sending,
                row=row,
                now=work.later(),
                possible_repeat=drawn.possible_repeat,
                said=message.said,
                shown=message.digest() if message.said else None,
            )
