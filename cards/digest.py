"""The daily digest of a channel or of a person: its sections, each with what it counts, why you get it, what to do."""

from collections.abc import Mapping, Sequence
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

SEEN = "acknowledge"  # the verb of "Seen"
WHY = "You see this because this channel gets the group's daily digest."
FEWER = 'To have fewer, the coordinator can say "group settings".'


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the digest, a line for each thing it mentions; what its lines hold was cut with `shortened`.

    `counted` is its share of the headline. `whole` is the button of the list that shows all of it, there when lines
    were left out; `buttons` are always there, in a channel.
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
    """What a digest says. `notice` is such as "This may be a repeat."; `standing` what has come of it since."""

    group: str
    marking: str
    today: date
    sections: Sequence[Section]
    notice: str = ""
    standing: Sequence[str] = ()
    asked: Sequence[elements.Mentioned] = ()  # who owes something of it and is told nowhere else
    seen: Element | None = None  # the button by which people say that they have seen it
    why: str = WHY
    fewer: str = FEWER
    below: Sequence[Element] = ()  # inputs
    buttons: Sequence[Element] = ()  # in the place of the sections' own
    rest: str = ""  # where to see what was left out, in the place of the sections' buttons for that


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


def seen(reminder: int | None) -> Element | None:
    """Return the button by which people say that they have seen a reminder; none before it has a row."""
    return elements.button("Seen", SEEN, {"reminder": reminder}) if reminder else None


def by_agency(counts: Mapping[str, int]) -> str:
    """Say how many have seen it: "3 (Housing 1, Police 2)"."""
    each = ", ".join(f"{shortened(agency or 'no agency', LONGEST_NAME)} {count}" for agency, count in counts.items())
    return f"{sum(counts.values())} ({each})" if counts else "nobody yet"


def shortened(words: str, longest: int) -> str:
    """Cut what an imported plan may hold at any length."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _card(shown: Digest, page: int) -> Element:
    body = [elements.text(shown.notice, bold=True)] if shown.notice else []
    body.append(elements.text(f"Reminders for {long_date(shown.today)}", large=True))
    body.append(elements.text(f"{shown.group} · {shown.marking}", subtle=True))
    whole = []
    for section in shown.sections:
        body.append(elements.text(f"{section.title}: {len(section.lines)}", bold=True))
        body += section.lines[:page]
        if (more := len(section.lines) - page) > 0:
            rest = shown.rest or f"press {section.whole['title']}"
            body.append(elements.text(f"and {more} more: {rest}", subtle=True))
            whole.append(section.whole)
        if section.how:
            body.append(elements.text(section.how))
    body += [elements.text(said, bold=True) for said in shown.standing]
    if shown.asked:
        body.append(elements.mentions("Asked:", shown.asked))
    whys = dict.fromkeys(section.why for section in shown.sections)
    body += shown.below
    body.append(elements.text(" ".join([shown.why, *whys, shown.fewer]), subtle=True))
    own = shown.buttons or [*whole, *(button for section in shown.sections for button in section.buttons)]
    seen = [shown.seen] if shown.seen else []
    buttons = list({button["title"]: button for button in own}.values())[: elements.MOST_BUTTONS - len(seen)]
    return elements.card(body, [*buttons, *seen], shown.asked)
