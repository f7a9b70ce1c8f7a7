"""What one member answers for before the meeting: late, due, silent or undated actions, figures, decisions."""

from dataclasses import replace

from cards import elements, personal_digest
from cards import exceptions as cards
from dialogs import brief_meeting, brief_shown
from dialogs.conversation import Slots
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import exceptions, meetings


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with what is the asking member's own, and the buttons to answer it."""
    return brief_shown.once(here, "mine", slots, lambda: _mine(here, slots), own=True)


def _mine(here: Situation, slots: Slots) -> Reply:
    if brief_shown.sees_all(here):
        meeting, note = brief_meeting.meant(here, slots)
        span = brief_meeting.span(here, meeting)
    else:  # an invited partner hears of no other meeting than theirs
        meeting, note = meetings.get(here.session, here.group_id, here.member.invited_to_id or 0), ""
        span = replace(brief_meeting.span(here, meeting), due_by=meeting.held_on if meeting else None)
    found = exceptions.gather(here.session, here.group, span, here.known.members, here.member)
    parts = cards.owed(found)
    title = brief_meeting.title(f"What {here.member.name} owes before", meeting, here.today)
    owed = found.outstanding
    member = brief_shown.sees_all(here)  # others get no reminders that they could put off
    shown = cards.Shown(
        title=title,
        below=brief_shown.below(here),
        parts=parts,
        facts=[("On track", f"{found.on_track} of {found.open} open actions")],
        notes=[note, "" if cards.in_words(parts) else "You owe nothing now."],
        inputs=personal_digest.inputs(owed) if member else [],
        buttons=personal_digest.answers(owed) if member else [elements.button("Update an action", "update_action")],
    )
    return Reply(f"{note} {title}: {cards.in_words(parts) or 'nothing'}.".strip(), cards.screen(shown))
