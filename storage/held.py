"""What is held about a member beside their row, in counts: what they changed, and the names they stand under."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import members
from storage.acknowledgements import Acknowledgement
from storage.action_owners import ActionOwner
from storage.actions import Action
from storage.audit import AuditEvent
from storage.roster import RosterPerson
from storage.training import TrainingSession
from storage.types import columns


@dataclass(frozen=True, slots=True)
class Held:
    """Counts of one group's record. `changes` are writes, each once, and `last_change_at` is the latest of them."""

    changes: int
    last_change_at: datetime | None
    sessions_logged: int
    actions_owned: int
    listed_at: datetime | None  # when Teams last listed them in the group's team
    seen: int = 0  # reminders on which they pressed Seen


def of_member(session: Session, group_id: int, member_id: int) -> Held:
    """Count what stands in the record of a member's doing or under their name; raise LookupError for nobody."""
    member = members.get(session, group_id, member_id)
    if member is None:
        raise LookupError(member_id)
    models = (AuditEvent, TrainingSession, Action, ActionOwner, RosterPerson, Acknowledgement)
    e, t, a, o, r, k = (columns(model) for model in models)
    written = select(func.count(e.change.distinct()), func.max(e.at)).where(
        e.group_id == group_id, e.by_id == member.id
    )
    changes, last = session.execute(written).one()
    logged = select(func.count()).where(t.group_id == group_id, t.logged_by_id == member.id, t.voided_at.is_(None))
    named = select(o.action_id).where(o.group_id == group_id, o.kind == "person", o.name == member.name.casefold())
    owned = select(func.count()).where(a.group_id == group_id, a.id.in_(named), a.voided_at.is_(None))
    listed = select(r.seen_at).where(
        r.group_id == group_id, r.tenant_id == member.tenant_id, r.entra_id == member.entra_id
    )
    seen = select(func.count()).where(k.group_id == group_id, k.member_id == member.id)
    own, theirs, pressed = (session.scalar(each) or 0 for each in (logged, owned, seen))
    return Held(changes, last, own, theirs, session.scalar(listed), pressed)
