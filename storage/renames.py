"""Names that Teams has changed, followed in the member list and in the actions that name the member.

A member is known by tenant and Entra object id, an owner by the member's row: a name alone is nobody's.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import actions, audit, members
from storage.action_owners import ActionOwner
from storage.actions import Action
from storage.members import Member
from storage.roster import NAMELESS, Seen
from storage.types import columns

BY = "Teams roster"  # who the trail says it was
_A, _O = columns(Action), columns(ActionOwner)


def follow(session: Session, group_id: int, seen: Sequence[Seen], at: datetime) -> None:
    """Give the group's members the names Teams lists them under; who has none there keeps theirs."""
    listed = {(one.tenant_id, one.entra_id): one.name for one in seen if one.name.strip() and one.name != NAMELESS}
    if not _renamed(session, group_id, listed):
        return
    change = audit.begin(session, group_id, by_id=None, by_name=BY, at=at)
    session.expire_all()  # another replica may have done it before the group's lock was ours
    for member, name in _renamed(session, group_id, listed):
        was = member.name
        audit.amend(session, change, member, name=name)
        _in_actions(session, change, member, was)


def _renamed(session: Session, group_id: int, listed: Mapping[tuple[str, str], str]) -> list[tuple[Member, str]]:
    people = [(one, listed.get((one.tenant_id, one.entra_id))) for one in members.of_group(session, group_id)]
    return [(member, name) for member, name in people if name and name != member.name]


def _in_actions(session: Session, change: audit.Change, member: Member, was: str) -> None:
    """Write the new name where an action's owner is this member, so that it is found by it."""
    there = select(_O.action_id).where(_O.group_id == change.group_id, _O.kind == "person", _O.name == was.casefold())
    named = select(Action).where(_A.group_id == change.group_id, _A.voided_at.is_(None), _A.id.in_(there))
    for action in session.scalars(named.order_by(_A.id)).all():
        owners = [
            owner | {"name": member.name} if owner.get("member_id") == member.id else owner for owner in action.owners
        ]
        if audit.amend(session, change, action, owners=owners):
            actions.restore_owners(session, action)
