"""The cards about people: who is in the team and not yet in the group, and who is in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import elements
from cards.elements import Element
from cards.form import CANCEL, SUBMIT

SEAT = "person-"  # an input's name begins so, and ends with the roster row's id
NOT_A_MEMBER = "Not a member"


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody of the team; `chosen` is what was chosen for them before."""

    number: int
    name: str
    guest: bool
    chosen: str = NOT_A_MEMBER


def take_in(words: str, seats: Sequence[Seat], choices: Sequence[str], more: int, *, key: str) -> Element:
    """Return the form of the team: a choice for each person, and how many are left for the next."""
    body = [elements.text("Take in the team", large=True), *([elements.text(words)] if words.strip() else [])]
    for seat in seats:
        label = f"{seat.name} (guest)" if seat.guest else seat.name
        body += elements.choice_input(f"{SEAT}{seat.number}", label, [NOT_A_MEMBER, *choices], seat.chosen)
    if more:
        body.append(elements.text(f"and {more} more, after these", subtle=True))
    return elements.card(
        body, [elements.button("Check", SUBMIT, {"key": key}), elements.button("Cancel", CANCEL, {"key": key})]
    )


def lines(title: str, said: Sequence[str], closing: str = "", buttons: Sequence[Element] = ()) -> Element:
    """Return a list of sentences under a title."""
    body = [elements.text(title, large=True), *(elements.text(line) for line in said)]
    return elements.card([*body, *([elements.text(closing, subtle=True)] if closing else [])], buttons)
