"""For which meeting an answer may be given: one to come, and for others, by who runs it, the one that is on."""

from typing import Any

from dialogs import attendance_whose, which_meeting
from dialogs.conversation import Refused, Slots, Unreadable
from dialogs.rights import Right, may
from dialogs.situation import Situation
from storage import meetings
from storage.meetings import Meeting, MeetingState
from storage.members import Role
from storage.undo import UNDO_FOR

NO_MEETING = "No meeting is planned, so there is nothing to answer yet."


def read(here: Situation, raw: Any, slots: Slots) -> Slots:
    """Read which meeting: one that has not begun, and for an invited partner their own. Raise Unreadable, Refused."""
    if (now := _that_is_on(here, slots)) and (raw == which_meeting.chosen(now) or _names(raw, now)):
        return which_meeting.chosen(now)
    _require_open(here, raw)
    found = which_meeting.read(here, raw, slots)
    own = here.member.invited_to_id
    if here.member.role == Role.INVITED and found["id"] != own:
        theirs = meetings.get(here.session, here.group_id, own or 0)
        which = which_meeting.said(theirs) if theirs else "none now"
        raise Refused(f"You can answer for the meeting you are invited to: {which}. Nothing is saved.")
    return found


def usual(here: Situation, slots: Slots) -> Slots:
    """Return the meeting an answer is to where none is named; raise Refused where none is planned."""
    if (now := _that_is_on(here, slots)) is not None:
        return which_meeting.chosen(now)
    if here.member.role == Role.INVITED and here.member.invited_to_id:
        return {"id": here.member.invited_to_id}
    another_today = here.next_meeting is not None and here.next_meeting.held_on == here.today
    if here.meeting_on is not None and not another_today:
        _require_open(here, which_meeting.chosen(here.meeting_on))  # said while it is on, nobody means next month's
    if here.next_meeting is None:
        raise Refused(NO_MEETING)
    return {"id": here.next_meeting.id}


def still_open(here: Situation, slots: Slots) -> Meeting:
    """Return the row of the meeting, once more at the save; raise Refused where it takes no answers any more."""
    kept = slots["meeting"]
    if (now := _that_is_on(here, slots)) and kept["id"] == now.id:
        return now
    _require_open(here, kept)
    try:
        return which_meeting.of(here, kept)
    except Unreadable as error:
        raise Refused(f"{error} Nothing is saved.") from error


def can_be_told(here: Situation, meeting_id: int) -> bool:
    """Tell whether there is time to tell somebody of an answer before the meeting begins."""
    meeting = meetings.get(here.session, here.group_id, meeting_id)
    return meeting is not None and here.now + UNDO_FOR < meeting.starts_at(here.zone)


def is_on(here: Situation, slots: Slots) -> bool:
    """Tell whether the meeting that was read is the one that is on."""
    now = _that_is_on(here, slots)
    return now is not None and slots["meeting"]["id"] == now.id


def _that_is_on(here: Situation, slots: Slots) -> Meeting | None:
    """Return the meeting that is on, for who runs it and answers for others: "apologies from Joan" is said at it."""
    if not attendance_whose.is_for_others(here, slots) or not may(here.member, Right.RUN_MEETINGS):
        return None
    return here.meeting_on


def _names(raw: Any, meeting: Meeting) -> bool:
    return isinstance(raw, dict) and raw.get("date") == meeting.held_on.isoformat()


def _require_open(here: Situation, raw: Any) -> None:
    """Raise Unreadable for a meeting that has begun, by its row or by its day."""
    if not isinstance(raw, dict):
        return
    if "id" in raw:
        there = [meetings.get(here.session, here.group_id, int(raw["id"]))]
    else:
        day = raw.get("date")
        there = [last] if (last := here.last_meeting) and day and last.held_on.isoformat() == day else []
    for one in there:
        if one is not None and one.state != MeetingState.CANCELLED and one.starts_at(here.zone) <= here.now:
            coming = here.next_meeting
            example = f' For the next one say "apologies for {_day(coming)}".' if coming else ""
            raise Refused(f"{which_meeting.said(one)} has begun, so answers to it are closed.{example}")


def _day(one: Meeting) -> str:
    return f"{one.held_on.day} {one.held_on:%B}"
