"""Who was at a meeting: by agency where others read along, by name to members in their own chat."""

from cards import who_attended as cards
from dialogs import find_meeting
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import minutes
from storage.meetings import Meeting

NOT_TAKEN = 'Attendance was not taken. The chair or the coordinator takes it, as in "everyone was here but housing".'


def answer(here: Situation, meeting: Meeting) -> Reply:
    """Answer a member of the group, for a meeting that has begun."""
    held = minutes.of_meeting(here.session, here.group_id, meeting.id or 0, here.zone)
    title = f"Who was at: {find_meeting.said(meeting)}"
    facts = cards.counts(held, named=here.turn.scope == "personal")  # in a channel guests read along
    closing = [] if held.taken else [NOT_TAKEN]
    said = [title, *(f"{label}: {people}" for label, people in facts), *closing]
    return Reply("\n".join(said), cards.who_attended(title, here.group.marking, facts, closing))
