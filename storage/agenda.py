"""What is put forward for a meeting: an item anybody adds, in the chair's order, carried on when it was not reached."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.meetings import Meeting, MeetingState
from storage.types import columns, utc


class AgendaItem(SQLModel, table=True):
    """Something put forward for a meeting."""

    __tablename__ = "agenda_items"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    meeting_id: int = Field(foreign_key="meetings.id", index=True)
    position: int
    title: str
    by_name: str
    by_id: int | None = Field(default=None, foreign_key="members.id")
    covered: bool = False
    carried: int = 0  # how often it was moved to the next meeting
    carried_from_id: int | None = Field(default=None, foreign_key="agenda_items.id")  # the item it goes on from
    voided_at: datetime | None = utc(nullable=True)


_A = columns(AgendaItem)


def of_meeting(session: Session, group_id: int, meeting_id: int) -> list[AgendaItem]:
    """Return a meeting's items in the chair's order."""
    found = select(AgendaItem).where(_A.group_id == group_id, _A.meeting_id == meeting_id, _A.voided_at.is_(None))
    return list(session.scalars(found.order_by(_A.position, _A.id)))


def add(session: Session, change: audit.Change, meeting: Meeting, title: str) -> AgendaItem:
    """Put an item last on a meeting's agenda."""
    item = AgendaItem(
        group_id=change.group_id,
        meeting_id=meeting.id or 0,
        position=_next(session, change.group_id, meeting),
        title=title,
        by_name=change.by_name,
        by_id=change.by_id,
    )
    return audit.add(session, change, item)


def arrange(session: Session, change: audit.Change, items: Sequence[AgendaItem]) -> None:
    """Put a meeting's items in this order."""
    for position, item in enumerate(items, 1):
        audit.amend(session, change, item, position=position)


def cover(session: Session, change: audit.Change, item: AgendaItem) -> None:
    """Note that an item was reached; what was carried on because nobody had said so yet is withdrawn."""
    audit.amend(session, change, item, covered=True)
    for copy in _to_come(session, item):
        if copy.voided_at is None:
            audit.amend(session, change, copy, voided_at=change.at)


def uncover(session: Session, change: audit.Change, item: AgendaItem) -> None:
    """Note that an item was not reached after all; what was withdrawn from the next agenda comes back."""
    audit.amend(session, change, item, covered=False)
    for copy in _to_come(session, item):
        audit.amend(session, change, copy, voided_at=None)


def carry(session: Session, change: audit.Change, held: Meeting, to: Meeting) -> list[AgendaItem]:
    """Put what a held meeting did not reach before what the next one has already; return what comes first there.

    The item stays with the meeting it was on, so the record shows both. One that was put forward for the next meeting
    too, in the same words, is there once.
    """
    left = [item for item in of_meeting(session, change.group_id, held.id or 0) if not item.covered]
    copies = select(_A.carried_from_id).where(_A.group_id == change.group_id, _A.voided_at.is_(None))
    known = set(session.scalars(copies))
    there = {item.title.casefold(): item for item in of_meeting(session, change.group_id, to.id or 0)}
    carried = []
    for item in left:
        if item.id in known:
            continue
        same = there.get(item.title.casefold())
        if same is None:
            same = there[item.title.casefold()] = audit.add(session, change, _copy(item, to))
        else:
            audit.amend(session, change, same, carried=max(same.carried, item.carried + 1))
        carried.append(same)
    if carried:
        first = list({item.id: item for item in carried}.values())
        others = [item for item in of_meeting(session, change.group_id, to.id or 0) if item not in first]
        arrange(session, change, [*first, *others])
    return carried


def take_back(session: Session, change: audit.Change, meeting: Meeting) -> None:
    """Withdraw from later agendas what was carried there from a meeting that is to be held after all."""
    for item in of_meeting(session, change.group_id, meeting.id or 0):
        for copy in _to_come(session, item):
            if copy.voided_at is None:
                audit.amend(session, change, copy, voided_at=change.at)


def withdraw(session: Session, change: audit.Change, item: AgendaItem) -> None:
    """Take an item off the agenda; the record keeps it."""
    audit.amend(session, change, item, voided_at=change.at)


def _copy(item: AgendaItem, to: Meeting) -> AgendaItem:
    return AgendaItem(
        group_id=item.group_id,
        meeting_id=to.id or 0,
        position=0,
        title=item.title,
        by_name=item.by_name,
        by_id=item.by_id,
        carried=item.carried + 1,
        carried_from_id=item.id,
    )


def _to_come(session: Session, item: AgendaItem) -> Iterator[AgendaItem]:
    """Yield what goes on from an item on agendas of meetings to come, withdrawn ones too, and nothing that is covered.

    What stands on the agenda of a meeting that was held since stays there: it is of that meeting's record.
    """
    copies = select(AgendaItem).where(_A.group_id == item.group_id, _A.carried_from_id == item.id)
    for copy in session.scalars(copies):
        if session.get_one(Meeting, copy.meeting_id).state != MeetingState.PLANNED:
            yield from _to_come(session, copy)
        elif not copy.covered:
            yield copy


def _next(session: Session, group_id: int, meeting: Meeting) -> int:
    last = session.scalar(select(func.max(_A.position)).where(_A.group_id == group_id, _A.meeting_id == meeting.id))
    return (last or 0) + 1
