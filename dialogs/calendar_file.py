"""Hand over the meetings as a calendar file: all of the coming year, or one that was moved or called off."""

from dateutil.relativedelta import relativedelta

from cards import help as cards
from dialogs import which_meeting
from dialogs.conversation import Command, Query, Slots
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import File, Reply
from documents import calendar_file
from storage import meetings, times_written
from storage.meetings import Meeting

AHEAD = relativedelta(months=13)
BACK = relativedelta(months=1)
IN_OUR_CHAT = 'I can hand over a file in a chat of our own only: open it and say "calendar file".'
HOW = (
    "Open it in Outlook to put it in your calendar. When a meeting is moved or called off, its announcement has a new "
    "file; where Outlook keeps the old entry beside it, delete that one by hand."
)


def answer(here: Situation, slots: Slots) -> Reply:
    """Offer the file of the meetings this person may know of."""
    if here.turn.scope != "personal":
        return Reply(IN_OUR_CHAT, cards.note(IN_OUR_CHAT))
    found = _asked_for(here, slots)
    if not found:
        said = "No meeting is planned, so there is nothing to put in a calendar."
        return Reply(said, cards.note(said))
    name = f"{found[0].title} {found[0].held_on}.ics" if len(found) == 1 else f"{here.group.name}.ics"
    changes = times_written.of_group(here.session, here.group_id, Meeting)
    content = calendar_file.written(here.group, found, changes, here.zone, here.now)
    which = which_meeting.said(found[0]) if len(found) == 1 else f"{len(found)} meetings"
    said = f"The calendar file: {which}. {HOW}"
    data = {"meeting": slots["meeting"]} if isinstance(slots.get("meeting"), int) else {}
    return Reply(said, cards.note(said), file=File(name, content, CONVERSATION.intent, data))


def _asked_for(here: Situation, slots: Slots) -> list[Meeting]:
    if reach(here.member, Right.ASK) == "own":
        own = meetings.get(here.session, here.group_id, here.member.invited_to_id or 0)
        return [own] if own and own.voided_at is None else []
    if isinstance(slots.get("meeting"), int):
        one = meetings.get(here.session, here.group_id, slots["meeting"])
        return [one] if one and one.voided_at is None else []
    first, last = here.today - BACK, here.today + AHEAD
    return [each for each in meetings.of_group(here.session, here.group_id) if first <= each.held_on <= last]


CONVERSATION = Query(
    intent="calendar",
    answer=answer,
    command=Command("Calendar file", "The meetings for your calendar", "calendar file"),
)
