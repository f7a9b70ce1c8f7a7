"""Who was at a meeting: the agencies, and the people where they are named."""

from collections.abc import Sequence

from cards import elements
from cards.elements import Element
from storage.minutes import Minutes

NO_AGENCY = "no agency"


def counts(held: Minutes, *, named: bool) -> list[tuple[str, str]]:
    """Return who was there, who sent apologies and who was not there, as facts; with `named` by name."""
    told = "Present" if held.taken else "Said they would come"
    lists = ((told, held.present), ("Apologies", held.apologies), ("Not there", held.absent))
    return [(label, _listed(people, named=named)) for label, people in lists if people or label == told]


def who_attended(title: str, marking: str, facts: Sequence[tuple[str, str]], closing: Sequence[str]) -> Element:
    """Return the card."""
    body = [elements.text(title, large=True), elements.text(marking, subtle=True), elements.facts(facts)]
    return elements.card([*body, *(elements.text(said, subtle=True) for said in closing)])


def _listed(people: Sequence[tuple[str, str]], *, named: bool) -> str:
    agencies: dict[str, list[str]] = {}
    for agency, who in people:
        agencies.setdefault(agency or NO_AGENCY, []).append(who)
    said = [f"{agency}: {', '.join(who)}" if named else agency for agency, who in agencies.items()]
    return ("; " if named else ", ").join(said) or "nobody"
