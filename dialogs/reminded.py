"""What answers to a reminder share: the open action that is meant, and the day until which there is to be quiet."""

import re
from datetime import date, timedelta
from typing import Any

from cards.personal_digest import UNTIL
from dialogs import find_action
from dialogs.conversation import Doubt, Option, Refused, Slots, Unreadable
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from rules.deadlines import DeadlineClass
from storage.actions import SET_ASIDE, Action

LONGEST = timedelta(days=366)
_CLOSED_DAYS = frozenset(("saturday", "sunday", "bank_holiday"))
_BEFORE = re.compile(r"\bday before\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:the )?end of\b", re.IGNORECASE)


def require_open(action: Action) -> None:
    """Raise Unreadable for an action that nobody is reminded of any more."""
    if action.status in SET_ASIDE:
        raise Unreadable(f"Action {action.ref} is {action.status}, so nobody is reminded of it.")


def to_update(here: Situation, raw: Any, slots: Slots) -> str:
    """Return the ref of an open action this member may update; raise Refused where it is another agency's."""
    ref = find_action.to_update(here, raw, slots)
    require_open(here.action(ref))
    return ref


def updatable(here: Situation, ref: str) -> Action:
    """Return the action of a ref as it is at the moment of writing; raise Refused where it must not be changed now."""
    action = here.action(ref)
    find_action.require_update(here, action)
    if action.status in SET_ASIDE:
        raise Refused(f"Action {action.ref} is {action.status} by now, so nobody is reminded of it. Nothing is saved.")
    return action


def until(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the first day on which reminders come again, as an ISO date: a working day to come, a year off at most.

    Raises Doubt where two days may be meant, Unreadable for no day, one that is past and one too far off.
    """
    read = raw if isinstance(raw, dict) else deadlines.read(str(raw), here.reading).as_json()
    day = _day(here, read)
    if day is None or day <= here.today:
        raise Unreadable('Give a day that is to come, such as "tomorrow", "next week" or "12 March".')
    if day > here.today + LONGEST:
        raise Unreadable(f"{long_date(day)} is more than a year off. Give an earlier day, such as {_example(here)}.")
    return day.isoformat()


def choices(here: Situation) -> tuple[str, ...]:
    """Return the days offered as buttons; the one before the meeting while it is to come."""
    meeting = here.next_meeting
    near = meeting is None or here.calendar.minus(meeting.held_on, 1) <= here.today
    return UNTIL[:-1] if near else UNTIL


def show(value: str | None) -> str:
    """Say a day in full; nothing for none."""
    return long_date(date.fromisoformat(value)) if value else ""


def _day(here: Situation, read: dict[str, Any]) -> date | None:
    if not read.get("date"):
        return None
    day = date.fromisoformat(read["date"])
    if read["class"] == DeadlineClass.EVENT and _BEFORE.search(read["text"]):
        return here.calendar.previous_working_day(day)
    if len(read["options"]) > 1 and not _CLOSED_DAYS.intersection(read["flags"]):
        days = [date.fromisoformat(option) for option in read["options"]]
        raise Doubt(read["question"], [Option(long_date(each), long_date(each)) for each in days])
    if read["start"] and read["precision"] != "day":  # "until March" ends where March begins
        past_it = read.get("whole") or _ENDS.search(read["text"])
        day = day + timedelta(days=1) if past_it else date.fromisoformat(read["start"])
    return here.calendar.next_working_day(day)


def _example(here: Situation) -> str:
    return f'"{long_date(here.calendar.plus(here.today, 10))}"'
