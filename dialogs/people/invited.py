"""What an invited partner may know of the meeting: when, where, the link, their own item and their own actions."""

from cards import elements
from cards import people as cards
from dialogs import narrowing
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import agenda, meetings
from storage.action_lists import Filter
from storage.agenda import AgendaItem
from storage.meetings import MeetingState

SHOWN = 5


def answer(here: Situation) -> Reply:
    """Answer with the meeting they are invited to and what is theirs; politely nothing else."""
    meeting = meetings.get(here.session, here.group_id, here.member.invited_to_id or 0)
    if meeting is None or meeting.voided_at is not None or meeting.state == MeetingState.CANCELLED:
        none = "You are invited to no meeting now. The coordinator can help."
        return Reply(none, cards.lines("Your meeting", [none]))
    title = f"You are invited to {meeting.title}: {long_date(meeting.held_on)}, {meeting.starts}"
    said = [f"Place: {meeting.place}"] if meeting.place else []
    said += [f"Link: {meeting.link}"] if meeting.link else []
    own = [one for one in agenda.of_meeting(here.session, here.group_id, meeting.id or 0) if _is_theirs(here, one)]
    said += [f"Your item on the agenda: {one.title}" for one in own] or ["You have no item on the agenda."]
    lines = here.lines(Filter(owners=tuple(narrowing.mine(here))), SHOWN)
    said += [f"Your action {line.ref}: {line.title}" for line in lines] or ["You have no open action."]
    bring = "Please bring news of your item and actions." if own or lines else "There is nothing you need to bring."
    closing = f"{bring} I can show you your own part only; the coordinator can help with the rest."
    button = elements.button("My actions", "list_actions", {"which": "mine"})
    return Reply("\n".join([title, *said, closing]), cards.lines(title, said, closing, [button]))


def _is_theirs(here: Situation, item: AgendaItem) -> bool:
    return item.by_name.casefold() in (here.member.name.casefold(), (here.member.agency or "").casefold())
