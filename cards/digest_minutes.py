"""The digest's sections about a meeting that was held: minutes that are missing, and what was decided at it."""

from collections.abc import Sequence

from cards import elements
from cards.digest import LONGEST_NAME, LONGEST_TITLE, Section, shortened
from cards.elements import Element
from rules.calendar import day_month, day_month_year, long_date
from storage.decisions import Made
from storage.meetings import Meeting

MOST_BUTTONS = 3


def missing(found: Sequence[tuple[Meeting, bool]]) -> Section | None:
    """Return the section of meetings without minutes; each says whether what was covered is not known either."""
    if not found:
        return None
    first = day_month_year(found[0][0].held_on)
    how = f'Say "draft the minutes of {first}", then "approve the minutes of {first}", or say where they are kept.'
    left = [day_month_year(meeting.held_on) for meeting, unmarked in found if unmarked]
    if left:
        how += f' What was covered? Say "on {left[0]} we covered everything but" and the items, or "everything".'
    buttons = tuple(_draft(meeting) for meeting, _ in found[:MOST_BUTTONS])
    return Section(
        title="Minutes missing",
        counted=f"minutes of {len(found)} {'meeting' if len(found) == 1 else 'meetings'} missing",
        lines=[_missing(meeting, unmarked=unmarked) for meeting, unmarked in found],
        why="The chair and the coordinator are told when minutes are missing 3 and 7 days after a meeting.",
        whole=buttons[0],
        buttons=buttons,
        how=how,
    )


def take_home(held: Sequence[tuple[Meeting, Sequence[Made]]]) -> Section | None:
    """Return the section of what approved minutes hold for everybody."""
    if not held:
        return None
    lines = [_decided(meeting, made) for meeting, decisions in held for made in decisions]
    lines += [_none(meeting) for meeting, decisions in held if not decisions]
    button = elements.button("What to take back", "take_home", {"meeting": held[0][0].id or 0})
    first = day_month_year(held[0][0].held_on)
    return Section(
        title="Minutes approved",
        counted=f"minutes of {len(held)} {'meeting' if len(held) == 1 else 'meetings'} approved",
        lines=lines,
        why="Members are told once when the minutes of a meeting are approved.",
        whole=button,
        buttons=(button,),
        how=f'For what is yours and the next meeting say "what do I take back from the meeting of {first}?".',
    )


def _draft(meeting: Meeting) -> Element:
    day = day_month(meeting.held_on)
    return elements.button(f"Draft minutes of {day}", "minutes", {"what": "draft", "meeting": meeting.id or 0})


def _missing(meeting: Meeting, *, unmarked: bool) -> Element:
    covered = ", and nothing is marked as covered" if unmarked else ""
    return elements.text(f"{_named(meeting)}: neither approved nor linked{covered}")


def _decided(meeting: Meeting, made: Made) -> Element:
    return elements.text(f"{_named(meeting)}: decision {made.number}, {shortened(made.text, LONGEST_TITLE)}")


def _none(meeting: Meeting) -> Element:
    return elements.text(f"{_named(meeting)}: no decision was recorded")


def _named(meeting: Meeting) -> str:
    again = ", approved again" if meeting.minutes_kept and meeting.minutes_kept["before"] else ""
    return f"{shortened(meeting.title, LONGEST_NAME)} of {long_date(meeting.held_on)}{again}"
