"""A question: asked if this person may ask it, and answered, declined or sent back with what would work."""

from cards import help as cards
from dialogs.conversation import Doubt, Query, Refused, Slots, Unreadable
from dialogs.rights import reach
from dialogs.situation import Situation
from dialogs.turn import Reply


def ask(here: Situation, found: Query, slots: Slots) -> Reply:
    """Answer a question, or say what would work; what this person may not ask is declined."""
    granted = reach(here.member, found.right) if found.right else "any"
    try:
        if granted is None:
            raise Refused("That is for the chair and the coordinator to see.")
        if granted == "own" and found.whole_group:
            raise Refused("That is for the group's members; the coordinator can help.")
        return found.answer(here, slots)
    except Refused as refused:
        return refusal(refused)
    except (Unreadable, Doubt) as error:
        return Reply(str(error), cards.note(str(error), [("My actions", "list_actions", {"which": "mine"})]))


def refusal(refused: Refused) -> Reply:
    """Say that this person may not do it."""
    return Reply(str(refused), cards.note(str(refused)), refused=True)
