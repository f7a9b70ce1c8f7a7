"""The announcement that the group's regular meetings were planned, changed or ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import elements
from cards.elements import Element
from cards.meeting_changed import WHY
from cards.meeting_reminder import when
from rules import recurrence_words
from rules.recurrence import Rule
from storage.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Planned:
    """A series as it is now: its name, its rule, and its next meetings, those moved by hand where they are held."""

    name: str
    rule: Rule
    starts: str
    coming: Sequence[Meeting]
    has_ended: bool
    group: str
    marking: str
    notice: str = ""


def headline(told: Planned) -> str:
    """Return the line of the notification: "Regular meetings: Operational group, the first Tuesday of every month"."""
    if told.has_ended:
        return f"{told.notice} No more regular meetings: {told.name}.".strip()
    meets = "on fixed days" if told.rule.fixed_on else f"{recurrence_words.said(told.rule)}, {told.starts}"
    return f"{told.notice} Regular meetings: {told.name}, {meets}.".strip()


def series_changed(told: Planned) -> Element:
    """Return the card: the rule in words, and the next days, so that each can put them in a diary."""
    days = [("Next" if number == 0 else "Then", when(meeting)) for number, meeting in enumerate(told.coming)]
    place = told.coming[0].place if told.coming else ""
    return elements.card(
        [
            elements.text(headline(told), large=True),
            elements.text(f"{told.group} · {told.marking}", subtle=True),
            elements.facts([*(days or [("Next", "none planned")]), *([("Where", place)] if place else [])]),
            elements.text(WHY, subtle=True),
        ],
        [elements.button("When do we meet?", "next_meeting"), elements.button("Calendar file", "calendar")],
    )
