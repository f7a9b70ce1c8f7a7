"""A meeting's agenda as a card: numbered items, who put them forward, what is due by then, papers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cards import elements
from cards.elements import Element

MOST_SHOWN = 40  # items and papers: more would not fit a message


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the agenda; `by` is empty for a standing one."""

    number: int
    title: str
    by: str = ""
    carried: int = 0
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An agenda as it is shown to somebody: `may_add` and `may_order` are what they may do with it.

    `meeting_id` is carried by its buttons: they are of this meeting, whichever is the next by then.
    """

    title: str
    meeting_id: int
    marking: str
    items: Sequence[Item]
    due: int
    overdue: int
    papers: Sequence[tuple[str, str]] = field(default_factory=tuple)  # title, link
    may_add: bool = False
    may_order: bool = False
    was_held: bool = False


def line(item: Item) -> str:
    """Say one item: "8 Venue hire · put forward by Joan · moved 3×"."""
    said = [f"{item.number} {item.title}"]
    said += [f"put forward by {item.by}"] if item.by else []
    said += [f"moved {item.carried}×"] if item.carried else []
    said += ["covered"] if item.covered else []
    return " · ".join(said)


def lines(shown: Shown) -> list[str]:
    """Return all that the card says below its title, in order."""
    said = [line(item) for item in shown.items[:MOST_SHOWN]]
    said += [f"and {len(shown.items) - MOST_SHOWN} more"] if len(shown.items) > MOST_SHOWN else []
    said += [] if any(item.by for item in shown.items) else ["Nothing else was put forward yet."]
    said.append(f"Actions due by then: {shown.due}. Overdue now: {shown.overdue}.")
    return said + [f"Paper: {title}: {link}" for title, link in shown.papers[:MOST_SHOWN]]


def agenda(shown: Shown) -> Element:
    """Return the card."""
    body = [elements.text(shown.title, large=True), elements.text(shown.marking, subtle=True)]
    body += [elements.text(said) for said in lines(shown)]
    return elements.card(body, _buttons(shown))


def _buttons(shown: Shown) -> list[Element]:
    of = {"meeting": shown.meeting_id}
    adds = shown.may_add and not shown.was_held
    buttons = [elements.button("Add an item", "agenda_add", of)] if adds else []
    if shown.may_order:
        held, planned = ("What was covered", "agenda_covered"), ("Order the agenda", "order_agenda")
        buttons.append(elements.button(*(held if shown.was_held else planned), of))
    buttons += [elements.button("Actions due", "list_actions", {"which": "due"})] if shown.due else []
    buttons += [elements.button("Overdue actions", "list_actions", {"which": "overdue"})] if shown.overdue else []
    return buttons + ([elements.button("Add a paper", "agenda_paper", of)] if adds else [])
