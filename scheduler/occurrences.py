"""What a reminder kind is: it says when something is due, and at delivery what there is to say."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cards.digest import Section
from rules.calendar import WorkingDays, at_local
from rules.office_hours import OfficeHours
from scheduler.deliver import Message
from storage.acting import Acting
from storage.groups import Group
from storage.members import Member
from storage.outbox import Occurrence

T = TypeVar("T")
TIME_TO_ACT = timedelta(hours=3)
MEMBER = "member:"  # how the subject of a personal reminder begins


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reminder is heard: a group's channels, or the personal chat of one `member` of it."""

    group: Group
    calendar: WorkingDays
    zone: ZoneInfo
    people: Mapping[int | None, Member] = field(default_factory=dict)  # the group's members, by row id
    reachable: frozenset[int] = frozenset()  # the members who are told in a chat of their own today
    member: Acting | None = None

    @property
    def group_id(self) -> int:
        """Return the group's key."""
        return self.group.id or 0

    @property
    def hours(self) -> OfficeHours:
        """Return when the group may be written to."""
        return OfficeHours(time.fromisoformat(self.group.opens_at), time.fromisoformat(self.group.closes_at))

    def digest_on(self, day: date) -> datetime:
        """Return the moment of a day's digests."""
        return at_local(day, self.hours.within(time.fromisoformat(self.group.digest_at)), self.zone)


@dataclass(frozen=True, slots=True)
class Moment:
    """The delivery: the local day it happens on, and the days it speaks for (several after downtime)."""

    today: date
    days: Sequence[date]
    possible_repeat: bool = False
    reminder: int | None = None  # the row of the outbox, which its buttons name; None in a forecast
    _read: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def once(self, asked: Hashable, look_up: Callable[[], T]) -> T:
        """Return what was looked up for this delivery already: its sections ask for the same actions."""
        if asked not in self._read:
            self._read[asked] = look_up()
        return cast(T, self._read[asked])


class Kind(Protocol):
    """One file of `scheduler/kinds/`. `NAME` is stored with every row: never renamed."""

    NAME: str
    ONCE_A_DAY: bool  # a late one waits for the day's hour, and that day's own speaks for it
    URGENT: bool  # told at any hour where the next office hours leave too little time to act on it

    def occurrences(self, session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
        """Return what falls on the local days from `first` to `last`."""
        ...

    def render(self, session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
        """Return the message from today's data; None when there is nothing left to say."""
        ...


class Part(Protocol):
    """A section of a digest, one file of `scheduler/kinds/`. `NAME` is stored with what was sent: never renamed."""

    NAME: str

    def find(self, session: Session, place: Place, moment: Moment) -> list[int]:
        """Return the rows (actions, targets, …) that this place is told of on the days covered."""
        ...

    def draw(self, session: Session, place: Place, ids: Sequence[int], today: date) -> Section | None:
        """Return the section from today's data; None when there is nothing left to say."""
        ...


def instants(place: Place, first: date, last: date) -> tuple[datetime, datetime]:
    """Return when the local days from `first` to `last`, both included, begin, and when they are over."""
    return at_local(first, time(), place.zone), at_local(last + timedelta(days=1), time(), place.zone)


def minute_of_day(at: datetime, place: Place) -> int:
    """Return the local minute of a moment: what happens twice on a day is told twice, and as it is at last."""
    local = at.astimezone(place.zone)
    return local.hour * 60 + local.minute


def working_days(place: Place, first: date, last: date) -> list[date]:
    """Return the days from `first` to `last`, both included, on which the group's offices are open."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if place.calendar.is_working_day(day)]


def may_be_told(place: Place, kind: Kind, now: datetime, expires_at: datetime) -> datetime:
    """Return this moment, or the next at which a kind of reminder may be sent: in office hours, a digest at its own.

    A digest waits for the day until which the group holds its reminders; what is said of meetings does not. On a
    Sunday evening it is said at once that tomorrow's first meeting is called off: `expires_at` is when it begins.
    """
    held_until = place.group.reminders_held_until
    if kind.ONCE_A_DAY and held_until is not None:
        now = max(now, at_local(held_until, time(), place.zone))
    at = place.hours.next_open(now, place.calendar, place.zone)
    if kind.URGENT and at > expires_at - TIME_TO_ACT:
        return now
    return max(at, place.digest_on(at.astimezone(place.zone).date())) if kind.ONCE_A_DAY else at
