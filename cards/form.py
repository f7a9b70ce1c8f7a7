"""The cards of a write: a question, the form, the summary to confirm, and what was saved.

The verbs are data: they live on in cards already posted, so they are spelled once, here, and never renamed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards import elements
from cards.elements import Element

SAVE, EDIT, SUBMIT, CHOOSE, CANCEL, UNDO = "save", "edit_form", "submit_form", "choose", "cancel", "undo"


@dataclass(frozen=True, slots=True)
class Row:
    """One field as a form shows it."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""
    choices: Sequence[str] = ()
    lines: bool = False


def question(words: str, options: Sequence[str], known: Sequence[tuple[str, str]], *, key: str, field: str) -> Element:
    """Return a question with what is known so far, and its answers as buttons; anything else can be typed.

    A button carries the number of its option, never the value: what comes back from a client is not trusted.
    """
    buttons = [
        elements.button(label, CHOOSE, {"key": key, "field": field, "option": number})
        for number, label in enumerate(options[: elements.MOST_BUTTONS - 2])
    ]
    return elements.card(
        [*([elements.facts(known)] if known else []), elements.text(words)],
        [*buttons, elements.button("Use a form", EDIT, {"key": key}), elements.button("Cancel", CANCEL, {"key": key})],
    )


def form(title: str, words: str, rows: Iterable[Row], *, key: str) -> Element:
    """Return the form of a write, filled with what is known, what is wrong said next to its field."""
    body = [elements.text(title, large=True)]
    if words:
        body.append(elements.text(words))
    for row in rows:
        if row.choices:
            body += elements.choice_input(row.name, row.label, row.choices, row.value)
            body += [elements.text(row.error, colour="Attention")] if row.error else []
        else:
            body += elements.text_input(row.name, row.label, row.value, hint=row.hint, error=row.error, lines=row.lines)
    return elements.card(
        body, [elements.button("Check", SUBMIT, {"key": key}), elements.button("Cancel", CANCEL, {"key": key})]
    )


def summary(title: str, facts: Sequence[tuple[str, str]], *, key: str) -> Element:
    """Return what will be saved, to be confirmed."""
    return elements.card(
        [elements.text(title, large=True), elements.facts(facts), elements.text("Nothing is saved yet.", subtle=True)],
        [
            elements.button("Save", SAVE, {"key": key}),
            elements.button("Change", EDIT, {"key": key}),
            elements.button("Cancel", CANCEL, {"key": key}),
        ],
    )


def saved(words: str, facts: Sequence[tuple[str, str]], *, change: int, final: str = "") -> Element:
    """Return what was saved, with ten minutes to take it back; `final` says why it cannot be."""
    closing = final or "You can undo this for ten minutes, and correct it at any time."
    return elements.card(
        [elements.text(words, bold=True), elements.facts(facts), elements.text(closing, subtle=True)],
        [] if final else [elements.button("Undo", UNDO, {"change": change})],
    )
