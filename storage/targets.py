"""What the group measures itself against, and the figures partners give, each with its as-of date.

Measures differ in kind (a share of a workforce, people in sessions, e-learning completions, engagement activities), so
figures of different targets are never added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import audit
from storage.members import Member, Role
from storage.types import columns, utc

PERCENT = "%"
SHOWN = 4  # figures of a trend


class TargetNotFound(LookupError):
    """There is no such target."""


class Target(SQLModel, table=True):
    """A measure, the level agreed, and who gives the figure."""

    __tablename__ = "targets"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id", index=True)
    measure: str
    agency: str | None = None
    level: float
    unit: str = PERCENT
    due_on: date | None = None
    source: str = ""
    asked_of_id: int | None = Field(default=None, foreign_key="members.id")  # who gives the figure, each month
    voided_at: datetime | None = utc(nullable=True)


class TargetValue(SQLModel, table=True):
    """One figure, as of one day."""

    __tablename__ = "target_values"
    __table_args__ = (Index("target_values_by_day", "target_id", "as_of_on"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    target_id: int = Field(foreign_key="targets.id")
    value: float
    as_of_on: date
    workforce: int | None = None  # of how many people a percentage is
    note: str | None = None
    by_name: str
    voided_at: datetime | None = utc(nullable=True)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is told: in the target's unit, as of a local day."""

    value: float
    as_of_on: date
    workforce: int | None
    note: str | None
    by_name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one target stands: what was agreed, and its last figures, oldest first."""

    id: int
    measure: str
    agency: str | None
    level: float
    unit: str
    due_on: date | None
    source: str
    asked_of_id: int | None
    figures: tuple[Figure, ...]

    @property
    def latest(self) -> Figure | None:
        """Return the figure of the latest day, None where none was ever given."""
        return self.figures[-1] if self.figures else None

    def wanted_on(self, today: date) -> date:
        """Return the day a figure is wanted of: the end of last month, or the due day where that came before."""
        ended = today.replace(day=1) - timedelta(days=1)
        return min(ended, self.due_on) if self.due_on else ended

    def is_missing(self, today: date) -> bool:
        """Tell whether there is no figure of the month that is wanted, nor a later one."""
        return self.latest is None or self.latest.as_of_on < self.wanted_on(today).replace(day=1)


_T = columns(Target)
_V = columns(TargetValue)
_TARGET = [_T[name] for name in Standing.__dataclass_fields__ if name != "figures"]
_FIGURE = [_V[name] for name in Figure.__dataclass_fields__]


def add(session: Session, change: audit.Change, target: Target) -> Target:
    """Agree a target."""
    return audit.add(session, change, target)


def agree_anew(session: Session, change: audit.Change, target_id: int, **values: Any) -> None:
    """Change what was agreed of a target of the group, with history; raise TargetNotFound."""
    live = (_T.group_id == change.group_id, _T.id == target_id, _T.voided_at.is_(None))
    target = session.scalar(select(Target).where(*live))
    if target is None:
        raise TargetNotFound(TargetNotFound.__doc__)
    audit.amend(session, change, target, **values)


def record(session: Session, change: audit.Change, value: TargetValue) -> TargetValue:
    """Record a figure; one given for the same day before is withdrawn and kept."""
    same_day = select(TargetValue).where(
        _V.group_id == change.group_id,
        _V.target_id == value.target_id,
        _V.as_of_on == value.as_of_on,
        _V.voided_at.is_(None),
    )
    for earlier in session.scalars(same_day).all():
        audit.amend(session, change, earlier, voided_at=change.at)
    return audit.add(session, change, value)


def of_group(session: Session, group_id: int) -> list[Target]:
    """Return the group's targets."""
    return list(session.scalars(select(Target).where(_T.group_id == group_id, _T.voided_at.is_(None)).order_by(_T.id)))


def values_of(session: Session, group_id: int, target_id: int) -> list[TargetValue]:
    """Return a target's figures, oldest first."""
    found = select(TargetValue).where(_V.group_id == group_id, _V.target_id == target_id, _V.voided_at.is_(None))
    return list(session.scalars(found.order_by(_V.as_of_on, _V.id)))


def standings(session: Session, group_id: int) -> list[Standing]:
    """Return where every target of the group stands, in the order they were agreed, each with its last figures."""
    live = select(*_TARGET).where(_T.group_id == group_id, _T.voided_at.is_(None)).order_by(_T.id)
    latest_first = func.row_number().over(partition_by=_V.target_id, order_by=(_V.as_of_on.desc(), _V.id.desc()))
    # Joined from the targets, whose index knows the group; that of the figures begins with the target.
    numbered = (
        select(_V.target_id, *_FIGURE, latest_first.label("place"))
        .join(Target, _T.id == _V.target_id)
        .where(_T.group_id == group_id, _V.group_id == group_id, _V.voided_at.is_(None))
        .subquery()
    )
    last = select(numbered).where(numbered.c.place <= SHOWN).order_by(numbered.c.target_id, numbered.c.place.desc())
    connection = session.connection()
    figures: dict[int, list[Figure]] = {}
    for target_id, *figure, _place in connection.execute(last):
        figures.setdefault(target_id, []).append(Figure(*figure))
    return [Standing(*[*row, tuple(figures.get(row.id, ()))]) for row in connection.execute(live)]


def missing(session: Session, group_id: int, today: date) -> list[Standing]:
    """Return the targets without a figure as of the calendar month before this one, or later."""
    return [one for one in standings(session, group_id) if one.is_missing(today)]


def givers(target: Standing, members: Sequence[Member], today: date) -> list[Member]:
    """Return which of the group's members are asked for the figure: who is named, else who answers for the agency.

    For somebody on leave their deputies are asked, where there are any.
    """
    asked = [one for one in members if one.id == target.asked_of_id]
    if not asked and target.agency:
        agency = target.agency.casefold()
        asked = [one for one in members if one.role == Role.MEMBER and (one.agency or "").casefold() == agency]
    return [giver for one in asked for giver in _in_office(one, members, today)]


def _in_office(member: Member, members: Sequence[Member], today: date) -> list[Member]:
    if member.away_until is None or member.away_until < today:
        return [member]
    return [one for one in members if one.deputy_for_id == member.id] or [member]
