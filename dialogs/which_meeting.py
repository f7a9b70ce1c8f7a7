"""A meeting that is still to come, as a field: read, kept by its row, asked about where several are meant."""

import re
from typing import Any

from dialogs import find_meeting, meeting_words
from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.find_meeting import said
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import meetings
from storage.meetings import Meeting, MeetingState

__all__ = ["chosen", "every", "filled", "of", "read", "said", "show"]

OFFERED = 4
WHICH = "Which meeting?"
_AS = r"as(?! (?:soon|possible|well|usual|normal|before)\b)"
_COURTESY = r"(?!\s*(?:please|pls|(?:many )?thanks?|cheers|kind|if (?:poss|you|we)|when you|same (?:time|place))\b)"
_WHY = re.compile(
    rf"(?:[,;]\s*(?:{_AS} |because |since )?|\b(?:{_AS}|because|since)\s+)(?P<why>{_COURTESY}[^,;\d]{{6,}})$"
)
_AND_WHY = re.compile(r"(?P<meeting>[^,;]+?)(?:[,;]\s*|\s+(?:as|because|since) )(?P<why>.+)", re.DOTALL)
Chosen = dict[str, Any]  # {"id", "said"}: the row, and the meeting in words


def read(here: Situation, raw: Any, slots: Slots) -> Chosen:
    """Read a meeting that is still to come; ask where several are meant. What follows a comma is kept as the reason.

    Raise Unreadable, Doubt.
    """
    if isinstance(raw, dict) and "id" in raw:
        return chosen(of(here, raw))
    if isinstance(raw, str) and (parts := _AND_WHY.match(raw)):
        raw = parts["meeting"]
        slots.setdefault("reason", _reason(parts["why"]))
    found = every(here, raw)
    if len(found) > 1:
        raise Doubt(WHICH, [Option(said(each), chosen(each)) for each in found[:OFFERED]])
    return chosen(found[0])


def every(here: Situation, raw: Any) -> list[Meeting]:
    """Return all meetings to come that words name, as "next 2 meetings" or "march and april". Raise Unreadable."""
    if found := find_meeting.to_come(here, raw):
        return found
    coming = here.next_meeting
    nearest = f' The next is {said(coming)}: say "{long_date(coming.held_on)}".' if coming else ""
    raise Unreadable(f"No such meeting is planned.{nearest}")


def filled(here: Situation, slots: Slots) -> Slots:
    """Take the next meeting where none is named, and what follows a comma or a "because" as the reason.

    Where nothing is known yet, as from the command menu, the whole form is to open.
    """
    found: Slots = {}
    if slots and "meeting" not in slots and here.next_meeting:
        found["meeting"] = chosen(here.next_meeting)
    if told := _WHY.search(here.turn.text):
        found["reason"] = _reason(told["why"])
    return found | slots


def _reason(said: str) -> str:
    """Return a reason without what joins it on: "snow" of "because of snow"."""
    return said.strip(" .!").removeprefix("of ")


def of(here: Situation, kept: Chosen) -> Meeting:
    """Return the row of a meeting that was read; raise Unreadable once it is not to come any more."""
    found = meetings.get(here.session, here.group_id, meeting_words.row_id(kept) or 0)
    gone = found is None or found.voided_at is not None or found.state != MeetingState.PLANNED
    if found is None or gone or found.starts_at(here.zone) <= here.now:
        raise Unreadable('That meeting is not to come any more. Say "show meetings" for those that are.')
    return found


def chosen(meeting: Meeting) -> Chosen:
    """Return a meeting as a frame keeps it."""
    return {"id": meeting.id, "said": said(meeting)}


def show(value: Chosen) -> str:
    """Say a meeting that was read."""
    return str(value["said"])
