"""Who wrote to the bot without being a member, as the audit trail noted it: who and when, never the words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import audit
from storage.audit import AuditEvent
from storage.types import columns

_E = columns(AuditEvent)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asked; the name is what they call themselves and proves nothing."""

    name: str
    at: datetime


def since(session: Session, group_id: int, since: datetime, limit: int = 10) -> list[Asked]:
    """Return who asked in this group from a moment on, the latest first."""
    found = select(_E.by_name, _E.at).where(_E.group_id == group_id, _E.subject == audit.STRANGER_ASKED)
    rows = session.execute(found.where(_E.at >= since).order_by(_E.at.desc(), _E.seq.desc()).limit(limit))
    return [Asked(name, at) for name, at in rows]


def count(session: Session, group_id: int, since: datetime) -> int:
    """Return how often it was noted from a moment on; once a day for each person."""
    noted = select(func.count()).where(_E.group_id == group_id, _E.subject == audit.STRANGER_ASKED, _E.at >= since)
    return session.scalar(noted) or 0


def of_person(session: Session, group_ids: Collection[int], person_id: str) -> list[datetime]:
    """Return when this person was noted in these groups, oldest first."""
    said = _E.now["person_id"].as_string() == person_id
    noted = select(_E.at).where(_E.group_id.in_(group_ids), _E.subject == audit.STRANGER_ASKED, said)
    return list(session.scalars(noted.order_by(_E.at)))
