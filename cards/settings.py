"""One list of the group's settings as a card."""

from collections.abc import Sequence

from cards import elements
from cards.elements import Element


def listing(title: str, lines: Sequence[str], *, may_change: bool) -> Element:
    """Return the entries of a list, a line each."""
    body = [elements.text(title, large=True), *(elements.text(line) for line in lines)]
    return elements.card(body, [elements.button("Group settings", "group_settings")] if may_change else [])
