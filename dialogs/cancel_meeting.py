"""Call a meeting off: it stays in the record, and what was due by it is due by the one after it."""

from dialogs import meeting_times, readers, which_meeting
from dialogs.conversation import Command, Facts, Field, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import agenda, bound_actions, meeting_order, meetings, members
from storage.audit import Change


def summary(here: Situation, slots: Slots) -> Facts:
    """Say which meeting is called off, and where what hangs on it goes."""
    meeting = which_meeting.of(here, slots["meeting"])
    following = meeting_order.after(here.session, here.group_id, meeting)
    facts = [("Meeting", which_meeting.said(meeting))]
    facts += [("Why", slots["reason"])] if slots.get("reason") else []
    bound = bound_actions.of_meeting(here.session, here.group_id, meeting.id or 0)
    items = agenda.of_meeting(here.session, here.group_id, meeting.id or 0)
    where = which_meeting.said(following) if following else "nothing: no later meeting is planned, so they stay"
    if bound:
        facts.append(("Due by it", f"{', '.join(action.ref for action in bound)} → {where}"))
    guests = [one.name for one in here.known.members if one.invited_to_id == meeting.id]
    if guests:
        facts.append(("Invited to it", f"{', '.join(guests)} → {where}"))
    if items:
        facts.append(("On its agenda", f"{len(items)} → {where}"))
    return [*facts, meeting_times.ANNOUNCED]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    meeting = which_meeting.of(here, slots["meeting"])
    following = meeting_order.after(here.session, here.group_id, meeting)
    meetings.cancel(here.session, change, meeting, slots.get("reason") or "")
    if following is None:
        return f"Called off: {which_meeting.said(meeting)}. No later meeting is planned."
    bound_actions.follow(here.session, change, meeting, following)
    agenda.carry(here.session, change, meeting, following)
    members.invite_instead(here.session, change, meeting.id or 0, following.id or 0)
    return f"Called off: {which_meeting.said(meeting)}. The next one is {which_meeting.said(following)}."


CONVERSATION = Write(
    intent="cancel_meeting",
    title="Call a meeting off",
    fields=(
        Field(
            "meeting",
            "Meeting",
            'Which meeting? For example "the March meeting" or "the comms subgroup".',
            which_meeting.read,
            which_meeting.show,
        ),
        Field("reason", "Why", "Why is it called off?", readers.words, str, lambda *_: False),
    ),
    summary=summary,
    save=save,
    right=Right.RUN_MEETINGS,
    fill=which_meeting.filled,
    command=Command("Call off meeting", "Call a meeting off, or say that it is back on", "cancel the March meeting"),
)
