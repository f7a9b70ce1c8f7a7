"""How long before its date one action is mentioned, where that is not as the group has it for all."""

from typing import Any

from dialogs import reminded
from dialogs.conversation import Command, Facts, Field, Slots, Write
from dialogs.ladders import USUAL, said_in_words, working_days_before
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import action_reminders
from storage.audit import Change


def before(here: Situation, raw: Any, slots: Slots) -> list[int] | None:
    """Read the days; None for "usual", the group's own."""
    if isinstance(raw, str) and USUAL.search(raw):
        return None
    return working_days_before(here, raw, slots)


def summary(here: Situation, slots: Slots) -> Facts:
    """Say when it was to be mentioned and when it is now; without a date it never is."""
    action = here.action(slots["action"])
    usual = said_in_words(here.group.remind_before)
    was = said_in_words(action.remind_before) if action.remind_before else f"as usual, {usual}"
    now = said_in_words(slots["before"]) if slots["before"] else f"as usual, {usual}"
    facts = [("Action", f"{action.ref} {action.title}"), ("Mentioned", f"{was} → {now}")]
    if action.due_on is None:
        return [*facts, ("Deadline", "none yet, so this counts once there is one")]
    return [*facts, ("Deadline", long_date(action.due_on))]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; the right is asked again."""
    action = reminded.updatable(here, slots["action"])
    action_reminders.set_ladder(here.session, change, action, slots["before"])
    if slots["before"] is None:
        return f"Action {action.ref} is mentioned as usual again."
    return f"Action {action.ref} is mentioned {said_in_words(slots['before'])}."


CONVERSATION = Write(
    intent="action_ladder",
    title="Reminders of an action",
    fields=(
        Field("action", "Action", "Which action? Give its number, such as 14.", reminded.to_update),
        Field(
            "before",
            "Working days before its date",
            'How many working days before its date? For example "10, 5 and 2", or "usual" for what the group has.',
            before,
            lambda value: "usual" if value is None else said_in_words(value),
        ),
    ),
    summary=summary,
    save=save,
    right=Right.UPDATE_ACTION,
    command=Command(
        "Reminders of an action",
        "How long before its date one action is mentioned",
        "nudge action 14 10, 5 and 2 days before",
    ),
)
