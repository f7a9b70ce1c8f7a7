"""Themes or benchmarks as a card: those nobody works on first, then the rest with their live actions."""

from collections.abc import Sequence

from cards import elements
from cards.elements import Element


def coverage(title: str, read_as: str, bare: Sequence[str], counted: Sequence[tuple[str, int]], tag: str) -> Element:
    """Return the card; `tag` is theme or benchmark, and the buttons go on from what it says."""
    body = [elements.text(title, large=True), elements.text(read_as, subtle=True)]
    body += [elements.text(name, bold=True) for name in bare]
    if counted:
        body += [elements.text("Live actions", subtle=True)]
        body.append(elements.facts([(name, str(number)) for name, number in counted]))
    other = "benchmark" if tag == "theme" else "theme"
    buttons = [
        elements.button("New action", "new_action"),
        elements.button(f"Ask by {other}", "list_actions", {"which": f"no_{other}"}),
    ]
    return elements.card(body, buttons)
