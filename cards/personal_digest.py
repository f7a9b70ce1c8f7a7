"""What a personal digest adds to its sections: the answers to what somebody owes, and how to have fewer of them."""

from collections.abc import Sequence

from cards import elements
from cards.digest import LONGEST_NAME, shortened
from cards.elements import Element
from storage.action_lists import Line

WHY = "You get this because these are yours, or those of an agency you speak for."
FEWER = 'To have fewer: press Fewer reminders, or say "weekly reminders" or "mute me until" and a day.'
REST = 'say "my actions"'
UNTIL = ("tomorrow", "next week", "the day before the meeting")


def inputs(owed: Sequence[Line]) -> list[Element]:
    """Return what an answer needs to know: which action, where there are several, and until when to snooze it."""
    if not owed:
        return []
    choices = [(f"{line.ref} {shortened(line.title, LONGEST_NAME)}", line.ref) for line in owed]
    which = elements.choice_input("action", "Which action", choices, owed[0].ref) if len(owed) > 1 else []
    return [*which, *elements.choice_input("until", "Snooze until", UNTIL, UNTIL[0])]


def answers(owed: Sequence[Line]) -> list[Element]:
    """Return the buttons of what somebody owes; those of a single action name it."""
    fewer = elements.button("Fewer reminders", "my_reminders")
    if not owed:
        return [fewer]
    about = {"action": owed[0].ref} if len(owed) == 1 else {}
    return [
        elements.button("Done", "update_action", about | {"status": "complete"}),
        elements.button("Update", "update_action", about),
        elements.button("Snooze", "snooze", about),
        elements.button("Not mine", "not_mine", about),
        fewer,
    ]
