"""Put a meeting back on that was called off: it is planned again, on the day it had."""

from typing import Any

from dialogs import meeting_times, meeting_words, which_meeting
from dialogs.conversation import Doubt, Facts, Field, Option, Refused, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from dialogs.which_meeting import Chosen
from storage import meeting_changes, meetings
from storage.audit import Change
from storage.meetings import Meeting, MeetingState

OFFERED = 4


def read(here: Situation, raw: Any, _slots: Slots) -> Chosen:
    """Read a meeting that was called off and whose hour has not come; ask where several are meant."""
    there = _called_off(here)
    if isinstance(raw, dict) and "id" in raw:
        return which_meeting.chosen(_of(here, raw))
    titles = {word for one in there for word in meeting_words.title_words(one.title)}
    words = meeting_words.read(here, raw, titles, past=False)
    found = [
        one
        for one in there
        if (not words.days or any(first <= one.held_on <= last for first, last in words.days))
        and words.names <= meeting_words.title_words(one.title)
    ]
    if not there:
        raise Refused('No meeting to come is called off, so each is on as planned. Say "show meetings" for them.')
    if not found:
        known = "; ".join(which_meeting.said(one) for one in there[:OFFERED])
        raise Unreadable(f"No such meeting is called off. Those that are: {known}.")
    if len(found) > 1:
        options = [Option(which_meeting.said(one), which_meeting.chosen(one)) for one in found[:OFFERED]]
        raise Doubt("Which meeting is back on?", options)
    return which_meeting.chosen(found[0])


def summary(here: Situation, slots: Slots) -> Facts:
    """Say which meeting is back on, and what stays where the calling off put it."""
    meeting = _of(here, slots["meeting"])
    facts = [("Meeting", which_meeting.said(meeting)), ("Now", "back on")]
    facts += meeting_times.notes(here, meeting.held_on, but=meeting.id)
    facts.append(
        ("Stays as it is", "deadlines that went to the next meeting; what its agenda carried there comes back")
    )
    return [*facts, meeting_times.ANNOUNCED]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    meeting = _of(here, slots["meeting"])
    meeting_changes.put_back(here.session, change, meeting)
    return f"Back on: {which_meeting.said(meeting)}."


def _called_off(here: Situation) -> list[Meeting]:
    every = meetings.of_group(here.session, here.group_id)
    return [one for one in every if one.state == MeetingState.CANCELLED and one.starts_at(here.zone) > here.now]


def _of(here: Situation, kept: Chosen) -> Meeting:
    row_id = meeting_words.row_id(kept)
    found = next((one for one in _called_off(here) if one.id == row_id), None)
    if found is None:
        raise Unreadable('That meeting is not called off any more. Say "show meetings" for those that are.')
    return found


CONVERSATION = Write(
    intent="put_back_meeting",
    title="Put a meeting back on",
    fields=(Field("meeting", "Meeting", 'Which meeting? For example "the March meeting".', read, which_meeting.show),),
    summary=summary,
    save=save,
    right=Right.RUN_MEETINGS,
)
