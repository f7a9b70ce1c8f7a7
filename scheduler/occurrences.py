"""What a reminder kind is: it says when something is due, and at delivery what there is to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from rules.calendar import WorkingDays
from scheduler.deliver import Message
from storage import groups
from storage.groups import Group
from storage.outbox import Occurrence


@dataclass(frozen=True, slots=True)
class Place:
    """The group a reminder is for, with its calendar and clock."""

    group: Group
    calendar: WorkingDays
    zone: ZoneInfo

    @property
    def group_id(self) -> int:
        """Return the group's key."""
        return self.group.id or 0


@dataclass(frozen=True, slots=True)
class Moment:
    """The delivery: the local day it happens on, and the days it speaks for (several after downtime)."""

    today: date
    days: Sequence[date]
    possible_repeat: bool = False


class Kind(Protocol):
    """One file of `scheduler/kinds/`. `NAME` is stored with every row: never renamed."""

    NAME: str

    def occurrences(self, session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
        """Return what falls on the local days from `first` to `last`."""
        ...

    def render(self, session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
        """Return the message from today's data; None when there is nothing left to say."""
        ...


def place_of(group: Group, zone: ZoneInfo) -> Place:
    """Return a group with the working days it has corrected."""
    return Place(group, groups.working_days(group), zone)
