"""What somebody is told in their own chat when others settled an answer of theirs, or that they come for a member."""

from dataclasses import dataclass

from cards import attendance, elements
from cards.digest import LONGEST_NAME, shortened
from cards.elements import Element
from cards.meeting_reminder import when
from storage.meetings import Meeting

WHY = "You get this because somebody else settled who comes to a meeting of yours."


@dataclass(frozen=True, slots=True)
class Settled:
    """`said` is what was settled, in one sentence; `then` what its reader can do."""

    meeting: Meeting
    group: str
    marking: str
    said: str
    then: str
    notice: str = ""


def approved(deputy: str) -> str:
    """Say that a deputy may come."""
    return f"{_short(deputy)} comes in your place: that is approved."


def declined(deputy: str) -> str:
    """Say that somebody does not come in one's place."""
    return f"{_short(deputy)} does not come in your place. Your answer stands as apologies."


def answered(by: str, answer: str, deputy: str) -> str:
    """Say what somebody else answered for one."""
    said = f"apologies, {_short(deputy)} in your place" if deputy else answer
    return f"{_short(by)} noted your answer: {said}."


def in_place_of(member: str, agency: str) -> str:
    """Say in whose place one comes."""
    return f"You come in the place of {_short(member)}{f' ({_short(agency)})' if agency else ''}."


def not_needed(member: str, agency: str) -> str:
    """Say in whose place one does not come any more."""
    return f"You are not needed in the place of {_short(member)}{f' ({_short(agency)})' if agency else ''} any more."


def headline(told: Settled) -> str:
    """Say it in one line, for the notification and the screen reader."""
    return f"{told.notice} {told.meeting.title}, {when(told.meeting)}: {told.said}".strip()


def settled(told: Settled, *, deputy: bool) -> Element:
    """Return the card; whoever comes in another's place is not asked for a deputy of their own."""
    meeting = told.meeting
    facts = [("When", when(meeting))]
    facts += [(name, said) for name, said in (("Where", meeting.place), ("Join", meeting.link)) if said]
    buttons = attendance.buttons(meeting.id)
    return elements.card(
        [
            *([elements.text(told.notice, bold=True)] if told.notice else []),
            elements.text(f"Meeting: {meeting.title}", large=True),
            elements.text(f"{told.group} · {told.marking}", subtle=True),
            elements.text(told.said, bold=True),
            elements.facts(facts),
            elements.text(told.then),
            elements.text(WHY, subtle=True),
        ],
        buttons[:2] if deputy else buttons,
    )


def _short(words: str) -> str:
    return shortened(words, LONGEST_NAME)
