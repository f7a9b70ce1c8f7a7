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
        rows = [
            (found.command.title, found.command.description, found.command.example)
            for found in conversations
            if found.command and (found.right is None or reach(here.member, found.right))
        ]
        said = "\n".join(["What I can do", *(f'{title}: "{example}"' for title, _, example in rows), CLOSING])
        return Reply(said, cards.commands("What I can do", rows, CLOSING))

    command = Command("Help", "What I can do, with examples", "help")
    return Query(intent="help", answer=answer, command=command, right=None)
