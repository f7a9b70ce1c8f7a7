"""What every turn asks first, in one look-up: where it came from, who is there, and what they are in the middle of."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, literal, select
from sqlalchemy.orm import Session

from storage import audit_heads, frames, prepared
from storage.audit_heads import AuditHead, Head
from storage.conversations import Conversation, Place
from storage.frames import Frame
from storage.members import Member
from storage.types import table


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody's place in one group, and how far the trail of that group has come."""

    member_id: int
    group_id: int
    role: str
    invited_to_id: int | None
    head: Head


@dataclass(frozen=True, slots=True)
class Arrival:
    """A place, where it is known, a person's memberships, and whether they are in the middle of something there."""

    place: Place | None
    memberships: list[Membership]
    unfinished: bool


_C, _M, _H, _F = table(Conversation), table(Member), table(AuditHead), table(Frame)
_THERE = and_(_C.c.tenant_id == bindparam("tenant"), _C.c.conversation_id == bindparam("channel"))
_OF_PERSON = and_(_M.c.entra_id == bindparam("person"), _M.c.tenant_id == bindparam("tenant"), _M.c.left_on.is_(None))
_THEIR_FRAME = and_(
    _F.c.tenant_id == bindparam("tenant"),
    _F.c.conversation_id == bindparam("conversation"),
    _F.c.person_id == bindparam("person"),
)
_PLACE = tuple(Place.__dataclass_fields__)
_OF_PLACE = len(_PLACE) + 2
_LOOK_UP = prepared.always(
    select(
        _C.c.id,
        *(_C.c[name] for name in _PLACE),
        _F.c.updated_at,
        *(_M.c.id, _M.c.group_id, _M.c.role, _M.c.invited_to_id, _H.c.count, _H.c.hash),
    )
    .select_from(select(literal(1)).subquery("one"))  # a row to join to: each of the others may be missing
    .outerjoin(_C, _THERE)
    .outerjoin(_F, _THEIR_FRAME)
    .outerjoin(_M, _OF_PERSON)
    .outerjoin(_H, _H.c.group_id == _M.c.group_id)
)


def arrive(session: Session, frame_key: frames.Key, channel_id: str, now: datetime) -> Arrival:
    """Return what is kept of a turn's place and person; it locks nothing.

    `channel_id` is the conversation of the key without its thread. Memberships are in all groups, those left excluded.
    """
    tenant_id, conversation_id, person_id = frame_key
    asked = {"tenant": tenant_id, "conversation": conversation_id, "person": person_id, "channel": channel_id}
    rows = _LOOK_UP.rows(session, asked)
    conversation, *place, frame_at = rows[0][:_OF_PLACE]
    memberships = [
        Membership(member, group_id, role, invited_to_id, audit_heads.own(session, group_id) or Head(count, digest))
        for member, group_id, role, invited_to_id, count, digest in (row[_OF_PLACE:] for row in rows)
        if member is not None
    ]
    return Arrival(
        place=None if conversation is None else Place(*place),
        memberships=memberships,
        unfinished=frames.stands(frame_at, now),
    )
