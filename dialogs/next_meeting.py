"""Say when the next meeting is, or whether there is one on a day."""

import re
from datetime import date
from typing import Any

from cards import help as cards
from dialogs.conversation import Command, Query, Slots
from dialogs.people import invited
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import meetings
from storage.meetings import Meeting, MeetingState
from storage.members import Role

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")  # as `parse-date` writes it
BUTTONS: tuple[cards.Button, ...] = (
    ("Where do we stand?", "brief", {}),
    ("My actions", "list_actions", {"which": "mine"}),
)


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the date in full; a day asked about is answered first, in every way it can be read."""
    days = _days(slots.get("on"))
    held = [meeting for day in days for meeting in meetings.on_day(here.session, here.group_id, day)]
    planned = [meeting for meeting in held if meeting.state == MeetingState.PLANNED]
    if here.member.role == Role.INVITED:
        return invited.answer(here)
    if planned:
        said = f"Yes: {_said(planned[0])}"
    else:
        none = f"No meeting on {' or '.join(long_date(day) for day in days)}. " if days else ""
        coming = here.next_meeting
        said = none + (f"The next meeting is {_said(coming)}" if coming else "No meeting is planned.")
    return Reply(said, cards.note(said, BUTTONS))


def when(meeting: Meeting) -> str:
    """Say when: "Tuesday 2 March 2027, 14:00"."""
    return f"{long_date(meeting.held_on)}, {meeting.starts}"


def _said(meeting: Meeting) -> str:
    place = f" at {meeting.place}" if meeting.place else ""
    return f"{meeting.title}: {when(meeting)}{place}."


def _days(slot: object) -> list[date]:
    """Return the days a slot may mean: ISO text, or what `parse-date` gives with its options."""
    read: dict[str, Any] = slot if isinstance(slot, dict) else {"date": slot}
    days = [read.get("date"), *read.get("options", ())]
    return sorted({date.fromisoformat(day) for day in days if isinstance(day, str) and _DAY.fullmatch(day)})


CONVERSATION = Query(
    intent="next_meeting",
    answer=answer,
    command=Command("Next meeting", "When the group meets next", "when is the next meeting?"),
)
