"""The digest's sections about who comes to a meeting: answers that are missing, and deputies to approve."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import attendance, elements
from cards.digest import LONGEST_NAME, MOST_NAMES, Section, shortened
from cards.meeting_reminder import when
from storage.meetings import Meeting

WHO = elements.button("Who is coming?", "who_is_coming")


@dataclass(frozen=True, slots=True)
class Missing:
    """A meeting, and the agencies without an answer that nobody can be asked for personally."""

    meeting: Meeting
    agencies: Sequence[str]


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody named in a member's place at a meeting, whom nobody has approved yet; `row` is the answer's."""

    row: int
    meeting: Meeting
    member: str
    agency: str
    deputy: str


def yours(meetings: Sequence[Meeting]) -> Section | None:
    """Return the section that asks one person once more, None for no meeting."""
    if not meetings:
        return None
    return Section(
        title="Are you coming?",
        counted=f"{_meetings(len(meetings))} without your answer",
        lines=[elements.text(f"{meeting.title}: {when(meeting)}") for meeting in meetings],
        why="Whoever has not answered is asked once more before a meeting.",
        whole=WHO,
        buttons=(WHO,),
        how='To answer, say "I\'ll be there", "apologies" or "Sam is coming for me".',
    )


def missing(found: Sequence[Missing]) -> Section | None:
    """Return the channel's section of agencies without an answer, None for none."""
    if not found:
        return None
    agencies = {agency for each in found for agency in each.agencies}
    return Section(
        title="Answers to a meeting",
        counted=f"{len(agencies)} {'agency' if len(agencies) == 1 else 'agencies'} without an answer",
        lines=[
            elements.text(f"{each.meeting.title}, {when(each.meeting)}: no answer from {_names(each.agencies)}")
            for each in found
        ],
        why="An agency is named here once before a meeting, where nobody of it can be asked in their own chat.",
        whole=WHO,
        buttons=(*attendance.buttons(found[0].meeting.id), WHO),
    )


def requests(found: Sequence[Request], *, named: bool) -> Section | None:
    """Return the section of deputies to approve, None for none; in a channel nobody is `named`."""
    if not found:
        return None
    first = found[0]
    example = f"approve {_short(first.deputy)} for {_short(first.member)}" if named else "who is coming?"
    return Section(
        title="Deputies to approve",
        counted=f"{len(found)} {'deputy' if len(found) == 1 else 'deputies'} to approve",
        lines=[elements.text(_request(each, named=named)) for each in found],
        why="The chair and the coordinator are asked to approve somebody who is no named deputy.",
        whole=WHO,
        buttons=(*(attendance.decide(first.row, first.deputy) if named else ()), WHO),
        how=f'The chair or the coordinator can say "{example}". No access follows from it.',
    )


def _request(each: Request, *, named: bool) -> str:
    meeting = f"{each.meeting.title}, {when(each.meeting)}"
    agency = _short(each.agency) if each.agency else "a member"
    if not named:
        return f"{meeting}: a deputy for {agency}"
    return f"{meeting}: {_short(each.deputy)} for {_short(each.member)} ({agency})"


def _names(names: Sequence[str]) -> str:
    shown = [_short(name) for name in names[:MOST_NAMES]]
    return ", ".join([*shown, *([f"{len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else [])])


def _short(words: str) -> str:
    return shortened(words, LONGEST_NAME)


def _meetings(count: int) -> str:
    return f"{count} {'meeting' if count == 1 else 'meetings'}"
