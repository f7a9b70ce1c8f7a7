"""The training register as a card: people in sessions by cohort, always naming the year."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import elements
from cards.elements import Element
from storage.training import Total


@dataclass(frozen=True, slots=True)
class Totals:
    """What was counted: `title` names the year and its days, `note` says what could not be counted as asked."""

    title: str
    note: str
    rows: Sequence[Total]
    people: int
    sessions: int
    completions: int


def headline(shown: Totals) -> str:
    """Say the totals in one sentence."""
    said = f"{shown.title}: {held(shown.people, shown.sessions)}. {_apart(shown)}"
    return f"{shown.note} {said}" if shown.note else said


def totals(shown: Totals) -> Element:
    """Return the totals of one financial year."""
    body = [elements.text(shown.title, large=True)]
    if shown.note:
        body.append(elements.text(shown.note))
    body.append(elements.text(held(shown.people, shown.sessions), bold=True))
    if shown.rows:
        body.append(elements.facts((row.cohort, f"{row.people} in {row.sessions}") for row in shown.rows))
    body.append(elements.text(_apart(shown), subtle=True))
    return elements.card(body, [elements.button("Log training", "log_training")])


def held(people: int, sessions: int) -> str:
    """Say how many people were in how many sessions."""
    return f"{people} people in {sessions} {'session' if sessions == 1 else 'sessions'}"


def _apart(shown: Totals) -> str:
    return f"E-learning completions, counted apart: {shown.completions}."
