"""The daily digest of a channel: its sections, each with what it counts, why you get it and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import orjson

from cards import elements
from cards.elements import Element
from rules.calendar import long_date

# Teams takes 100 KB; 25 KB leaves room for its own wrapping and stays quick on a telephone (TEAMS 1).
MOST_BYTES = 25_000
PAGES = (12, 6, 3, 1)  # lines a section shows: as many as fit
LONGEST_TITLE = 160
LONGEST_NAME = 60
MOST_NAMES = 6

WHY = "You see this because this channel gets the group's daily digest."


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the digest, a line for each thing it mentions; what its lines hold was cut with `shortened`.

    `counted` is its share of the headline. `whole` is the button of the list that shows all of it, there when lines
    were left out; `buttons` are always there.
    """

    title: str
    counted: str
    lines: Sequence[Element]
    why: str
    whole: Element
    buttons: Sequence[Element]
    how: str = ""  # how to answer, in words


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest says."""

    group: str
    marking: str
    today: date
    sections: Sequence[Section]
    notice: str = ""  # such as "This may be a repeat."


def digest(shown: Digest) -> Element:
    """Return the digest, with as many lines as a message holds."""
    card: Element = {}
    for page in PAGES:
        card = _card(shown, page)
        if len(orjson.dumps(card)) <= MOST_BYTES:
            break
    return card


def headline(shown: Digest) -> str:
    """Say the digest in one line, for the notification and the screen reader."""
    counts = ", ".join(section.counted for section in shown.sections)
    said = f"Reminders of {shown.group}, {long_date(shown.today)}: {counts}."
    return f"{shown.notice} {said}" if shown.notice else said


def shortened(words: str, longest: int) -> str:
    """Cut what an imported plan may hold at any length."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _card(shown: Digest, page: int) -> Element:
    body = [elements.text(shown.notice, bold=True)] if shown.notice else []
    body.append(elements.text(f"Reminders for {long_date(shown.today)}", large=True))
    body.append(elements.text(f"{shown.group} · {shown.marking}", subtle=True))
    buttons = []
    for section in shown.sections:
        body.append(elements.text(f"{section.title}: {len(section.lines)}", bold=True))
        body += section.lines[:page]
        if (more := len(section.lines) - page) > 0:
            body.append(elements.text(f"and {more} more: press {section.whole['title']}", subtle=True))
            buttons.append(section.whole)
        if section.how:
            body.append(elements.text(section.how))
    whys = dict.fromkeys(section.why for section in shown.sections)
    body.append(elements.text(" ".join([WHY, *whys]), subtle=True))
    buttons += [button for section in shown.sections for button in section.buttons]
    return elements.card(body, list({button["title"]: button for button in buttons}.values()))
