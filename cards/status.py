"""Where the plan stands, in one screen: the counts first, then what is late and what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards import elements
from cards.actions import sentence
from cards.elements import Element
from storage.action_lists import Line


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions are what."""

    open: int
    overdue: int
    due: int
    no_date: int
    no_owner: int
    done: int


def status(
    title: str, counts: Counts, meeting: str, trained: str, late: Sequence[Line], due: Sequence[Line], today: date
) -> Element:
    """Return the status card; `trained` is what was held since the last meeting, empty where it is nobody's own."""
    body = [
        elements.text(title, large=True),
        elements.facts(
            [
                ("Open", str(counts.open)),
                ("Overdue", str(counts.overdue)),
                ("Due before the next meeting", str(counts.due)),
                ("Need a date", str(counts.no_date)),
                ("Need an owner", str(counts.no_owner)),
                ("Completed since the last meeting", str(counts.done)),
                *([("Trained since the last meeting", trained)] if trained else []),
                ("Next meeting", meeting),
            ]
        ),
    ]
    for heading, lines, total in (("Overdue", late, counts.overdue), ("Due next", due, counts.due)):
        if lines:
            body.append(elements.text(heading, bold=True))
            body += [elements.text(sentence(line, today)) for line in lines]
        if len(lines) < total:
            body.append(elements.text(f"and {total - len(lines)} more", subtle=True))
    return elements.card(
        body,
        [
            elements.button("Show overdue", "list_actions", {"which": "overdue"}),
            elements.button("Show due", "list_actions", {"which": "due"}),
            elements.button("My actions", "list_actions", {"which": "mine"}),
            elements.button("Update an action", "update_action"),
        ],
    )
