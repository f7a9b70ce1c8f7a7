"""The digest's section of the pack: what a meeting's pack counts and what is still missing. Nothing personal."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import elements, exceptions
from cards.digest import LONGEST_NAME, Section, shortened
from cards.elements import Element
from cards.pack import title
from storage.agenda import AgendaItem
from storage.exceptions import Exceptions
from storage.meetings import Meeting

WHY = "The pack is told five working days before a meeting."
MOST_ITEMS = 12  # of an agenda, named in one line


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting's pack."""

    meeting: Meeting
    found: Exceptions
    standing: Sequence[str]
    items: Sequence[AgendaItem]


def section(packs: Sequence[Told]) -> Section:
    """Return the section of the packs that are there."""
    asked = {"meeting": packs[0].meeting.held_on.isoformat()}
    return Section(
        title="Meeting packs",
        counted=", ".join(f"t{title(one.meeting)[1:]}" for one in packs),
        lines=[_block(one) for one in packs],
        why=WHY,
        whole=elements.button("Pack", "brief", asked | {"kind": "pack"}),
        buttons=[
            elements.button("Pack", "brief", asked | {"kind": "pack"}),
            elements.button("One pager", "brief", asked | {"kind": "exceptions"}),
        ],
        how='To have it in full, with the Word document, say "pack me" in our own chat, or "one pager".',
    )


def _block(told: Told) -> Element:
    found = told.found
    words = exceptions.in_words(exceptions.by_exception(found)) or "nothing to report"
    lines = [
        f"By exception: {words}. On track: {found.on_track} of {found.open} open actions.",
        f"{_agenda([*told.standing, *(item.title for item in told.items)])}.",
    ]
    lines += [f"Still missing: {missing}."] if (missing := _missing(told)) else []
    blocks = [elements.text(title(told.meeting), bold=True), *map(elements.text, lines)]
    return {"type": "Container", "items": blocks}


def _agenda(titles: Sequence[str]) -> str:
    if not titles:
        return "Agenda: nothing yet"
    named = [shortened(one, LONGEST_NAME) for one in titles[:MOST_ITEMS]]
    named += [f"{len(titles) - MOST_ITEMS} more"] if len(titles) > MOST_ITEMS else []
    return f"Agenda, {len(titles)} {'item' if len(titles) == 1 else 'items'}: {'; '.join(named)}"


def _missing(told: Told) -> str:
    figures, silent = len(told.found.missing), len(told.found.silent)
    wanted = [
        f"{figures} {'figure' if figures == 1 else 'figures'}" if figures else "",
        f"{silent} {'update' if silent == 1 else 'updates'}" if silent else "",
        "" if told.meeting.papers else "papers",
    ]
    return ", ".join(filter(None, wanted))
