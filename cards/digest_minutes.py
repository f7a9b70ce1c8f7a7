"""The digest's sections about a meeting that was held: minutes that are missing, and what was decided at it."""

from collections.abc import Sequence

from cards import elements
from cards.digest import LONGEST_NAME, LONGEST_TITLE, Section, shortened
from cards.elements import Element
from rules.calendar import long_date
from storage.decisions import Made
from storage.meetings import Meeting

DRAFT = elements.button("Draft the minutes", "minutes", {"what": "draft"})
TAKE_BACK = elements.button("What to take back", "take_home")


def missing(found: Sequence[tuple[Meeting, bool]]) -> Section | None:
    """Return the section of meetings without minutes; each says whether what was covered is not known either."""
    if not found:
        return None
    how = 'Say "draft the minutes", then "approve the minutes", or "the minutes are at" and their link.'
    if any(unmarked for _, unmarked in found):
        how += ' What was covered? Say "we covered everything but" and the items, so that these go on the next agenda.'
    return Section(
        title="Minutes missing",
        counted=f"minutes of {len(found)} {'meeting' if len(found) == 1 else 'meetings'} missing",
        lines=[_missing(meeting, unmarked=unmarked) for meeting, unmarked in found],
        why="The chair and the coordinator are told when minutes are missing 3 and 7 days after a meeting.",
        whole=DRAFT,
        buttons=(DRAFT,),
        how=how,
    )


def take_home(held: Sequence[tuple[Meeting, Sequence[Made]]]) -> Section | None:
    """Return the section of what approved minutes hold for everybody."""
    if not held:
        return None
    lines = [_decided(meeting, made) for meeting, decisions in held for made in decisions]
    lines += [_none(meeting) for meeting, decisions in held if not decisions]
    return Section(
        title="Minutes approved",
        counted=f"minutes of {len(held)} {'meeting' if len(held) == 1 else 'meetings'} approved",
        lines=lines,
        why="Members are told once when the minutes of a meeting are approved.",
        whole=TAKE_BACK,
        buttons=(TAKE_BACK,),
        how='For what is yours and the next meeting say "what do I take back to my organisation?".',
    )


def _missing(meeting: Meeting, *, unmarked: bool) -> Element:
    covered = ", and nothing is marked as covered" if unmarked else ""
    return elements.text(f"{_named(meeting)}: neither approved nor linked{covered}")


def _decided(meeting: Meeting, made: Made) -> Element:
    return elements.text(f"{_named(meeting)}: decision {made.number}, {shortened(made.text, LONGEST_TITLE)}")


def _none(meeting: Meeting) -> Element:
    return elements.text(f"{_named(meeting)}: no decision was recorded")


def _named(meeting: Meeting) -> str:
    return f"{shortened(meeting.title, LONGEST_NAME)} of {long_date(meeting.held_on)}"
