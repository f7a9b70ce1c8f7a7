"""Whom of a group the bot can write to in a chat of their own: members with a personal chat that Teams has not shut."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from storage import prepared
from storage.conversations import Conversation
from storage.groups import Group
from storage.members import OFF, Member, Role
from storage.types import columns

_M = columns(Member)
_C = columns(Conversation)
_G = columns(Group)
ROLES = tuple(role for role in Role if role != Role.INVITED)  # an invited partner is there for one meeting


@dataclass(frozen=True, slots=True)
class Chat:
    """A member and the chat they are written to in."""

    member_id: int
    conversation_row_id: int
    blocked: bool


def of_group(session: Session, group_id: int) -> list[Chat]:
    """Return the chats of a group's members, those Teams has shut too: a blocked row is visible."""
    found = (
        select(_M.id, _C.id, _C.blocked_at.is_not(None))
        .select_from(Member)
        .join(Conversation, _is_theirs())
        .where(_M.group_id == group_id, _M.left_on.is_(None), _M.role.in_(ROLES))
        .order_by(_M.id, _C.id)
    )
    # Somebody heard in two chats (an app reinstalled) is written to in the latest.
    return list({row[0]: Chat(*row) for row in session.execute(found)}.values())


def reachable(session: Session, group_id: int, today: date, opening: Collection[int] = ()) -> frozenset[int]:
    """Return the members who are told personally on a day: not shut, switched off, muted or on leave.

    `opening` are members whose chats will be open by then.
    """
    told = _TOLD.rows(session, {"of_group": group_id, "today": today})
    return frozenset(member_id for member_id, has_chat in told if has_chat or member_id in opening)


def is_of(session: Session, group_id: int, member_id: int, conversation: Conversation) -> bool:
    """Tell whether a chat is that of somebody who is in the group now."""
    asked = {"of_group": group_id, "of_member": member_id, "of_chat": conversation.id}
    return _IS_OF.first(session, asked) is not None


def _is_theirs() -> ColumnElement[bool]:
    """Match members with their chats: a guest's is kept under the tenant of the team, which is not their own."""
    of_group = select(_G.tenant_id).where(_G.id == _M.group_id).scalar_subquery()
    tenant = or_(_C.tenant_id == _M.tenant_id, _C.tenant_id == of_group)
    return and_(_C.person_id == _M.entra_id, tenant, _C.scope == "personal")


_TOLD = prepared.always(
    select(_M.id, select(_C.id).where(_is_theirs(), _C.blocked_at.is_(None)).exists())
    .where(_M.group_id == bindparam("of_group"), _M.left_on.is_(None), or_(*(_M.role == role for role in ROLES)))
    .where(_M.reminders != OFF, or_(_M.muted_until.is_(None), _M.muted_until <= bindparam("today")))
    .where(or_(_M.away_until.is_(None), _M.away_until < bindparam("today")))
)
_IS_OF = prepared.always(
    select(_M.id)
    .join(Conversation, _is_theirs())
    .where(_M.id == bindparam("of_member"), _M.group_id == bindparam("of_group"), _M.left_on.is_(None))
    .where(_C.id == bindparam("of_chat"))
)
