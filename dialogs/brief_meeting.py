"""Which meeting a report is for, and the time it speaks of."""

from datetime import date, timedelta
from typing import Any

from dialogs.conversation import Slots
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import exceptions, meetings
from storage.exceptions import Span
from storage.meetings import Meeting


def meant(here: Situation, slots: Slots) -> tuple[Meeting | None, str]:
    """Return the meeting to come that is named, else the group's next; and a note where none is on the day named."""
    days = _days(slots.get("meeting") or slots.get("before"))
    for first, last in days:
        planned = meetings.between(here.session, here.group_id, first, last)
        if found := [one for one in planned if one.starts_at(here.zone) > here.now]:
            return found[0], ""
    coming = here.next_meeting
    if not days or (coming and days[0][0] <= coming.held_on <= days[0][1]):
        return coming, ""
    first, last = days[0]
    when = f"on {long_date(first)}" if first == last else f"from {long_date(first)} to {long_date(last)}"
    return coming, f"No meeting is planned {when}."


def span(here: Situation, meeting: Meeting | None) -> Span:
    """Return the time from the meeting before to the one after."""
    met_today = here.last_meeting is not None and here.last_meeting.held_on == here.today
    begun = here.today + timedelta(days=1) if met_today else here.today
    return exceptions.span(here.session, here.group, meeting, here.today, begun, here.zone)


def title(what: str, meeting: Meeting | None, today: date) -> str:
    """Say what is told and for when: "Exceptions for Tuesday 2 March 2027, 14:00"."""
    return f"{what} {long_date(meeting.held_on)}, {meeting.starts}" if meeting else f"{what} {long_date(today)}"


def _days(slot: object) -> list[tuple[date, date]]:
    """Return the days a slot may mean, each as the first and the last of it."""
    read: dict[str, Any] = slot if isinstance(slot, dict) else {"date": slot}
    last = [day for one in (read.get("date"), *(read.get("options") or ())) if (day := _day(one))]
    start = _day(read.get("start"))
    return [(start if start and start <= day else day, day) for day in dict.fromkeys(last)]


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
