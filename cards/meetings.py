"""The list of meetings: each with its day, its hour and where it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from cards import elements
from cards.elements import Element
from rules.calendar import long_date
from storage.meetings import Meeting, MeetingState


def line(meeting: Meeting) -> str:
    """Say a meeting in one line; one that was called off says so."""
    off = " (called off)" if meeting.state == MeetingState.CANCELLED else ""
    place = f", {meeting.place}" if meeting.place and not off else ""
    return f"{long_date(meeting.held_on)}, {meeting.starts}: {meeting.title}{place}{off}"


def listed(title: str, rows: Sequence[Meeting], more: Mapping[str, Any] | None) -> Element:
    """Return a page of meetings; `more` is what a button for the next page carries."""
    body = [elements.text(title, bold=True), *(elements.text(line(meeting)) for meeting in rows)]
    buttons = [elements.button("Show more", "list_meetings", more)] if more else []
    return elements.card(body, [*buttons, elements.button("Calendar file", "calendar")])
