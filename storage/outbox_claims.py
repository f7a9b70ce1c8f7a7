"""Who holds a reminder: due rows are claimed for one worker, each with the moment at which it may be sent.

A claim raises the fencing number; every later write must carry it (storage/outbox_ends.py). One message at a time is
under way to a conversation, and none leaves sooner than Teams' rates allow: replicas share both through the database.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from rules import send_rate
from rules.send_rate import Cells, Rate
from storage import outbox, send_rates
from storage.conversations import Conversation
from storage.groups import HOLD, Group
from storage.outbox import UNDER_WAY, UNSETTLED, WAITING, Reminder, State
from storage.prepared import Rows
from storage.types import columns, table

LEASE = timedelta(seconds=60)  # longer than a POST may take (scheduler/attempt.py)
LONGEST_LEASE = timedelta(minutes=10)  # with the wait for a rate before it
MOST_ATTEMPTS = 20
MOST_REPEATS = 8  # once an attempt may have arrived: a channel is not to be filled with "may be a repeat"
# Looked at for each row that is claimed: the rest is of conversations that have one under way.
LOOKED_AT = 4
LONGEST_LATE = timedelta(days=40)  # no kind is worth sending longer: so far back a folded row can lie

FOLDED = "folded"  # why an older late row ended: the newest one says what it would have said
SAME = ("group_id", "conversation_row_id", "kind", "subject", "revision")  # of occurrences of one thing

_R = columns(Reminder)
_C = columns(Conversation)
_G = columns(Group)
_TABLE = table(Reminder)
_EARLIER = Rows(
    Reminder,
    *(_R[name] == bindparam(f"of_{name}") for name in SAME),
    _R.due_at < bindparam("before"),
    _R.due_at >= bindparam("since"),
    order_by=_R.due_at.desc(),
    most=100,
)


class Claim(NamedTuple):
    """A row that is this worker's, the moment from which its message may go, and whether it may have arrived before."""

    row: Reminder
    send_at: datetime
    doubted: bool


class Claimed(NamedTuple):
    """What a worker was given, and whether there is more that another replica is claiming at this moment."""

    claims: list[Claim]
    more: bool


class _Due(NamedTuple):
    """A row that could be claimed, and the keys of the rates it counts for."""

    row_id: int
    conversation: str
    tenant: str


class _Held(NamedTuple):
    """A row nobody else can claim now, the keys of its rates, and the cells of its conversation's."""

    row: Reminder
    conversation: str
    tenant: str
    own: Cells


def sweep(session: Session, now: datetime, *, looks_up: bool = False) -> dict[str, int]:
    """Bring rows in line before a tick claims: killed workers' rows, blocked conversations, what is too late.

    What may have arrived is held here where a group wants it so, unless whoever claims it `looks_up` where it is: then
    that decides. Return how many ended as expired, blocked and dead.
    """
    # One that ends later than any can was given while the clock was ahead.
    lapsed = or_(_R.lease_until <= now, _R.lease_until > now + LONGEST_LEASE)
    due = and_(_R.state.in_(WAITING), _R.due_at <= now)
    # What has expired was due before; saying so spares a walk over all the rows that lie ahead.
    late = and_(_R.state.in_((*WAITING, State.BLOCKED, State.HELD)), _R.due_at <= now, _R.expires_at <= now)
    shut = _R.conversation_row_id.in_(select(_C.id).where(_C.blocked_at.is_not(None)))
    spent = or_(_R.attempts >= MOST_ATTEMPTS, and_(_R.possible_repeat, _R.attempts >= MOST_REPEATS))
    unsent = {"state": State.PENDING, "why": "worker lost before sending"}
    if looks_up:
        undecided = and_(_R.state == State.CLAIMED, lapsed, _R.possible_repeat)
        outbox.change(session, undecided, **unsent | {"state": State.UNCERTAIN})
    outbox.change(session, and_(_R.state == State.CLAIMED, lapsed), **unsent)
    # The message may have arrived, so the next attempt is a possible repeat.
    doubtful = {"state": State.UNCERTAIN, "why": "worker lost while sending", "possible_repeat": True}
    outbox.change(session, and_(_R.state == State.SENDING, lapsed), **doubtful, next_try_at=now)
    if not looks_up:
        holding = _R.group_id.in_(select(_G.id).where(_G.when_unsure == HOLD))
        outbox.change(session, and_(_R.state == State.UNCERTAIN, holding), state=State.HELD)
    outbox.change(session, and_(_R.state == State.BLOCKED, ~shut), state=State.PENDING, next_try_at=now)
    return {
        State.EXPIRED: outbox.change(session, late, state=State.EXPIRED, why="late"),
        State.BLOCKED: outbox.change(session, and_(due, shut), state=State.BLOCKED, why="conversation blocked"),
        State.DEAD: outbox.change(session, and_(due, spent), state=State.DEAD, why="too many attempts"),
    }


def claim(session: Session, now: datetime, most: int = 1, tenant_rate: Sequence[Rate] = send_rate.TENANT) -> Claimed:
    """Take the next due rows for one worker, one of a conversation, and fold the older late rows of each into it.

    A row waits while a newer one of its subject is due, so that after downtime one message says it all. PostgreSQL
    skips what other replicas hold; SQLite's one writer holds the whole database.
    """
    found: list[_Held] = []
    candidates = _due(session, now, most)
    looked_at = 0
    while looked_at < len(candidates) and len(found) < most:
        wanted = candidates[looked_at : looked_at + most - len(found)]
        found += _held(session, wanted, now)
        looked_at += len(wanted)
    tenants = send_rates.locked(session, {each.tenant for each in found})
    cells: dict[str, Cells] = {}
    claims = []
    for row, conversation, tenant, own in found:
        if tenant not in tenants:
            continue
        shared = send_rate.believed(tenants[tenant][: len(tenant_rate)], now)
        at = max(send_rate.free_at(send_rate.CONVERSATION, own, now), send_rate.free_at(tenant_rate, shared, now))
        cells[conversation] = send_rate.taken(send_rate.CONVERSATION, own, at)
        cells[tenant] = tenants[tenant] = send_rate.taken(tenant_rate, shared, at)
        doubted = row.state == State.UNCERTAIN
        row.state, row.lease_until = State.CLAIMED, at + LEASE
        row.fence += 1
        row.attempts += 1
        claims.append(Claim(row, at, doubted))
    session.flush()
    send_rates.keep(session, cells)
    _fold(session, [claim.row for claim in claims])
    return Claimed(claims, more=len(claims) < min(looked_at, most))


def folded_into(session: Session, row: Reminder) -> list[Reminder]:
    """Return the rows that this one speaks for: those folded since the last one that ended in another way."""
    same = {f"of_{name}": getattr(row, name) for name in SAME}
    latest_first = _EARLIER.all(session, before=row.due_at, since=row.due_at - LONGEST_LATE, **same)
    return list(takewhile(lambda each: each.why == FOLDED, latest_first))


def _due(session: Session, now: datetime, most: int) -> list[_Due]:
    """Return due rows, the longest due first and one of a conversation: more than are wanted."""
    newer, other = _TABLE.alias("newer"), _TABLE.alias("other")
    outdone = select(newer.c.id).where(
        _same(newer.c, _R),
        newer.c.due_at > _R.due_at,
        newer.c.due_at <= now,
        newer.c.state.in_(UNSETTLED),
    )
    busy = select(other.c.id).where(other.c.conversation_row_id == _R.conversation_row_id, _under_way(other.c))
    found = (
        select(_R.id, _R.conversation_row_id, _C.tenant_id)
        .join(Conversation, _C.id == _R.conversation_row_id)
        .where(
            _R.state.in_(WAITING),
            _R.due_at <= now,
            _R.next_try_at <= now,
            _C.blocked_at.is_(None),
            ~outdone.exists(),
            ~busy.exists(),
        )
        .order_by(_R.due_at, _R.id)
        .limit(LOOKED_AT * most)
    )
    first: dict[int, _Due] = {}
    for row_id, conversation_row_id, tenant_id in session.execute(found):
        if conversation_row_id not in first:
            keys = send_rates.of_conversation(conversation_row_id), send_rates.of_tenant(tenant_id)
            first[conversation_row_id] = _Due(row_id, *keys)
    return list(first.values())


def _held(session: Session, wanted: list[_Due], now: datetime) -> list[_Held]:
    """Return the rows whose conversations nobody else is claiming for, as they are now that these are ours."""
    cells = send_rates.locked(session, {each.conversation for each in wanted})
    ours = {each.row_id: each for each in wanted if each.conversation in cells}
    other = _TABLE.alias("other")
    busy = select(other.c.id).where(other.c.conversation_row_id == _R.conversation_row_id, _under_way(other.c))
    # State and order are seen to below: asked for them, SQLite walks all waiting rows instead of looking for these.
    free = select(Reminder).where(_R.id.in_(ours), ~busy.exists())
    rows = session.scalars(free.with_for_update(skip_locked=True, of=_TABLE).execution_options(populate_existing=True))
    held = [
        (row, ours[row.id or 0]) for row in sorted(rows, key=lambda row: (row.due_at, row.id)) if row.state in WAITING
    ]
    return [
        _Held(row, due.conversation, due.tenant, send_rate.believed(cells[due.conversation], now)) for row, due in held
    ]


def _fold(session: Session, rows: Sequence[Reminder]) -> None:
    """End the older late rows that these speak for."""
    if not rows:
        return
    # Compared here: a join of the table with itself is planned by SQLite as a walk over all that lies ahead.
    newest = {tuple(getattr(row, name) for name in SAME): row.due_at for row in rows}
    waiting = select(_R.id, _R.due_at, *(_R[name] for name in SAME)).where(
        _R.conversation_row_id.in_({row.conversation_row_id for row in rows}),
        _R.state.in_(WAITING),
        _R.due_at < max(newest.values()),
    )
    found = [key for key, due_at, *same in session.execute(waiting) if due_at < newest.get(tuple(same), due_at)]
    if found:
        outbox.change(session, _R.id.in_(found), state=State.EXPIRED, why=FOLDED)


def _under_way(of: Any) -> ColumnElement[bool]:
    under_way: ColumnElement[bool] = of.state.in_(UNDER_WAY)
    return under_way


def _same(left: Any, right: Any) -> ColumnElement[bool]:
    """Match rows that are occurrences of one thing in one conversation; `group_id` is there for its index."""
    return and_(*(getattr(left, name) == getattr(right, name) for name in SAME))
