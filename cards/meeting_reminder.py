"""The reminder of a meeting: which, when, where, who comes so far, how to answer, what to do before it."""

from datetime import date

from cards import attendance, elements
from cards.elements import Element
from cards.personal_digest import FEWER
from rules.calendar import long_date
from storage.coming import Coming
from storage.meetings import Meeting

WHY = (
    "You see this because this channel gets the group's meeting reminders, a week and a working day before. "
    "A button answers for whoever presses it."
)
WHY_YOU = "You get this in your own chat because you have not answered yet; whoever has answered is not asked again."
BRING = "Please bring your actions up to date before then."
ASKED = 'Are you coming? Press a button, or say "I\'ll be there", "apologies" or "Sam is coming for me".'


def meeting_reminder(
    meeting: Meeting, group: str, marking: str, today: date, coming: Coming, notice: str = ""
) -> Element:
    """Return the channel's reminder, which holds nothing personal; `notice` stands above all."""
    body = [
        *_opening(meeting, group, marking, today, coming, notice),
        elements.text(BRING, bold=True),
        elements.text(WHY, subtle=True),
    ]
    return elements.card(
        body,
        [
            *attendance.buttons(meeting.id),
            elements.button("Show due", "list_actions", {"which": "due"}),
            elements.button("Show overdue", "list_actions", {"which": "overdue"}),
            elements.button("Update an action", "update_action"),
        ],
    )


def invitation(meeting: Meeting, group: str, marking: str, today: date, coming: Coming | None, notice: str) -> Element:
    """Return the question to one person who has not answered; a guest is told of no agency's answer."""
    body = [
        *_opening(meeting, group, marking, today, coming, notice),
        elements.text(ASKED, bold=True),
        elements.text(f"{WHY_YOU} {FEWER}", subtle=True),
    ]
    mine = elements.button("My actions", "list_actions", {"which": "mine"})
    fewer = elements.button("Fewer reminders", "my_reminders")
    return elements.card(body, [*attendance.buttons(meeting.id), mine, fewer])


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


def _opening(
    meeting: Meeting, group: str, marking: str, today: date, coming: Coming | None, notice: str
) -> list[Element]:
    facts = [("When", f"{when(meeting)}, {in_days(meeting.held_on, today)}")]
    facts += [("Where", meeting.place)] if meeting.place else []
    facts += [("Join", meeting.link)] if meeting.link else []
    facts += attendance.counts(coming) if coming else []
    return [
        *([elements.text(notice, bold=True)] if notice else []),
        elements.text(f"Meeting: {meeting.title}", large=True),
        elements.text(f"{group} · {marking}", subtle=True),
        elements.facts(facts),
        *(attendance.quorum_text(coming) if coming else []),
    ]
