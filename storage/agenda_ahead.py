"""What an agenda holds by a later day: what was put forward, and what is carried there until then."""

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from storage.agenda import AgendaItem
from storage.meetings import Meeting, MeetingState
from storage.types import columns

_A = columns(AgendaItem)
_M = columns(Meeting)


def by_day(session: Session, group_id: int, meeting: Meeting, today: date) -> list[AgendaItem]:
    """Return a meeting's items as they stand on a day, what is carried first.

    That is today for a reminder; a forecast looks from a later day, on which meetings have been held that are still
    planned, and their items have come to the next one, each once.
    """
    held_by_then = and_(
        _M.series_id == meeting.series_id,
        _M.held_on < today,
        _M.held_on < meeting.held_on,
        _M.state == MeetingState.PLANNED,
        _M.voided_at.is_(None),
        _A.covered.is_(False),
    )
    found = (
        select(AgendaItem)
        .join(Meeting, and_(_M.group_id == _A.group_id, _M.id == _A.meeting_id))
        .where(_A.group_id == group_id, _A.voided_at.is_(None), or_(_M.id == meeting.id, held_by_then))
    )
    items = session.scalars(found.order_by(_M.held_on, _A.position, _A.id))
    return list({item.title.casefold(): item for item in items}.values())
