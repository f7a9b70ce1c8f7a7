"""The head of each group's audit trail: how long it is and its last hash.

Writers of one group queue for it. A transaction writes it once, at its end, however many events it has added.
"""

from dataclasses import dataclass
from typing import NamedTuple

import structlog
from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import prepared
from storage.insert import insert_once
from storage.types import table

NO_HASH = "0" * 64
_LOCKED = "locked_heads"  # of this transaction, by group: nobody else can move them until it ends
_MOVED = "moved_heads"  # the steps by which it has moved heads, by group

log = structlog.get_logger()


class AuditHead(SQLModel, table=True):
    """How long a group's trail is and the hash of its last event; the row that writers of one group queue for."""

    __tablename__ = "audit_heads"

    group_id: int = Field(primary_key=True, foreign_key="groups.id")
    count: int = 0
    hash: str = NO_HASH


@dataclass(frozen=True, slots=True)
class Head:
    """The trail's length and last hash."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


class Step(NamedTuple):
    """One event of a trail: the head before it, and what it is about."""

    head: Head
    subject: str


_HEADS = table(AuditHead)
_OF_GROUP = _HEADS.c.group_id == bindparam("of_group")
_HEAD = prepared.always(select(_HEADS.c.count, _HEADS.c.hash).where(_OF_GROUP))
_LOCK = prepared.always(select(_HEADS.c.count, _HEADS.c.hash).where(_OF_GROUP).with_for_update())
_KEEP = prepared.always(
    update(_HEADS).where(_OF_GROUP).values(count=bindparam("new_count"), hash=bindparam("new_hash"))
)


def head(session: Session, group_id: int) -> Head:
    """Return the group's head as this transaction has left it, or as the database has it."""
    found = own(session, group_id)
    if found is None:
        row = _HEAD.first(session, {"of_group": group_id})
        found = Head(*row) if row else Head(0, NO_HASH)
    return found


def every(session: Session) -> dict[int, Head]:
    """Return the heads of all groups as the database has them."""
    found = session.execute(select(_HEADS.c.group_id, _HEADS.c.count, _HEADS.c.hash))
    return {group_id: Head(count, hash) for group_id, count, hash in found}


def own(session: Session, group_id: int) -> Head | None:
    """Return the head of a group that this transaction has locked; the database may not have it yet."""
    heads: dict[int, Head] = session.info.get(_LOCKED, {})
    return heads.get(group_id)


def locked(session: Session, group_id: int) -> Head:
    """Return the head of a group, locked for this transaction."""
    heads: dict[int, Head] = session.info.setdefault(_LOCKED, {})
    if group_id in heads:
        return heads[group_id]
    session.flush()
    row = _LOCK.first(session, {"of_group": group_id})
    if row is None:
        # Two first writers of a group may meet here: one inserts, both queue.
        insert_once(session, _HEADS, group_id=group_id, count=0, hash=NO_HASH)
        row = _LOCK.first(session, {"of_group": group_id}) or (0, NO_HASH)
    heads[group_id] = Head(*row)
    return heads[group_id]


def move(session: Session, group_id: int, to: Head, subject: str) -> None:
    """Note where a locked head has come to, by an event of which subject."""
    steps: dict[int, list[Step]] = session.info.setdefault(_MOVED, {})
    steps.setdefault(group_id, []).append(Step(session.info[_LOCKED][group_id], subject))
    session.info[_LOCKED][group_id] = to


def steps_from(session: Session, group_id: int, known: Head) -> list[Step]:
    """Return the steps this transaction has taken from a head on; none where it was not at that head itself."""
    steps: list[Step] = session.info.get(_MOVED, {}).get(group_id, [])
    began = known.count - steps[0].head.count if steps else 0
    return steps[began:] if 0 <= began < len(steps) and steps[began].head == known else []


def keep(session: Session) -> None:
    """Write the heads that a transaction has moved, before it is committed."""
    for group_id in session.info.get(_MOVED, ()):
        last = session.info[_LOCKED][group_id]
        _KEEP.do(session, {"of_group": group_id, "new_count": last.count, "new_hash": last.hash})


def tell(session: Session) -> None:
    """Log the heads that a committed transaction left: a trail that is cut shows against them.

    Whoever can edit the database cannot reach them there.
    """
    for group_id in session.info.get(_MOVED, ()):
        last = session.info[_LOCKED][group_id]
        log.info("audit_head", group=group_id, count=last.count, hash=last.hash)
