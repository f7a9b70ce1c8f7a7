"""Reminders that somebody asked for: the digest's section of them, and the list of those to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from cards import digest_actions, elements
from cards.digest import LONGEST_NAME, Section, shortened
from cards.elements import Element
from rules.calendar import long_date
from storage.action_lists import Line
from storage.requested_reminders import RequestedReminder

WHY = "Reminders asked for are said on the days that were chosen for them, until what they are about is done."
SHOW = elements.button("Show reminders", "list_reminders")


@dataclass(frozen=True, slots=True)
class Told:
    """A request as it is said today: by whom, of which actions, and the day one of them was due when it was made."""

    request: RequestedReminder
    asked_by: str
    lines: Sequence[Line] = ()
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """A request to come as the list shows it."""

    number: int
    what: str
    who: str
    days: Sequence[date]
    asked_by: str
    may_cancel: bool


def section(told: Sequence[Told], today: date, zone: ZoneInfo) -> Section:
    """Return the section of some requests, a line for each action or text they are about."""
    said = [each for one in told for each in _lines(one, today, zone)]
    update = digest_actions.BUTTONS[1:] if any(one.lines for one in told) else ()
    return Section(
        title="Reminders asked for",
        counted=f"{len(said)} {'reminder' if len(said) == 1 else 'reminders'} asked for",
        lines=said,
        why=WHY,
        whole=SHOW,
        buttons=[*update, SHOW],
    )


def listed(title: str, rows: Sequence[Coming], notes: Sequence[str], more: Mapping[str, int] | None) -> Element:
    """Return a page of the requests to come, each with its number and a button to cancel it where that is theirs."""
    body = [elements.text(title, large=True), *(elements.text(line(row)) for row in rows)]
    body += [elements.text(note, subtle=True) for note in notes]
    buttons = [
        elements.button(f"Cancel {row.number}", "cancel_reminder", {"reminder": row.number})
        for row in rows
        if row.may_cancel
    ]
    buttons += [elements.button("Show more", "list_reminders", more)] if more else []
    return elements.card(body, [*buttons, elements.button("Set a reminder", "remind")])


def line(row: Coming) -> str:
    """Say one request: number, what, who hears it, its days, who asked."""
    days = ", ".join(long_date(day) for day in row.days)
    return f"{row.number} {row.what} · {row.who} · {days} · asked for by {row.asked_by}"


def _lines(told: Told, today: date, zone: ZoneInfo) -> list[Element]:
    asked_on = long_date(told.request.at.astimezone(zone).date())
    asked = f"asked for by {shortened(told.asked_by, LONGEST_NAME)} on {asked_on}{_of_another_day(told.request, today)}"
    moved = f"its date has moved since, was {long_date(told.moved_from)} · " if told.moved_from else ""
    words = [elements.text(f"{told.request.text} · {asked}")] if told.request.text else []
    actions = [digest_actions.line_of(each, today) for each in told.lines]
    return words + [each | {"text": f"{each['text']} · {moved}{elements.escape(asked)}"} for each in actions]


def _of_another_day(request: RequestedReminder, today: date) -> str:
    """Say the day it was asked for where a digest says it earlier (once a week) or later (after downtime)."""
    days = [date.fromisoformat(day) for day in request.days]
    nearest = min(days, key=lambda day: abs(day - today), default=today)
    return "" if nearest == today else f", for {long_date(nearest)}"
