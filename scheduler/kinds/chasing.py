"""What the digests' sections of actions share: which actions a place hears of now, and how they read the ladder."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from rules import ladder
from scheduler.occurrences import Moment, Place
from storage import action_chasing, action_lists
from storage.acting import owes
from storage.action_lists import Line
from storage.members import Member, Role

FURTHEST = 60  # working days before its date that an action's own ladder can begin


def chased(session: Session, place: Place, moment: Moment) -> list[Line]:
    """Return what a place is chased about: open actions whose date is near or gone, or that have no end.

    Snoozed ones are there again from their day on. In a personal chat they are those its member answers for.
    """
    return heard_of(place, _chased(session, place, moment), moment)


def unanswered(session: Session, place: Place, moment: Moment) -> list[Line]:
    """Return the overdue actions of the whole group that are not snoozed."""
    awake = _awake(_chased(session, place, moment), moment)
    return [line for line in awake if line.is_overdue(moment.today)]


def heard_of(place: Place, lines: Iterable[Line], moment: Moment) -> list[Line]:
    """Return which of some actions a place hears of: not the snoozed ones, and in a personal chat its member's."""
    awake = _awake(lines, moment)
    return awake if place.member is None else [line for line in awake if owes(place.member, line.owners)]


def _chased(session: Session, place: Place, moment: Moment) -> list[Line]:
    def look_up() -> list[Line]:
        too_far = ladder.furthest_due(max(moment.days), FURTHEST, place.calendar)
        return action_chasing.chased(session, place.group_id, too_far)

    return moment.once("chased", look_up)


def _awake(lines: Iterable[Line], moment: Moment) -> list[Line]:
    return [line for line in lines if not line.is_snoozed(moment.today)]


def before(line: Line, place: Place) -> Sequence[int]:
    """Return an action's own ladder, or the group's: working days before its date."""
    return place.group.remind_before if line.remind_before is None else line.remind_before


def answered_on(line: Line, place: Place) -> date | None:
    """Return the local day of the last word on an action since its date was set."""
    return local_day(line.answered_at, place) if line.answered_at else None


def local_day(at: datetime, place: Place) -> date:
    """Return the local day of a moment."""
    return at.astimezone(place.zone).date()


def wakes(line: Line, place: Place, moment: Moment) -> bool:
    """Tell whether a snoozed action is to be mentioned again on one of the days covered."""
    return line.snoozed_until is not None and ladder.wakes_on(line.snoozed_until, place.calendar) in moment.days


def is_coming(line: Line, place: Place, moment: Moment) -> bool:
    """Tell whether one of the days covered is on the ladder before the action's date."""
    if line.due_on is None or not ladder.has_ladder(line.deadline_class, line.status):
        return False
    days = ladder.unanswered_days(line.due_on, before(line, place), answered_on(line, place), place.calendar)
    return not days.isdisjoint(moment.days)


def overdue_turn(line: Line, place: Place, moment: Moment) -> int:
    """Return which mention without an answer an overdue action has on the days covered, 0 for none."""
    if line.due_on is None or not ladder.has_ladder(line.deadline_class, line.status):
        return 0
    every, answered = place.group.overdue_every, answered_on(line, place)
    turns = (ladder.overdue_turn(line.due_on, day, every, answered, place.calendar) for day in moment.days)
    return max(turns, default=0)


def lines_of(session: Session, place: Place, ids: Sequence[int]) -> list[Line]:
    """Return the actions a digest mentions, as they are now."""
    return action_lists.of_ids(session, place.group_id, ids)


def for_role(place: Place, role: Role) -> bool:
    """Tell whether this is where the chair (or the coordinator) is told: their own chat, else the channel."""
    if place.member is not None:
        return place.member.role == role
    return not any(person.id in place.reachable for person in holders(place, role))


def holders(place: Place, role: Role) -> Iterable[Member]:
    """Return the members in a role."""
    return (person for person in place.people.values() if person.role == role)
