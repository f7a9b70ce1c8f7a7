"""Which actions a question is about: its words as a filter, and how it was read."""

import re
from datetime import date, time, timedelta
from typing import Any

from dialogs import plan_readers
from dialogs.conversation import Slots
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from rules.calendar import at_local, long_date
from rules.deadlines import DeadlineClass
from storage.action_lists import Filter
from storage.actions import NEVER_LATE, Status

NOT_LATE = tuple(status for status in Status if status not in NEVER_LATE)
_SAYS_THE_DAY = re.compile(r"\d|\b(?:mon|tue|wed|thu|fri|sat|sun|today|tomorrow|tmrw)")


def narrow(here: Situation, which: str, slots: Slots) -> tuple[Filter, list[str]]:
    """Return the filter of a question, and how it was read."""
    values: dict[str, Any] = {"theme": slots.get("theme")}
    parts = [str(slots["theme"])] if slots.get("theme") else []
    if slots.get("benchmark"):
        values["benchmark"] = plan_readers.benchmark(here, slots["benchmark"], slots)
        parts.append(f"benchmark {values['benchmark']}")
    if slots.get("project"):
        values["project"] = plan_readers.known_project(here, slots["project"])
        parts.append(f"project {values['project']}")
    owners = [("agency", str(slots["agency"]))] if slots.get("agency") else []
    owners += [("person", str(slots["owner"]))] if slots.get("owner") else []
    parts += [name for _, name in owners]
    if which == "mine" or reach(here.member, Right.ASK) == "own":
        owners = mine(here)
        parts = [name for _, name in owners]
    before = first_day_after(slots.get("before"))
    if which == "overdue":
        values |= {"due_before": here.today, "statuses": NOT_LATE}
    elif which == "due":
        meeting = here.next_meeting
        last = before - timedelta(days=1) if before else meeting.held_on if meeting else here.today + timedelta(days=30)
        first = _start(slots.get("before"), here.today)
        values |= {"due_from": first, "due_before": last + timedelta(days=1)}
        parts.append(f"from {'today' if first == here.today else long_date(first)} to {long_date(last)}")
    since = here.last_meeting.held_on if here.last_meeting else None
    if which == "done":
        period = slots.get("before")
        since = (
            day_of(slots.get("since"))
            or (day_of({"date": period.get("start")}) if isinstance(period, dict) else None)
            or since
        )
        values |= {"open_only": False, "statuses": (Status.COMPLETE,), "completed_since": since}
        parts += [f"since {long_date(since)}"] if since else []
    if which == "review":
        meeting = here.next_meeting
        last = before - timedelta(days=1) if before else meeting.held_on if meeting else here.today + timedelta(days=30)
        reviewed = tuple(status for status in Status if status is not Status.CLOSED)
        values |= {"open_only": False, "statuses": reviewed, "review_before": last + timedelta(days=1)}
        parts.append(f"to {long_date(last)}")
    if which == "no_update" and (since := day_of(slots.get("since")) or since):
        values["not_updated_since"] = at_local(since, time(0), here.zone)
        parts.append(f"since {long_date(since)}")
    if which == "moved" and slots.get("since"):
        since = day_of(slots["since"]) or since
        values["moved_since"] = at_local(since, time(0), here.zone) if since else None
        parts += [f"since {long_date(since)}"] if since else []
    values |= {name: which == name for name in ("no_date", "no_owner", "moved")}
    return Filter(owners=tuple(owners), **values), parts


def mine(here: Situation) -> list[tuple[str, str]]:
    """Return the owners that mean this member: themselves and the agencies they speak for."""
    return [("person", here.member.name), *(("agency", agency) for agency in here.member.speaks_for)]


def day_of(slot: Any) -> date | None:
    """Return the date of a slot: ISO text, or what `parse-date` gives."""
    value = slot.get("date") if isinstance(slot, dict) else slot
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def first_day_after(slot: Any) -> date | None:
    """Return the first day that does not count any more: "by Friday" holds Friday, "before Friday" does not.

    "Before the meeting" holds its day, because things are brought along; "before Easter" was read as the day before.
    """
    day = day_of(slot)
    if day is None or not isinstance(slot, dict):
        return day
    words = str(slot.get("text", "")).casefold()
    exclusive = words.startswith("before") and slot.get("class") == DeadlineClass.DATE and _SAYS_THE_DAY.search(words)
    return day if exclusive else day + timedelta(days=1)


def _start(slot: Any, today: date) -> date:
    """Return the first day that counts: a period that is still to come begins on its own first day."""
    start = slot.get("start") if isinstance(slot, dict) else None
    return max(today, date.fromisoformat(start)) if isinstance(start, str) else today
