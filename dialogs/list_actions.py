"""List actions: overdue, due, mine, an agency's, a theme's, without a date, without an owner, moved, done."""

import re
from datetime import date, time, timedelta
from typing import Any

from cards import actions as cards
from cards import elements
from dialogs.conversation import Command, Query, Slots
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import at_local, long_date
from rules.deadlines import DeadlineClass
from storage import action_lists
from storage.action_lists import Filter
from storage.actions import Status

PAGE = 10
_SAYS_THE_DAY = re.compile(r"\d|\b(?:mon|tue|wed|thu|fri|sat|sun|today|tomorrow|tmrw)")
TITLES = {
    "open": "Open actions",
    "overdue": "Overdue actions",
    "due": "Actions due",
    "mine": "Your actions",
    "done": "Completed actions",
    "moved": "Actions whose date has moved",
    "no_date": "Actions that need a date",
    "no_owner": "Actions that need an owner",
    "no_update": "Actions with no update since the last meeting",
}
NOT_LATE = tuple(status for status in Status if status not in (Status.COMPLETE, Status.DEFERRED, Status.ONGOING))


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with a page of the actions asked for, saying how the question was read."""
    which = str(slots.get("which"))
    which = which if which in TITLES else "open"
    wanted, parts = narrow(here, which, slots)
    total = action_lists.count(here.session, here.group_id, wanted)
    shown = PAGE * _page(slots)
    lines = action_lists.lines(here.session, here.group_id, wanted, limit=shown)
    title = f"{TITLES[which]}: {total}"
    read_as = " · ".join([TITLES[which].lower(), *parts, f"as of {long_date(here.today)}"])
    asked = {name: slots[name] for name in ("which", "agency", "theme", "owner") if slots.get(name)}
    before = _end(slots.get("before"))
    asked |= {"before": before.isoformat()} if before else {}
    more = elements.button("Show more", "list_actions", asked | {"page": _page(slots) + 1}) if shown < total else None
    said = [title, *(cards.sentence(line, here.today) for line in lines)]
    return Reply("\n".join(said), cards.listing(title, read_as, lines, total, here.today, more))


def narrow(here: Situation, which: str, slots: Slots) -> tuple[Filter, list[str]]:
    """Return the filter of a question, and how it was read."""
    values: dict[str, Any] = {"theme": slots.get("theme")}
    parts = [str(slots["theme"])] if slots.get("theme") else []
    owners = [("agency", str(slots["agency"]))] if slots.get("agency") else []
    owners += [("person", str(slots["owner"]))] if slots.get("owner") else []
    parts += [name for _, name in owners]
    if which == "mine" or reach(here.member, Right.ASK) == "own":
        owners = mine(here)
        parts = [name for _, name in owners]
    before = _end(slots.get("before"))
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
            _day(slots.get("since"))
            or (_day({"date": period.get("start")}) if isinstance(period, dict) else None)
            or since
        )
        values |= {"open_only": False, "statuses": (Status.COMPLETE,), "completed_since": since}
        parts += [f"since {long_date(since)}"] if since else []
    if which == "no_update" and since:
        values["not_updated_since"] = at_local(since, time(0), here.zone)
    if which == "moved" and slots.get("since"):
        since = _day(slots["since"]) or since
        values["moved_since"] = at_local(since, time(0), here.zone) if since else None
        parts += [f"since {long_date(since)}"] if since else []
    values |= {name: which == name for name in ("no_date", "no_owner", "moved")}
    return Filter(owners=tuple(owners), **values), parts


def mine(here: Situation) -> list[tuple[str, str]]:
    """Return the owners that mean this member: themselves and the agency they speak for."""
    own = [("person", here.member.name)]
    return [*own, ("agency", here.member.agency)] if here.member.agency else own


def _day(slot: Any) -> date | None:
    """Return the date of a slot: ISO text, or what `parse-date` gives."""
    value = slot.get("date") if isinstance(slot, dict) else slot
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _end(slot: Any) -> date | None:
    """Return the first day that does not count any more: "by Friday" holds Friday, "before Friday" does not.

    "Before the meeting" holds its day, because things are brought along; "before Easter" was read as the day before.
    """
    day = _day(slot)
    if day is None or not isinstance(slot, dict):
        return day
    words = str(slot.get("text", "")).casefold()
    exclusive = words.startswith("before") and slot.get("class") == DeadlineClass.DATE and _SAYS_THE_DAY.search(words)
    return day if exclusive else day + timedelta(days=1)


def _start(slot: Any, today: date) -> date:
    """Return the first day that counts: a period that is still to come begins on its own first day."""
    start = slot.get("start") if isinstance(slot, dict) else None
    return max(today, date.fromisoformat(start)) if isinstance(start, str) else today


def _page(slots: Slots) -> int:
    page = slots.get("page")
    return page if isinstance(page, int) and 1 <= page <= 100 else 1


CONVERSATION = Query(
    intent="list_actions",
    answer=answer,
    command=Command(
        "Overdue",
        "List overdue, due, mine, or an agency's actions",
        "what is overdue for Police?",
        {"which": "overdue"},
    ),
)
