"""What is outstanding before a meeting: the counts first, by owner, then what presses most."""

from cards import elements
from cards import exceptions as cards
from dialogs import brief_meeting, brief_shown
from dialogs.conversation import Slots
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import exceptions


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with what is overdue, due, silent or undated before the meeting named, else the next."""
    return brief_shown.once(here, "outstanding", slots, lambda: _screen(here, slots), own=False)


def _screen(here: Situation, slots: Slots) -> Reply:
    meeting, note = brief_meeting.meant(here, slots)
    found = exceptions.gather(here.session, here.group, brief_meeting.span(here, meeting), here.known.members)
    parts = cards.outstanding(found)
    title = brief_meeting.title("Outstanding before" if meeting else "Outstanding on", meeting, here.today)
    owners = cards.by_owner(found.outstanding)
    shown = cards.Shown(
        title=title,
        below=brief_shown.below(here),
        parts=parts,
        notes=[owners, note],
        buttons=[elements.button("One pager", "brief", {"kind": "exceptions"})],
    )
    said = f"{note} {title}: {cards.in_words(parts) or 'nothing'}. {owners}".strip()
    return Reply(said, cards.screen(shown))
