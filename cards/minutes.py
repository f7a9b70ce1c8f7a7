"""The minutes of a meeting as a card, where they are, and what a member takes back to their organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards import actions, elements
from cards.elements import Element
from rules.calendar import long_date
from storage.action_lists import Line
from storage.decisions import Made
from storage.minutes import Minutes

MOST_SHOWN = 15  # lines under one heading; the document has them all
NO_AGENCY = "no agency"

Heading = tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of the minutes themselves: `approved` says when and by whom, `link` where they are.

    `corrected` says what the record has otherwise since the approval; `as_of` is the day that they speak of.
    `meeting_id` is for the buttons: they are of this meeting, whichever is the last by then.
    """

    meeting_id: int
    marking: str
    approved: str
    link: str
    corrected: str
    as_of: date


def headings(minutes: Minutes, today: date, *, named: bool = True) -> list[Heading]:
    """Return the minutes as headings with their lines, in order; where others read along nobody is `named`."""
    told = "Present" if minutes.taken else "Said they would come (attendance was not taken)"
    who = by_agency if named else agencies
    found: list[Heading] = [(told, who(minutes.present)), ("Apologies", who(minutes.apologies))]
    found += [("Not there", who(minutes.absent))] if minutes.absent else []
    found.append(("Standing items", minutes.standing))
    found.append(("Covered", [f"{item.number} {item.title}" for item in minutes.items if item.covered]))
    found.append(("Decisions", [decision(one) for one in minutes.decisions]))
    found.append(("Actions agreed", [actions.sentence(line, today) for line in minutes.actions]))
    found.append(("Carried to the next meeting", [f"{item.number} {item.title}" for item in minutes.carried]))
    return found


def by_agency(people: Sequence[tuple[str, str]]) -> list[str]:
    """Say who of each agency: "Housing: Joan, Maya for Joan"."""
    agencies = dict.fromkeys(agency for agency, _ in people)
    return [f"{agency or NO_AGENCY}: {', '.join(name for own, name in people if own == agency)}" for agency in agencies]


def agencies(people: Sequence[tuple[str, str]]) -> list[str]:
    """Say which agencies people are of."""
    return list(dict.fromkeys(agency or NO_AGENCY for agency, _ in people))


def decision(made: Made) -> str:
    """Say a decision with its number and review."""
    review = f" · review {long_date(made.review_on)}" if made.review_on else ""
    return f"Decision {made.number}: {made.text}{review}"


def following(meeting: tuple[date, str] | None) -> str:
    """Say the next meeting, its day and start."""
    if meeting is None:
        return "Next meeting: none is planned."
    day, starts = meeting
    return f"Next meeting: {long_date(day)}, {starts}."


def title(minutes: Minutes, kept: Kept) -> str:
    """Say which minutes these are, and that they are a draft while they are one."""
    draft = "" if kept.approved else "Draft minutes: "
    return f"{draft or 'Minutes: '}{minutes.title}, {long_date(minutes.held_on)}, {minutes.starts}"


def minutes(shown: Minutes, kept: Kept, *, note: str, may_settle: bool, named: bool) -> Element:
    """Return the minutes; `note` says where the document is, `may_settle` offers to approve and complete them."""
    body = [elements.text(title(shown, kept), large=True), elements.text(kept.marking, subtle=True)]
    if shown.place:
        body.append(elements.text(f"Place: {shown.place}"))
    body += _listed(headings(shown, kept.as_of, named=named))
    body.append(elements.text(following(shown.following)))
    filed = f"Kept at: {kept.link}" if kept.link else ""
    corrected = kept.corrected if may_settle else ""
    body += [elements.text(said) for said in (kept.approved, corrected, filed, note) if said]
    return elements.card(body, _settle(kept) if may_settle else [])


def state(said: Sequence[str], kept: Kept, *, may_settle: bool) -> Element:
    """Return where the minutes are and how they stand."""
    show = elements.button("Show the minutes", "minutes", {"what": "draft", "meeting": kept.meeting_id})
    draft = [show] if may_settle or kept.approved else []
    return elements.card([elements.text(line) for line in said], [*draft, *(_settle(kept) if may_settle else [])])


def take_home(heading: str, marking: str, parts: Sequence[Heading], closing: str) -> Element:
    """Return what one member tells their organisation of a meeting."""
    body = [elements.text(heading, large=True), elements.text(marking, subtle=True)]
    body += _listed(parts)
    body.append(elements.text(closing))
    return elements.card(body, [elements.button("My actions", "list_actions", {"which": "mine"})])


def own(line: Line, today: date) -> str:
    """Say an action of one's own."""
    return f"Action {actions.sentence(line, today)}"


def _listed(parts: Sequence[Heading]) -> list[Element]:
    """Return each heading with its count and its first lines."""
    body = []
    for name, lines in parts:
        body.append(elements.text(f"{name}: {len(lines) or 'none'}", bold=True))
        body += [elements.text(line) for line in lines[:MOST_SHOWN]]
        if len(lines) > MOST_SHOWN:
            body.append(elements.text(f"and {len(lines) - MOST_SHOWN} more", subtle=True))
    return body


def _settle(kept: Kept) -> list[Element]:
    of = {"meeting": kept.meeting_id}
    link = [] if kept.link else [elements.button("Say where they are", "minutes_link", of)]
    if kept.approved:
        return [*([elements.button("Approve the corrections", "approve_minutes", of)] if kept.corrected else []), *link]
    return [
        elements.button("Approve", "approve_minutes", of),
        elements.button("Take attendance", "take_attendance", of),
        elements.button("What was covered", "agenda_covered", of),
        *link,
    ]
