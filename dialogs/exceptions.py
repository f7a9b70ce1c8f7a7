"""The one pager: what is off target, late, changed or stuck before a meeting, and the rest as a count."""

from cards import elements
from cards import exceptions as cards
from dialogs import brief_meeting, brief_shown
from dialogs.conversation import Slots
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import exceptions


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the group's exceptions for the meeting named, else the next."""
    return brief_shown.once(here, "exceptions", slots, lambda: _one_pager(here, slots), own=False)


def _one_pager(here: Situation, slots: Slots) -> Reply:
    meeting, note = brief_meeting.meant(here, slots)
    found = exceptions.gather(here.session, here.group, brief_meeting.span(here, meeting), here.known.members)
    parts = cards.by_exception(found)
    title = brief_meeting.title("Exceptions for", meeting, here.today)
    asked = {"meeting": meeting.id} if meeting else {}
    shown = cards.Shown(
        title=title,
        below=brief_shown.below(here),
        parts=parts,
        facts=cards.standing(found),
        notes=[note],
        buttons=[elements.button("Pack", "brief", asked | {"kind": "pack"})],
    )
    words = cards.in_words(parts) or "nothing to report"
    said = f"{note} {title}: {words}. On track: {found.on_track}. {here.group.marking}.".strip()
    return Reply(said, cards.screen(shown))
