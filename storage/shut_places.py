"""Places that Teams shuts and opens: a deleted channel, an archived team, a bot that was removed. No row is made here.

Teams may tell of it twice or in the wrong order: what was told last stands, until somebody is heard there.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from storage import conversations
from storage.conversations import CHANNEL_DELETED, Conversation, Reference
from storage.types import columns

TEAM_ARCHIVED = "team archived"
TEAM_DELETED = "team deleted"
REMOVED_FROM_TEAM = "bot removed from the team"
REMOVED_FROM_PLACE = "bot removed from this place"
REMOVED_BY_PERSON = "app removed by the person"

_C = columns(Conversation)


def shut(session: Session, reference: Reference, why: str, at: datetime) -> None:
    """Block a place, or all channels of its team where the reference names one; a deleted channel stays that."""
    found = select(Conversation).where(_named(reference)).order_by(_C.id).with_for_update()
    for row in session.scalars(found):
        row.blocked_at = row.blocked_at or at
        row.blocked_why = CHANNEL_DELETED if row.blocked_why == CHANNEL_DELETED else why
    session.flush()


def reopen(session: Session, reference: Reference) -> None:
    """Write again to a place that is known, or to the channels of its team where the reference names one."""
    if reference.team_id is not None:
        conversations.open_team(session, reference)
        return
    row = conversations.find(session, reference.tenant_id, reference.conversation_id)
    if row is not None:
        row.service_url, row.bot_id = reference.service_url, reference.bot_id
        row.blocked_at = row.blocked_why = None
        session.flush()


def _named(reference: Reference) -> ColumnElement[bool]:
    place = _C.conversation_id == reference.conversation_id
    of_team = or_(place, _C.team_id == reference.team_id) if reference.team_id is not None else place
    return and_(_C.tenant_id == reference.tenant_id, of_team)
