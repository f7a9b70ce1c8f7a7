"""Which meeting a report is for, and the time it speaks of."""

from datetime import date, timedelta

from dialogs import find_meeting, meeting_words
from dialogs.conversation import Slots
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import exceptions, meetings
from storage.exceptions import Span
from storage.meetings import Meeting, MeetingState


def meant(here: Situation, slots: Slots) -> tuple[Meeting | None, str]:
    """Return the meeting to come or under way that is named, else the group's; and a note where none is then."""
    said = slots.get("meeting") or slots.get("before")
    if (id := meeting_words.row_id(said)) is not None:  # a button's
        one = meetings.look_at(here.session, here.group_id, id)
        stands = one is not None and one.state == MeetingState.PLANNED and one.voided_at is None
        if one is not None and stands and one.ends_at(here.zone) > here.now:
            return one, ""
        return here.next_meeting, "That meeting is not to come any more."
    if not said or find_meeting.names_none(here, said):
        return here.meeting_on or here.next_meeting, ""
    if found := find_meeting.to_come(here, said, or_on=True):
        return found[0], ""
    held = next(iter(find_meeting.begun(here, said)), None)
    if held is not None and here.today - held.held_on <= find_meeting.LATELY:
        return here.next_meeting, f'{find_meeting.said(held)} is over: say "show the minutes" for what came of it.'
    return here.next_meeting, f"No meeting is planned {find_meeting.spoken(here, said)}."


def span(here: Situation, meeting: Meeting | None) -> Span:
    """Return the time from the meeting before to the one after."""
    met_today = here.last_meeting is not None and here.last_meeting.held_on == here.today
    begun = here.today + timedelta(days=1) if met_today else here.today
    return exceptions.span(here.session, here.group, meeting, here.today, begun, here.zone)


def title(what: str, meeting: Meeting | None, today: date) -> str:
    """Say what is told and for when: "Exceptions for Tuesday 2 March 2027, 14:00"."""
    return f"{what} {long_date(meeting.held_on)}, {meeting.starts}" if meeting else f"{what} {long_date(today)}"
