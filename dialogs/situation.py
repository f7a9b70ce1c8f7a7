"""Where a turn stands: whose group, which member, what day it is, what the words mean there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from dialogs.language import DEFAULT, Vocabulary
from dialogs.turn import Turn
from rules import deadlines
from rules.calendar import WorkingDays, at_local
from storage import audit, conversations, groups, meetings, members, training
from storage.groups import Group
from storage.meetings import Meeting
from storage.members import Member, Role


@dataclass(frozen=True)
class Situation:
    """All a conversation may know. Made anew for each turn; lives as long as its transaction."""

    session: Session
    turn: Turn
    now: datetime
    zone: ZoneInfo
    group: Group
    member: Member

    @property
    def group_id(self) -> int:
        """Return the id that every query of this turn is filtered by."""
        return self.group.id or 0

    @cached_property
    def today(self) -> date:
        """Return the local day."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def calendar(self) -> WorkingDays:
        """Return the group's working days."""
        return groups.working_days(self.group)

    @cached_property
    def next_meeting(self) -> Meeting | None:
        """Return the next meeting that has not begun: at 15:20 on the day, "the next meeting" is next month's."""
        found = meetings.next_meeting(self.session, self.group_id, self.today)
        if found and starts_at(found, self.zone) <= self.now:
            return meetings.next_meeting(self.session, self.group_id, self.today, after=True)
        return found

    @cached_property
    def last_meeting(self) -> Meeting | None:
        """Return the last meeting that has begun."""
        today = meetings.last_meeting(self.session, self.group_id, self.today + timedelta(days=1))
        if today and starts_at(today, self.zone) <= self.now:
            return today
        return meetings.last_meeting(self.session, self.group_id, self.today)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return what this group calls things; where it has not said, what officers everywhere call them."""
        people = members.of_group(self.session, self.group_id)
        cohorts = dict.fromkeys(training.cohort_names(self.session, self.group_id), ())
        return Vocabulary(
            people={person.name: {"name": person.name, "agency": person.agency or ""} for person in people},
            agencies=_named(self.group.agencies) or DEFAULT.agencies,
            themes={theme: _beginnings(theme) for theme in self.group.themes},
            products=_named(self.group.products) or DEFAULT.products,
            cohorts=cohorts | _named(self.group.cohorts),
        )

    @cached_property
    def reading(self) -> deadlines.Context:
        """Return what a deadline is read against."""
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

    def change(self) -> audit.Change:
        """Open a write in this member's name; what was read before the group's lock was ours is read anew."""
        change = audit.begin(self.session, self.group_id, by_id=self.member.id, by_name=self.member.name, at=self.now)
        self.session.expire_all()
        return change


def situate(session: Session, turn: Turn, now: datetime, zone: ZoneInfo) -> Situation | None:
    """Return the situation of a member of the group this place belongs to; None for anybody else.

    A channel belongs to one group. In a personal chat it is the person's own group; somebody in several groups is
    told to ask in the group's channel, because a guess could write in the wrong one.
    """
    group_id = group_of_place(session, turn)
    own = [
        member
        for member in members.of_person(session, turn.tenant_id, turn.person.id)
        if group_id in (None, member.group_id) and not _invitation_over(session, member, now, zone)
    ]
    if len(own) != 1:
        return None
    return Situation(session, turn, now, zone, groups.get(session, own[0].group_id), own[0])


def group_of_place(session: Session, turn: Turn) -> int | None:
    """Return the group a channel or group chat belongs to."""
    place = conversations.find(session, turn.tenant_id, turn.channel_id)
    return place.group_id if place else None


def starts_at(meeting: Meeting, zone: ZoneInfo) -> datetime:
    """Return the instant a meeting starts."""
    return at_local(meeting.held_on, time.fromisoformat(meeting.starts), zone)


def _invitation_over(session: Session, member: Member, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether an invited partner's meeting has ended: with it ends what they may see."""
    if member.role != Role.INVITED:
        return False
    meeting = meetings.get(session, member.group_id, member.invited_to_id or 0)
    return meeting is None or starts_at(meeting, zone) + timedelta(minutes=meeting.minutes) <= now


def _beginnings(theme: str) -> tuple[str, ...]:
    """Return what a long heading is called for short: "out of school settings"."""
    words = theme.split()
    return tuple(" ".join(words[:length]) for length in (3, 4) if length < len(words))


def _named(rows: list[dict[str, object]]) -> dict[str, tuple[str, ...]]:
    return {str(row["name"]): tuple(row.get("aliases", ())) for row in rows}  # type: ignore[arg-type]
