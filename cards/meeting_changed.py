"""The announcement that a meeting was booked, moved or called off."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cards import attendance, elements
from rules.calendar import long_date
from storage.meetings import Meeting, MeetingState

WHY = "You see this because the chair or the coordinator changed the group's calendar."


@dataclass(frozen=True, slots=True)
class Changed:
    """A meeting as it is now, and what follows from the change."""

    meeting: Meeting
    what: str  # Booked, Moved, Changed, Back on
    group: str
    marking: str
    following: Meeting | None  # the planned one after it
    moved_with_it: Sequence[str]  # refs of the actions that are due by it
    notice: str = ""


def headline(told: Changed) -> str:
    """Return the line of the notification: "Moved: Operational group is on Tuesday 9 March 2027, 14:00"."""
    meeting = told.meeting
    when = f"{long_date(meeting.held_on)}, {meeting.starts}"
    if meeting.state == MeetingState.CANCELLED:
        said = f"Called off: {meeting.title} of {when}"
    elif told.what == "Moved":
        said = f"Moved: {meeting.title} is on {when}"
    else:
        said = f"{told.what}: {meeting.title}, {when}"
    return f"{said}. {told.notice}".strip()


def meeting_changed(told: Changed) -> dict[str, Any]:
    """Return the card: what it was and is, why, where, and what moves with it."""
    meeting = told.meeting
    facts: list[tuple[str, str]] = []
    if meeting.moved_from is not None and meeting.moved_from != meeting.held_on:
        facts.append(("Planned for", long_date(meeting.moved_from)))
    facts += [("Why", meeting.reason)] if meeting.reason else []
    if meeting.state == MeetingState.CANCELLED:
        following = told.following
        facts.append(("Next", f"{long_date(following.held_on)}, {following.starts}" if following else "none planned"))
    else:
        facts += [(name, said) for name, said in (("Place", meeting.place), ("Link", meeting.link)) if said]
        facts += [("Length", f"{meeting.minutes} minutes")] if told.what == "Changed" else []
        facts += [("Due by it", f"actions {', '.join(told.moved_with_it)}")] if told.moved_with_it else []
    body = [
        elements.text(headline(told), large=True),
        elements.text(f"{told.group} · {told.marking}", subtle=True),
        *([elements.facts(facts)] if facts else []),
        elements.text(WHY, subtle=True),
    ]
    answers = [] if meeting.state == MeetingState.CANCELLED else attendance.buttons(meeting.id)
    return elements.card(
        body,
        [
            *answers,  # who had answered for another day is asked again
            elements.button("When do we meet?", "next_meeting"),
            elements.button("Calendar file", "calendar", {"meeting": meeting.id}),
        ],
    )
