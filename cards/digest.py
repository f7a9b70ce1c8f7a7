"""The daily digest of a channel: what is overdue and what is coming, who owns it, why you get it, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import orjson

from cards import elements
from cards.actions import sentence
from cards.elements import Element
from rules.calendar import long_date
from storage.action_lists import Line

# Teams takes 100 KB; 25 KB leaves room for its own wrapping and stays quick on a telephone (TEAMS 1).
MOST_BYTES = 25_000
PAGES = (12, 6, 3, 1)  # actions a section shows: as many as fit
LONGEST_TITLE = 160
LONGEST_NAME = 60
MOST_OWNERS = 6

WHY = (
    "You see this because this channel gets the group's daily digest. An action is mentioned 14, 7 and 1 working days"
    " before its date, on the day, and weekly once it is overdue, until it is complete, closed or deferred."
)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the digest; `which` is the list that shows it whole."""

    title: str
    which: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest says."""

    group: str
    marking: str
    today: date
    sections: Sequence[Section]
    notice: str = ""  # such as "This may be a repeat."


def digest(shown: Digest) -> Element:
    """Return the digest, with as many actions as a message holds."""
    card: Element = {}
    for page in PAGES:
        card = _card(shown, page)
        if len(orjson.dumps(card)) <= MOST_BYTES:
            break
    return card


def headline(shown: Digest) -> str:
    """Say the digest in one line, for the notification and the screen reader."""
    counts = ", ".join(f"{len(section.lines)} {section.title.lower()}" for section in shown.sections)
    said = f"Actions of {shown.group}, {long_date(shown.today)}: {counts}."
    return f"{shown.notice} {said}" if shown.notice else said


def _card(shown: Digest, page: int) -> Element:
    body = [elements.text(shown.notice, bold=True)] if shown.notice else []
    body.append(elements.text(f"Actions for {long_date(shown.today)}", large=True))
    body.append(elements.text(f"{shown.group} · {shown.marking}", subtle=True))
    # Overdue ones are always worth a look: the digest names each only once a week.
    lists = {"overdue": {"which": "overdue"}}
    for section in shown.sections:
        body.append(elements.text(f"{section.title}: {len(section.lines)}", bold=True))
        for line in section.lines[:page]:
            colour = "attention" if line.is_overdue(shown.today) else ""
            body.append(elements.text(sentence(_short(line), shown.today), colour=colour))
        if len(section.lines) > page:
            body.append(elements.text(f"and {len(section.lines) - page} more: press Show {section.which}", subtle=True))
            lists[section.which] = _whole(section)
    body.append(elements.text(WHY, subtle=True))
    shows = [elements.button(f"Show {which}", "list_actions", asked) for which, asked in lists.items()]
    return elements.card(body, [*shows, elements.button("Update an action", "update_action")])


def _whole(section: Section) -> dict[str, str]:
    """Return the question whose answer holds all of the section; the list of what is due ends at the next meeting."""
    last = max((line.due_on for line in section.lines if line.due_on), default=None)
    if section.which == "overdue" or last is None:
        return {"which": section.which}
    return {"which": section.which, "before": (last + timedelta(days=1)).isoformat()}


def _short(line: Line) -> Line:
    """Cut what an imported plan may hold at any length."""
    owners = [owner | {"name": _cut(str(owner["name"]), LONGEST_NAME)} for owner in line.owners[:MOST_OWNERS]]
    if len(line.owners) > MOST_OWNERS:
        owners.append({"name": f"{len(line.owners) - MOST_OWNERS} more"})
    return replace(line, title=_cut(line.title, LONGEST_TITLE), owners=owners)


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
