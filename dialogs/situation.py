"""Where a turn stands: whose group, which member, what day it is, what the words mean there."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from dialogs.known import ACTIONS, MEETINGS, TRAINING, Knowledge, Known
from dialogs.language import DEFAULT, Understanding, Vocabulary, understand
from dialogs.turn import Reply, Turn
from rules import deadlines
from rules.calendar import WorkingDays
from storage import action_lists, actions, audit, chosen_groups, groups, meetings, training
from storage.acting import Acting, acting
from storage.action_lists import Filter, Line
from storage.actions import Action
from storage.arrival import Arrival, Membership
from storage.groups import Group
from storage.meetings import Meeting, MeetingKind
from storage.members import Role

T = TypeVar("T")

_RECORD = ACTIONS | TRAINING | MEETINGS


@dataclass
class Situation:
    """All a conversation may know. Made anew for each turn; lives as long as its transaction."""

    session: Session
    turn: Turn
    now: datetime
    zone: ZoneInfo
    known: Known
    member: Acting
    several: bool = False  # this person is in other groups too, so answers name this one
    _actions: dict[str, Action] = field(default_factory=dict)
    _worked_out: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def group(self) -> Group:
        """Return the group of this place."""
        return self.known.group

    @property
    def group_id(self) -> int:
        """Return the id that every query of this turn is filtered by."""
        return self.known.group.id or 0

    @cached_property
    def today(self) -> date:
        """Return the local day."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def calendar(self) -> WorkingDays:
        """Return the group's working days."""
        return groups.working_days(self.group)

    @cached_property
    def todays_meetings(self) -> list[Meeting]:
        """Return today's meetings by their start, subgroups' too, called-off ones left out."""
        return self.known.once(
            MEETINGS, ("today's", self.today), lambda: meetings.standing_on(self.session, self.group_id, self.today)
        )

    @cached_property
    def next_meeting(self) -> Meeting | None:
        """Return the group's next meeting that has not begun: at 15:20 on the day, the next one today or after it."""
        later = (one for one in self._todays_of_all() if one.starts_at(self.zone) > self.now)
        return next(later, None) or self._meeting(meetings.next_meeting, self.today + timedelta(days=1))

    @cached_property
    def last_meeting(self) -> Meeting | None:
        """Return the group's last meeting that has begun."""
        begun = [one for one in self._todays_of_all() if one.starts_at(self.zone) <= self.now]
        return begun[-1] if begun else self._meeting(meetings.last_meeting, self.today)

    @property
    def meeting_on(self) -> Meeting | None:
        """Return the group's meeting that is on now."""
        last = self.last_meeting
        return last if last is not None and last.ends_at(self.zone) > self.now else None

    def _todays_of_all(self) -> list[Meeting]:
        return [one for one in self.todays_meetings if one.kind != MeetingKind.SUBGROUP]

    def _meeting(self, find: Callable[[Session, int, date], Meeting | None], day: date) -> Meeting | None:
        def look_up() -> Meeting | None:
            found = find(self.session, self.group_id, day)
            if found is not None:
                self.session.expunge(found)  # it outlives the session
            return found

        return self.known.once(MEETINGS, (find.__name__, day), look_up)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return what this group calls things; where it has not said, what officers everywhere call them."""
        return self.known.once(TRAINING, "vocabulary", self._vocabulary)

    def _vocabulary(self) -> Vocabulary:
        cohorts = dict.fromkeys(training.cohort_names(self.session, self.group_id), ())
        people = self.known.members
        return Vocabulary(
            people={person.name: {"name": person.name, "agency": person.agency or ""} for person in people},
            agencies=_agencies(self.group),
            themes={theme: _beginnings(theme) for theme in self.group.themes},
            products=_named(self.group.products) or DEFAULT.products,
            cohorts=cohorts | _named(self.group.cohorts),
        )

    @cached_property
    def reading(self) -> deadlines.Context:
        """Return what a deadline is read against."""
        meeting = self.next_meeting
        return self.known.once(MEETINGS, ("reading", self.today, meeting and meeting.held_on), self._reading)

    def _reading(self) -> deadlines.Context:
        meeting = self.next_meeting
        return deadlines.Context(
            today=self.today,
            next_meeting=meeting.held_on if meeting else None,
            calendar=self.calendar,
            terms={
                name: (date.fromisoformat(first), date.fromisoformat(last))
                for name, (first, last) in self.group.terms.items()
            },
        )

    def understood_once(self, text: str) -> Understanding:
        """Return how a text that the guard let pass is read while the words of this group stand; shared by turns."""
        asked = ("understood", text, self.reading)
        return self.known.once(
            MEETINGS | TRAINING, asked, lambda: understand(text, self.reading, self.vocabulary, guarded=True)
        )

    def action(self, ref: str) -> Action:
        """Return the action of a ref, the same object for the whole turn; raise ActionNotFound."""
        if ref not in self._actions:
            self._actions[ref] = actions.by_ref(self.session, self.group_id, ref)
        return self._actions[ref]

    def once(self, asked: Hashable, work_out: Callable[[], T]) -> T:
        """Return what this turn has worked out already; it is dropped with the turn."""
        if asked not in self._worked_out:
            self._worked_out[asked] = work_out()
        return cast(T, self._worked_out[asked])

    def counts(self, wanted: Mapping[str, Filter]) -> dict[str, int]:
        """Return how many actions each filter asks for."""
        asked = ("counts", *wanted.items())
        return self.known.once(ACTIONS, asked, lambda: action_lists.counts(self.session, self.group_id, wanted))

    def lines(self, wanted: Filter, limit: int) -> list[Line]:
        """Return the first actions a filter asks for."""
        asked = ("lines", wanted, limit)
        return self.known.once(
            ACTIONS, asked, lambda: action_lists.lines(self.session, self.group_id, wanted, limit=limit)
        )

    def answered_once(
        self,
        intent: str,
        slots: Mapping[str, Any],
        answer: Callable[[], Reply],
        *,
        own: bool,
        record: frozenset[str] = _RECORD,
    ) -> Reply:
        """Return the answer to a question about the record, made once while record, day and meetings stand.

        `own`: it depends on who asks. `record` are the tables it rests on.
        """
        meetings_now = [meeting and meeting.id for meeting in (self.last_meeting, self.next_meeting)]
        asked = (intent, self.today, *meetings_now, self.member.id if own else None, repr(sorted(slots.items())))
        return self.known.once(record, asked, answer)

    def change(self) -> audit.Change:
        """Open a write in this member's name; what was read before the group's lock was ours is read anew."""
        change = audit.begin(self.session, self.group_id, by_id=self.member.id, by_name=self.member.name, at=self.now)
        self.session.expire_all()
        self._actions.clear()
        if change.follows == self.known.head:
            self.known = self.known.apart()
        else:
            self.known = Known(self.session, self.group_id, change.follows, self.now)
            self.member = acting(self.known.by_id, self.member.id, self.today)
        return change


def situate(
    session: Session, turn: Turn, now: datetime, zone: ZoneInfo, knowledge: Knowledge, arrived: Arrival
) -> Situation | None:
    """Return the situation of a member of the group this place belongs to; None for anybody else.

    A channel belongs to one group. In a personal chat it is the person's own group; of several, the one they chose
    there in the last day, because a guess could write in the wrong one.
    """
    group_id = arrived.place.group_id if arrived.place else None
    if group_id is None and turn.scope != "personal":
        return None  # others read along here, and nobody has said whose place it is
    own = standing(session, arrived, now, zone)
    several = group_id is None and len(own) > 1
    if several:
        group_id = chosen_groups.chosen(session, turn.frame_key, now)
        if group_id is None:
            return None
    if group_id is not None:
        own = [one for one in own if one.group_id == group_id]
    if len(own) != 1:
        return None
    known = knowledge.of(session, own[0].group_id, own[0].head, now)
    member = acting(known.by_id, own[0].member_id, now.astimezone(zone).date())
    return Situation(session, turn, now, zone, known, member, several=several)


def standing(session: Session, arrived: Arrival, now: datetime, zone: ZoneInfo) -> list[Membership]:
    """Return the memberships that still hold: an invited partner's ends with their meeting."""
    return [one for one in arrived.memberships if not _invitation_over(session, one, now, zone)]


def _invitation_over(session: Session, member: Membership, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether an invited partner's meeting has ended: with it ends what they may see."""
    if member.role != Role.INVITED:
        return False
    meeting = meetings.get(session, member.group_id, member.invited_to_id or 0)
    return meeting is None or meeting.ends_at(zone) <= now


def _beginnings(theme: str) -> tuple[str, ...]:
    """Return what a long heading is called for short: "out of school settings"."""
    words = theme.split()
    return tuple(" ".join(words[:length]) for length in (3, 4) if length < len(words))


def _agencies(group: Group) -> dict[str, tuple[str, ...]]:
    """Return who may own something: the group's agencies, then its directorates, which own and are asked like them."""
    own = _named(group.agencies)
    directorates = {name: said for name, said in _named(group.directorates).items() if name not in own}
    return own | directorates if own else directorates | dict(DEFAULT.agencies)


def _named(rows: list[dict[str, object]]) -> dict[str, tuple[str, ...]]:
    return {str(row["name"]): tuple(row.get("aliases", ())) for row in rows}  # type: ignore[arg-type]
