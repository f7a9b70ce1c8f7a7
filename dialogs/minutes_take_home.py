"""What a member takes back to their organisation from the last meeting: decisions, what is theirs, the next meeting."""

from cards import minutes as cards
from dialogs import agenda_meeting, narrowing
from dialogs.conversation import Query, Slots
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import meeting_order, minutes
from storage.action_lists import Filter

MOST_LISTED = 30


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with this member's summary of a meeting. Raise Unreadable where none has begun."""
    meeting = agenda_meeting.latest(here, slots.get("meeting"))
    held = minutes.of_meeting(here.session, here.group_id, meeting.id or 0, here.zone)
    lines = here.lines(Filter(owners=tuple(narrowing.mine(here))), MOST_LISTED)
    new = {line.id for line in held.actions}
    parts = [
        ("Decisions", [cards.decision(one) for one in held.decisions]),
        ("Agreed that day for you", [cards.own(line, here.today) for line in lines if line.id in new]),
        ("Yours from before", [cards.own(line, here.today) for line in lines if line.id not in new]),
    ]
    title = f"To take back from {agenda_meeting.value(meeting)['said']}"
    state = "The minutes are approved." if meeting.minutes_approved_at else "The minutes are not approved yet."
    following = meeting_order.after(here.session, here.group_id, meeting)
    following_at = (following.held_on, following.starts) if following else None
    closing = f"{cards.following(following_at)} {state}"
    said = [f"{name}: {len(own) or 'none'}" + "".join(f"\n{line}" for line in own) for name, own in parts]
    return Reply("\n".join([title, *said, closing]), cards.take_home(title, here.group.marking, parts, closing))


CONVERSATION = Query(intent="take_home", answer=answer, whole_group=True)
