"""Which meeting is meant: one to come for its agenda, one that has begun for what happened at it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dialogs import find_meeting, meeting_words
from dialogs.conversation import Doubt, Field, Option, Refused, Slots, Unreadable
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import meetings
from storage.meetings import Meeting, MeetingState

NONE_PLANNED = (
    'No meeting is planned yet. The chair or the coordinator plans one, as in "book a meeting on 6 April at 2pm".'
)
NONE_HELD = "No meeting has begun yet, so there is nothing to note of one."
OFFERED = 4


def coming(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read a meeting to come or under way; the next one where none is named. Raise Unreadable, Doubt."""
    if meeting_words.row_id(raw) is not None:
        return value(row(here, raw))
    if not raw or find_meeting.names_none(here, raw):
        if here.next_meeting is None:
            raise Unreadable(NONE_PLANNED)
        return value(here.next_meeting)
    found = find_meeting.to_come(here, raw, or_on=True)
    if not found:
        then = f"The next one is on {long_date(here.next_meeting.held_on)}." if here.next_meeting else NONE_PLANNED
        raise Unreadable(f"No meeting is to come {find_meeting.spoken(here, raw)}. {then}")
    return _one_of(found, "Which meeting?")


def begun(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read the meeting under way or one that was held; the group's last that has begun where none is named.

    Raise Unreadable, Doubt.
    """
    if meeting_words.row_id(raw) is not None:
        return value(row(here, raw))
    if not raw or find_meeting.names_none(here, raw):
        if here.last_meeting is None:
            raise Unreadable(NONE_HELD)
        return value(here.last_meeting)
    found = find_meeting.begun(here, raw)
    if not found:
        last = f"The last one was on {long_date(here.last_meeting.held_on)}." if here.last_meeting else NONE_HELD
        raise Unreadable(f"No meeting was held {find_meeting.spoken(here, raw, past=True)}. {last}")
    return _one_of(found, "Which meeting was it?")


def latest(here: Situation, raw: Any) -> Meeting:
    """Return the meeting that a question is about as one that has begun: of several the latest. Raise Unreadable."""
    if not raw or meeting_words.row_id(raw) is not None or find_meeting.names_none(here, raw):
        return row(here, begun(here, raw, {}))
    found = find_meeting.begun(here, raw)
    return found[0] if found else row(here, begun(here, raw, {}))


def just_held(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read where something has just happened: as `begun`, but ask where it may have been at one of several.

    A meeting that begins within the hour counts as begun. Raise Unreadable, Doubt.
    """
    if raw and not find_meeting.names_none(here, raw):
        return begun(here, raw, slots)
    found = find_meeting.just_held(here)
    if not found:
        raise Unreadable(NONE_HELD)
    return _one_of(found, "Which meeting was it?")


def shown_of(here: Situation, raw: Any) -> Meeting:
    """Return the meeting whose agenda is asked for: the one named, the one under way, or the next. Raise Unreadable."""
    if meeting_words.row_id(raw) is not None:
        return row(here, raw)
    if raw and not find_meeting.names_none(here, raw):
        found = find_meeting.shown(here, raw)
        return found[0] if found else row(here, coming(here, raw, {}))
    if here.meeting_on is not None:
        return here.meeting_on
    return row(here, coming(here, None, {}))


def planned(here: Situation, slots: Slots) -> Meeting:
    """Return the meeting to come that a write is about, and keep it in its slots. Raise Unreadable, Refused, Doubt."""
    slots["meeting"] = coming(here, slots.get("meeting"), slots)
    return row(here, slots["meeting"])


def on_the_card(here: Situation, slots: Slots) -> Meeting:
    """Return the meeting whose items have the numbers that a card shows: while a meeting is on, its own. As above."""
    slots["meeting"] = slots.get("meeting") or value(shown_of(here, None))
    return planned(here, slots)


def held(here: Situation, slots: Slots) -> Meeting:
    """Return the meeting at which something happened that a write is about, and keep it. As above."""
    slots["meeting"] = just_held(here, slots.get("meeting"), slots)
    return row(here, slots["meeting"])


def settled(here: Situation, slots: Slots, find: Callable[[Situation, Slots], Meeting]) -> tuple[Slots, Meeting]:
    """Return the slots with the meeting that `find` settles on, and that; an empty form stays empty.

    Where several may be meant, the slot is left for its field to ask, and the first of them comes back. As above.
    """
    filled = dict(slots)
    try:
        meeting = find(here, filled)
    except Doubt as doubt:
        filled["meeting"] = slots.get("meeting", "")
        meeting = row(here, doubt.options[0].value)
    return filled if slots else slots, meeting


def in_doubt(slots: Slots) -> bool:
    """Tell whether the field has still to ask which meeting is meant."""
    return "meeting" in slots and meeting_words.row_id(slots["meeting"]) is None


def value(meeting: Meeting) -> dict[str, Any]:
    """Return what a frame keeps of a meeting."""
    return {"meeting_id": meeting.id, "said": f"{long_date(meeting.held_on)}, {meeting.title}"}


def row(here: Situation, kept: Any) -> Meeting:
    """Return the row of a meeting that is kept, or that a button names; raise Refused where it was called off since."""
    found = meetings.get(here.session, here.group_id, meeting_words.row_id(kept) or 0)
    if found is None or found.voided_at is not None or found.state == MeetingState.CANCELLED:
        which = f"The meeting of {kept['said']}" if isinstance(kept, dict) and "said" in kept else "That meeting"
        raise Refused(f'{which} was called off, so nothing is saved. Say "next meeting".')
    return found


def show(kept: dict[str, Any]) -> str:
    """Say which meeting: "Tuesday 2 March 2027, Operational group"."""
    return str(kept["said"])


def _one_of(found: Sequence[Meeting], question: str) -> dict[str, Any]:
    if len(found) > 1:
        raise Doubt(question, [Option(find_meeting.said(one), value(one)) for one in found[:OFFERED]])
    return value(found[0])


def _typed(
    read: Callable[[Situation, Any, Slots], dict[str, Any]],
) -> Callable[[Situation, Any, Slots], dict[str, Any]]:
    """Return a reader for what is typed in a form, where a bare number names no row."""
    return lambda here, raw, slots: read(here, {"text": raw} if str(raw).isdecimal() else raw, slots)


COMING = Field(
    "meeting",
    "Meeting",
    'Which meeting? For example "next meeting" or "6 April".',
    _typed(coming),
    show,
    lambda *_: False,
)
BEGUN = Field(
    "meeting", "Meeting", 'Which meeting? For example "2 February".', _typed(just_held), show, lambda *_: False
)
# What has just happened may have been at one of several, and then it must be said at which.
HELD = replace(BEGUN, required=lambda here, _slots: len(find_meeting.just_held(here)) > 1)
