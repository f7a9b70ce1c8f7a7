"""Help, drawn from the registry, so that a new conversation is in it by being there."""

from collections.abc import Sequence

from cards import help as cards
from dialogs.conversation import Command, Conversation, Query, Slots
from dialogs.rights import reach
from dialogs.situation import Situation
from dialogs.turn import Reply

CLOSING = 'Say "cancel" to drop something half-finished and "undo" within ten minutes of saving.'


def about(conversations: Sequence[Conversation]) -> Query:
    """Return the help conversation for these conversations."""

    def answer(here: Situation, _slots: Slots) -> Reply:
        allowed = [found for found in conversations if found.right is None or _reaches(here, found)]
        rows = [
            (found.command.title, found.command.description, found.command.example)
            for found in allowed
            if found.command
        ]
        intents = {found.intent for found in allowed}
        starters = [starter for starter in cards.STARTERS if starter[1] in intents]
        said = "\n".join(["What I can do", *(f'{title}: "{example}"' for title, _, example in rows), CLOSING])
        return Reply(said, cards.commands("What I can do", rows, CLOSING, starters))

    command = Command("Help", "What I can do, with examples", "help")
    return Query(intent="help", answer=answer, command=command, right=None)


def _reaches(here: Situation, found: Conversation) -> bool:
    """Return whether this member may use a conversation; totals of the whole group are not an invited partner's."""
    granted = reach(here.member, found.right) if found.right else None
    return granted == "any" or (granted == "own" and not (isinstance(found, Query) and found.whole_group))
