"""The reminder of a meeting: which, when, where, why you get it, what to do before it."""

from datetime import date

from cards import elements
from cards.elements import Element
from rules.calendar import long_date
from storage.meetings import Meeting

WHY = "You see this because this channel gets the group's meeting reminders, a week and a working day before."


def meeting_reminder(meeting: Meeting, group: str, marking: str, today: date, notice: str = "") -> Element:
    """Return the reminder; `notice` stands above all."""
    facts = [("When", f"{when(meeting)}, {in_days(meeting.held_on, today)}")]
    facts += [("Where", meeting.place)] if meeting.place else []
    facts += [("Join", meeting.link)] if meeting.link else []
    body = [elements.text(notice, bold=True)] if notice else []
    body += [
        elements.text(f"Meeting: {meeting.title}", large=True),
        elements.text(f"{group} · {marking}", subtle=True),
        elements.facts(facts),
        elements.text("Please bring your actions up to date before then.", bold=True),
        elements.text(WHY, subtle=True),
    ]
    return elements.card(
        body,
        [
            elements.button("Show due", "list_actions", {"which": "due"}),
            elements.button("Show overdue", "list_actions", {"which": "overdue"}),
            elements.button("Update an action", "update_action"),
        ],
    )


def headline(meeting: Meeting, group: str, today: date, notice: str = "") -> str:
    """Say the reminder in one line, for the notification and the screen reader."""
    said = f"{meeting.title} of {group}: {when(meeting)}, {in_days(meeting.held_on, today)}."
    return f"{notice} {said}" if notice else said


def when(meeting: Meeting) -> str:
    """Say the day in full and the time: "Tuesday 2 March 2027 at 14:00"."""
    return f"{long_date(meeting.held_on)} at {meeting.starts}"


def in_days(day: date, today: date) -> str:
    """Say how far off a day is."""
    away = (day - today).days
    return {0: "today", 1: "tomorrow"}.get(away, f"in {away} days")
