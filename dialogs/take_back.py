"""Take a write back: the last one of this person, or the very one whose card has the button."""

from cards import help as cards
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import undo
from storage.members import LastCoordinator
from storage.undo import ChangedSince, NothingToUndo


def take_back(here: Situation, which: object) -> Reply:
    """Undo a write of the past ten minutes, or say why it stays. `which` is what a card sent, None for the last one."""
    number = which if type(which) is int else None
    try:
        if which is not None and number is None:
            raise NothingToUndo(NothingToUndo.__doc__)
        change = here.change()
        undone = undo.undoable(here.session, here.group_id, here.member.id or 0, here.now, number)
        undo.undo(here.session, change, undone)
        said = "Undone: the record is as it was before."
    except (NothingToUndo, ChangedSince, LastCoordinator) as error:
        said = str(error)
    return Reply(said, cards.note(said, [("Where do we stand?", "brief", {})]), replaces=number is not None)
