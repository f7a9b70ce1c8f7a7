"""The training register as a card: people in sessions by cohort, always naming the year."""

from collections.abc import Sequence

from cards import elements
from cards.elements import Element
from storage.training import Total


def totals(title: str, rows: Sequence[Total], people: int, sessions: int) -> Element:
    """Return the totals of one financial year."""
    held = f"{sessions} {'session' if sessions == 1 else 'sessions'}"
    body = [elements.text(title, large=True), elements.text(f"{people} people in {held}", bold=True)]
    if rows:
        body.append(elements.facts((row.cohort, f"{row.people} in {row.sessions}") for row in rows))
    body.append(
        elements.text("People in sessions only: e-learning completions and percentages are counted apart.", subtle=True)
    )
    return elements.card(body, [elements.button("Log training", "log_training")])
