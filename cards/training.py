"""The training register as cards: people in sessions of a named year, who was covered and who was not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cards import elements
from cards.elements import Element
from storage.training_totals import Sum

HEADINGS = {"cohort": "By cohort", "agency": "By agency", "product": "By product", "mode": "By how it was given"}
MOST_ROWS = 15  # of a part, on the first page


@dataclass(frozen=True, slots=True)
class Totals:
    """What was counted: `title` names the year and its days, `note` says what could not be counted as asked."""

    title: str
    note: str
    by: str
    rows: Sequence[Sum]
    people: int
    sessions: int
    completions: int
    most: int  # rows shown


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about coverage: `lead` in one sentence, `parts` as headed facts, `notes` on how it was read."""

    title: str
    lead: str
    parts: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()
    notes: Sequence[str] = ()


def headline(shown: Totals) -> str:
    """Say the totals in one sentence."""
    said = f"{shown.title}: {held(shown.people, shown.sessions)}. {_apart(shown)}"
    return f"{shown.note} {said}" if shown.note else said


def totals(shown: Totals, asked: Mapping[str, Any], page: int) -> Element:
    """Return the totals of one year; the buttons ask the same by another heading, or for more rows."""
    body = [elements.text(shown.title, large=True)]
    if shown.note:
        body.append(elements.text(shown.note))
    body.append(elements.text(held(shown.people, shown.sessions), bold=True))
    rows = shown.rows[: shown.most]
    if rows:
        body.append(elements.facts((row.name or "Not stated", f"{row.people} in {row.sessions}") for row in rows))
    buttons = [
        elements.button(title, "training_totals", {**asked, "by": by})
        for by, title in HEADINGS.items()
        if by != shown.by
    ]
    if more := len(shown.rows) - len(rows):
        body.append(elements.text(f"{more} more."))
        buttons.append(elements.button("Show more", "training_totals", {**asked, "by": shown.by, "page": page + 1}))
    body.append(elements.text(_apart(shown), subtle=True))
    return elements.card(body, [*buttons, elements.button("Log training", "log_training")])


def answer(shown: Answer, verb: str, asked: Mapping[str, Any], page: int, buttons: Sequence[Element]) -> Element:
    """Return an answer about coverage, as many rows a part as the page has; a button asks the same for more."""
    body = [elements.text(shown.title, large=True), elements.text(shown.lead, bold=True)]
    most, longer = page * MOST_ROWS, False
    for heading, rows in shown.parts:
        if rows:
            body += [elements.text(heading, bold=True), elements.facts(rows[:most])]
        if (more := len(rows) - most) > 0:
            body.append(elements.text(f"{more} more."))
            longer = True
    body += [elements.text(note, subtle=True) for note in shown.notes]
    again = [elements.button("Show more", verb, {**asked, "page": page + 1})] if longer else []
    return elements.card(body, [*again, *buttons])


def said(shown: Answer) -> str:
    """Say an answer about coverage in plain text: the beginning of each part."""
    lines = [f"{shown.title}: {shown.lead}"]
    for heading, rows in shown.parts:
        lines += [f"{heading}: {', '.join(f'{name} ({value})' for name, value in rows[:MOST_ROWS])}"] if rows else []
    return "\n".join([*lines, *shown.notes])


def held(people: int, sessions: int) -> str:
    """Say how many people were in how many sessions."""
    return f"{people} people in {sessions} {'session' if sessions == 1 else 'sessions'}"


def _apart(shown: Totals) -> str:
    return f"E-learning completions, counted apart: {shown.completions}."
