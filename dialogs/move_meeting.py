"""Move a meeting to another day or hour; what is due by it moves with it."""

import re
from datetime import date
from typing import Any

from dialogs import meeting_times, readers, which_meeting
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.meeting_times import show_day
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from rules.deadlines import DeadlineClass
from storage import bound_actions, meetings
from storage.audit import Change

_SAME_DAY = "same day"
# "the next meeting is now at 3pm": no day is named, so it stays.
_HOUR = re.compile(r"\b(?:at|to|for) (\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?)\b(?! ?(?:days?|weeks?))", re.IGNORECASE)


def to(here: Situation, raw: Any, slots: Slots) -> str:
    """Read the new day; "back a week" is counted from where the meeting is, an hour alone keeps the day."""
    meeting = which_meeting.of(here, slots["meeting"])
    read = raw if isinstance(raw, dict) else None
    words = str(read.get("text", "") if read else raw)
    if shift := meeting_times.shifted(here.turn.text if read else words, meeting):
        if shift < here.today:
            raise Unreadable(f"{long_date(shift)} is past. Try {meeting_times.EXAMPLE}.")
        return shift.isoformat()
    if read and read["class"] == DeadlineClass.EVENT and (said := _HOUR.search(here.turn.text)):
        slots["starts"] = meeting_times.hour(here, said[1], slots)
        return meeting.held_on.isoformat()
    if read is None and words.strip().casefold() == _SAME_DAY:
        return meeting.held_on.isoformat()
    try:
        return meeting_times.day(here, raw, slots)
    except Unreadable:
        if read is not None:
            raise
        slots["starts"] = meeting_times.hour(here, raw, slots)
        return meeting.held_on.isoformat()


def summary(here: Situation, slots: Slots) -> Facts:
    """Say from when to when it moves, and what moves with it."""
    meeting = which_meeting.of(here, slots["meeting"])
    on = date.fromisoformat(slots["to"])
    bound = bound_actions.of_meeting(here.session, here.group_id, meeting.id or 0)
    facts = [
        ("Meeting", meeting.title),
        ("Was", f"{long_date(meeting.held_on)}, {meeting.starts}"),
        ("Now", f"{long_date(on)}, {slots.get('starts') or meeting.starts}"),
    ]
    facts += [("Why", slots["reason"])] if slots.get("reason") else []
    if bound:
        facts.append(("Moves with it", "; ".join(f"{action.ref} {action.title}" for action in bound)))
    notes = meeting_times.notes(here, on, but=meeting.id)
    return [*facts, *notes, ("Announced", "in the channel, ten minutes after you save it")]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    meeting = which_meeting.of(here, slots["meeting"])
    on = date.fromisoformat(slots["to"])
    meetings.move(here.session, change, meeting, on, slots.get("starts") or meeting.starts, slots.get("reason") or "")
    moved = bound_actions.follow(here.session, change, meeting, meeting)
    with_it = f" {len(moved)} deadline{'s' if len(moved) > 1 else ''} moved with it." if moved else ""
    return f"Moved: {which_meeting.said(meeting)}.{with_it}"


CONVERSATION = Write(
    intent="move_meeting",
    title="Move a meeting",
    fields=(
        Field(
            "meeting",
            "Meeting",
            'Which meeting? For example "the March meeting" or "the next meeting".',
            which_meeting.read,
            which_meeting.show,
        ),
        Field(
            "to",
            "To",
            'To which day or hour? For example "9 March", "9 March at 10am", "a week later" or "3pm".',
            to,
            show_day,
        ),
        Field("starts", "Begins at", "When does it begin?", meeting_times.hour, str, lambda *_: False),
        Field("reason", "Why", "Why does it move?", readers.words, str, lambda *_: False),
    ),
    summary=summary,
    save=save,
    right=Right.RUN_MEETINGS,
    fill=which_meeting.filled,
    command=Command(
        "Move meeting",
        "Move a meeting to another day or hour",
        "move the March meeting to 9 March at 10am",
    ),
)
