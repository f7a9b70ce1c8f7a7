"""Who comes to a meeting: the answers' buttons, the counts by agency and the quorum, in words and as a card."""

from collections.abc import Sequence

from cards import elements
from cards.digest import LONGEST_NAME, MOST_NAMES, shortened
from cards.elements import Element
from rules import quorum
from rules.quorum import Quorum, Stand
from storage.coming import Coming, Invitee

ANSWER = "attendance"  # the verb of the answers' buttons
BUTTONS = (("Attending", "attending"), ("Apologies", "apologies"), ("Send deputy", "deputy"))
LABELS = {
    Stand.ATTENDING: "Attending",
    Stand.DEPUTY: "Sending a deputy",
    Stand.PENDING: "Deputy to approve",
    Stand.APOLOGIES: "Apologies",
    Stand.OPEN: "No answer",
}


def buttons(meeting_id: int | None) -> list[Element]:
    """Return the three answers; a button carries the meeting and the answer and answers for whoever presses it."""
    return [elements.button(title, ANSWER, {"meeting": meeting_id or 0, "answer": said}) for title, said in BUTTONS]


def decide(row: int, deputy: str) -> list[Element]:
    """Return the buttons that approve or decline who was named in an answer of that row; each is confirmed."""
    name = shortened(deputy, LONGEST_NAME)
    verbs = (("Approve", "approve_deputy"), ("Decline", "decline_deputy"))
    return [elements.button(f"{title} {name}", verb, {"request": row}) for title, verb in verbs]


def counts(coming: Coming, *, named: bool = False) -> list[tuple[str, str]]:
    """Return the agencies by how they stand, as facts; with `named` their people too, for members' eyes."""
    stands = coming.agencies
    facts = []
    for stand, label in LABELS.items():
        agencies = [agency for agency, found in stands.items() if found is stand]
        if agencies:
            said = [_agency(coming, agency, stand, named=named) for agency in agencies]
            facts.append((label, f"{_agencies(len(agencies))} ({_listed(said, all_of=named)})"))
    guests = [one for one in coming.people if not one.counts]
    if named and guests:
        facts.append(("Invited or observing", "; ".join(f"{_who(one)}: {one.stand}" for one in guests)))
    return facts


def quorum_line(coming: Coming) -> str:
    """Say how the quorum stands; nothing where none is set."""
    come, can_come = quorum.counted(coming.agencies.values())
    match coming.quorum:
        case Quorum.MET:
            return f"Quorum met: {_agencies(come)} so far, {coming.needed} needed."
        case Quorum.AT_RISK:
            return (
                f"Quorum at risk: {_agencies(come)} so far, {coming.needed} needed, {can_come - come} can still come."
            )
        case Quorum.LOST:
            can = f"only {_agencies(can_come)}" if can_come else "no agency"
            return f"Quorum cannot be met any more: {_agencies(coming.needed)} needed, {can} can still come."
        case None:
            return ""


def quorum_text(coming: Coming) -> list[Element]:
    """Return the quorum as a line of a card, none where none is set."""
    said = quorum_line(coming)
    return [elements.text(said, bold=True, colour="" if coming.quorum is Quorum.MET else "Attention")] if said else []


def overview(
    title: str,
    coming: Coming,
    closing: Sequence[str],
    meeting_id: int | None,
    decide: Sequence[Element] = (),
    *,
    named: bool,
) -> Element:
    """Return who comes, with the answers' buttons, and before them those that decide about a deputy."""
    facts = counts(coming, named=named)
    body = [elements.text(title, large=True), *([elements.facts(facts)] if facts else []), *quorum_text(coming)]
    body += [elements.text(said, subtle=True) for said in closing]
    return elements.card(body, [*decide, *buttons(meeting_id)])


def own(title: str, said: str, meeting_id: int | None) -> Element:
    """Return one's own answer, with the buttons to change it."""
    return elements.card([elements.text(title, large=True), elements.text(said)], buttons(meeting_id))


def _agency(coming: Coming, agency: str, stand: Stand, *, named: bool) -> str:
    people = [one for one in coming.people if one.counts and one.agency == agency and one.stand is stand]
    short = shortened(agency, LONGEST_NAME)
    return f"{short}: {', '.join(map(_person, people))}" if named and people else short


def _person(one: Invitee) -> str:
    name = shortened(one.name, LONGEST_NAME)
    return f"{shortened(one.deputy, LONGEST_NAME)} for {name}" if one.deputy else name


def _who(one: Invitee) -> str:
    agency = f" ({shortened(one.agency, LONGEST_NAME)})" if one.agency else ""
    return f"{_person(one)}{agency}"


def _listed(said: Sequence[str], *, all_of: bool) -> str:
    shown = said if all_of else said[:MOST_NAMES]
    more = [f"{len(said) - len(shown)} more"] if len(shown) < len(said) else []
    return "; ".join([*shown, *more]) if all_of else ", ".join([*shown, *more])


def _agencies(count: int) -> str:
    return f"{count} {'agency' if count == 1 else 'agencies'}"
