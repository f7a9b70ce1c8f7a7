"""Which meeting is meant: one to come for its agenda, one that has begun for what happened at it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dialogs.conversation import Field, Refused, Slots, Unreadable
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from storage import meetings
from storage.meetings import Meeting, MeetingState

NONE_PLANNED = (
    'No meeting is planned yet. The chair or the coordinator plans one, as in "book a meeting on 6 April at 2pm".'
)
NONE_HELD = "No meeting has begun yet, so there is nothing to note of one."


def coming(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read a meeting to come or under way; the next one where none is named. Raise Unreadable."""
    if isinstance(raw, dict) and "meeting_id" in raw:
        return raw
    if (days := _days(here, raw, past=False)) is None:
        if here.next_meeting is None:
            raise Unreadable(NONE_PLANNED)
        return value(here.next_meeting)
    planned = meetings.between(here.session, here.group_id, *days)
    found = [one for one in planned if one.ends_at(here.zone) > here.now]
    if not found:
        then = f"The next one is on {long_date(here.next_meeting.held_on)}." if here.next_meeting else NONE_PLANNED
        raise Unreadable(f"No meeting is to come {_said(days)}. {then}")
    return value(found[0])


def begun(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read the meeting under way or one that was held; the last that has begun where none is named.

    Raise Unreadable.
    """
    if isinstance(raw, dict) and "meeting_id" in raw:
        return raw
    if (days := _days(here, raw, past=True)) is None:
        if here.last_meeting is None:
            raise Unreadable(NONE_HELD)
        return value(here.last_meeting)
    every = meetings.of_group(here.session, here.group_id)
    found = [one for one in every if days[0] <= one.held_on <= days[1] and _has_begun(here, one)]
    if not found:
        last = f"The last one was on {long_date(here.last_meeting.held_on)}." if here.last_meeting else NONE_HELD
        raise Unreadable(f"No meeting was held {_said(days)}. {last}")
    return value(found[-1])


def shown_of(here: Situation, raw: Any) -> Meeting:
    """Return the meeting whose agenda is asked for: the one named, the one under way, or the next. Raise Unreadable."""
    if (days := _days(here, raw, past=False)) is not None:
        every = meetings.of_group(here.session, here.group_id)
        held = [one for one in every if days[0] <= one.held_on <= days[1] and one.state != MeetingState.CANCELLED]
        return held[0] if held else row(here, coming(here, raw, {}))
    if here.last_meeting and here.last_meeting.ends_at(here.zone) > here.now:
        return here.last_meeting
    return row(here, coming(here, None, {}))


def planned(here: Situation, slots: Slots) -> Meeting:
    """Return the meeting to come that a write is about, and keep it in its slots. Raise Unreadable, Refused."""
    slots["meeting"] = coming(here, slots.get("meeting"), slots)
    return row(here, slots["meeting"])


def on_the_card(here: Situation, slots: Slots) -> Meeting:
    """Return the meeting whose items have the numbers that a card shows: while a meeting is on, its own. As above."""
    slots["meeting"] = slots.get("meeting") or value(shown_of(here, None))
    return planned(here, slots)


def held(here: Situation, slots: Slots) -> Meeting:
    """Return the meeting that has begun and a write is about, and keep it. Raise Unreadable, Refused."""
    slots["meeting"] = begun(here, slots.get("meeting"), slots)
    return row(here, slots["meeting"])


def settled(here: Situation, slots: Slots, find: Callable[[Situation, Slots], Meeting]) -> tuple[Slots, Meeting]:
    """Return the slots with the meeting that `find` settles on, and that; an empty form stays empty. As above."""
    filled = dict(slots)
    meeting = find(here, filled)
    return filled if slots else slots, meeting


def value(meeting: Meeting) -> dict[str, Any]:
    """Return what a frame keeps of a meeting."""
    return {"meeting_id": meeting.id, "said": f"{long_date(meeting.held_on)}, {meeting.title}"}


def row(here: Situation, kept: dict[str, Any]) -> Meeting:
    """Return the meeting's row; raise Refused where it was called off since, also at the save."""
    found = meetings.get(here.session, here.group_id, kept["meeting_id"])
    if found is None or found.voided_at is not None or found.state == MeetingState.CANCELLED:
        raise Refused(f'The meeting of {kept["said"]} was called off, so nothing is saved. Say "next meeting".')
    return found


def show(kept: dict[str, Any]) -> str:
    """Say which meeting: "Tuesday 2 March 2027, Operational group"."""
    return str(kept["said"])


def _days(here: Situation, raw: Any, *, past: bool) -> tuple[date, date] | None:
    """Return the first and the last day that words may mean; None where no meeting is named."""
    if not raw:
        return None
    read = raw if isinstance(raw, dict) else deadlines.read(str(raw), here.reading, past=past).as_json()
    last = read.get("date") or next(iter(read.get("options") or ()), None)
    if last is None:
        return None
    first = read.get("start") or last
    return date.fromisoformat(first), date.fromisoformat(last)


def _has_begun(here: Situation, meeting: Meeting) -> bool:
    return meeting.state != MeetingState.CANCELLED and meeting.starts_at(here.zone) <= here.now


def _said(days: tuple[date, date]) -> str:
    first, last = days
    return f"on {long_date(first)}" if first == last else f"from {long_date(first)} to {long_date(last)}"


COMING = Field(
    "meeting", "Meeting", 'Which meeting? For example "next meeting" or "6 April".', coming, show, lambda *_: False
)
BEGUN = Field("meeting", "Meeting", 'Which meeting? For example "2 February".', begun, show, lambda *_: False)
