"""The pack for a meeting as a card of one screen: agenda, papers, who comes, and the exceptions as counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards import attendance, elements, exceptions
from cards.digest import LONGEST_TITLE, shortened
from cards.elements import Element
from cards.exceptions import Part
from rules.calendar import day_month_year, long_date
from storage.agenda import AgendaItem
from storage.coming import Coming
from storage.meetings import Meeting

MOST_ITEMS = 14  # of the agenda, on one screen
MOST_PAPERS = 4
NO_PAPERS = "No paper is linked yet."
NO_AGENDA = "Nothing is on the agenda yet."


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds. `below` is whose it is, its marking and its day; `counted` are told as a count only."""

    meeting: Meeting
    below: str
    standing: Sequence[str]
    items: Sequence[AgendaItem]
    coming: Coming
    parts: Sequence[Part]
    counted: Sequence[tuple[str, str]]


def headline(pack: Pack) -> str:
    """Say the pack in one line."""
    count = len(pack.standing) + len(pack.items)
    words = exceptions.in_words(pack.parts) or "nothing to report by exception"
    return f"{title(pack.meeting)}: {count} {'item' if count == 1 else 'items'} on the agenda; {words}."


def title(meeting: Meeting) -> str:
    """Say which pack it is: "The pack for Tuesday 2 March 2027"."""
    return f"The pack for {long_date(meeting.held_on)}"


def screen(pack: Pack, notes: Sequence[str], buttons: Sequence[Element]) -> Element:
    """Return the card; `notes` are said below."""
    listed = agenda(pack)
    body = [elements.text(title(pack.meeting), large=True), elements.text(pack.below, subtle=True)]
    body.append(elements.facts(about(pack)))
    body.append(elements.text(f"Agenda: {len(listed)}", bold=True))
    body += [elements.text(shortened(line, LONGEST_TITLE)) for line in listed[:MOST_ITEMS] or [NO_AGENDA]]
    if (more := len(listed) - MOST_ITEMS) > 0:
        body.append(elements.text(f"and {more} more", subtle=True))
    body.append(elements.text("Papers", bold=True))
    body += [elements.text(line) for line in papers(pack.meeting)[:MOST_PAPERS] or [NO_PAPERS]]
    body.append(elements.text("By exception", bold=True))
    body.append(elements.facts([*exceptions.counts(pack.parts), *pack.counted]))
    body += [elements.text(note, subtle=True) for note in notes if note]
    return elements.card(body, buttons)


def about(pack: Pack) -> list[tuple[str, str]]:
    """Return when and where the meeting is, and which agencies have answered: nobody by name."""
    meeting = pack.meeting
    facts = [("When", f"{long_date(meeting.held_on)}, {meeting.starts}")]
    facts += [("Where", meeting.place)] if meeting.place else []
    facts += [("Join", meeting.link)] if meeting.link else []
    facts += attendance.counts(pack.coming)
    quorum = attendance.quorum_line(pack.coming)
    return [*facts, *([("Quorum", quorum)] if quorum else [])]


def agenda(pack: Pack) -> list[str]:
    """Return the agenda's lines, numbered as they are everywhere: standing items, then what was put forward."""
    lines = [*pack.standing, *(_item(item) for item in pack.items)]
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def papers(meeting: Meeting) -> list[str]:
    """Return the papers, each with its link."""
    return [": ".join(filter(None, (paper.get("title"), paper.get("link")))) for paper in meeting.papers]


def file_name(day: date) -> str:
    """Return what the document is called: "Pack 2 March 2027.docx"."""
    return f"Pack {day_month_year(day)}.docx"


def _item(item: AgendaItem) -> str:
    carried = f", moved {item.carried}×" if item.carried else ""
    return f"{item.title} ({item.by_name}{carried})"
