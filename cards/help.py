"""The cards that show the way: the welcome, help, and the nearest readings of what was not understood."""

from collections.abc import Iterable, Mapping
from typing import Any

from cards import elements
from cards.elements import Element

Button = tuple[str, str, Mapping[str, Any]]  # title, verb, data

STARTERS: tuple[Button, ...] = (
    ("Where do we stand?", "brief", {}),
    ("Log training", "log_training", {}),
    ("Help", "help", {}),
)


def welcome(who: str, starters: Iterable[Button] = STARTERS) -> Element:
    """Return the first card in a place: who added the bot, what it does, what to do next."""
    return elements.card(
        [
            elements.text("Prevent Clerk", large=True),
            elements.text(
                f"{who} I keep the group's action plan and training register, remind this place of deadlines and "
                "meetings, and answer questions about them."
            ),
            elements.text(
                "I am not a referral route. Nothing about a person of concern belongs here; in an emergency ring 999."
            ),
        ],
        [elements.button(*starter) for starter in starters],
    )


def commands(title: str, rows: Iterable[tuple[str, str, str]], closing: str, starters: Iterable[Button]) -> Element:
    """Return what can be said: (title, description, example) each, with buttons to begin with."""
    body = [elements.text(title, large=True)]
    for name, description, example in rows:
        body.append(elements.text(f'{name}: {description}. For example "{example}".'))
    body.append(elements.text(closing, subtle=True))
    return elements.card(body, [elements.button(*starter) for starter in starters])


def nearest(words: str, readings: Iterable[Button]) -> Element:
    """Return the nearest readings as buttons with help beside them."""
    buttons = [elements.button(title, verb, data) for title, verb, data in readings]
    return elements.card([elements.text(words)], [*buttons, elements.button("Help", "help")])


def note(words: str, buttons: Iterable[Button] = ()) -> Element:
    """Return a sentence with buttons."""
    return elements.card([elements.text(words)], [elements.button(*button) for button in buttons])
