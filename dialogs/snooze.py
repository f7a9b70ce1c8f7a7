"""Not now: no reminder mentions an action before a day, or nobody reminds the speaker of anything before it."""

from datetime import date

from dialogs import reminded
from dialogs.conversation import Command, Facts, Field, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import action_reminders, members
from storage.audit import Change

CHANNEL_GOES_ON = "The channel's digest goes on."


def summary(here: Situation, slots: Slots) -> Facts:
    """Say which of the two it is, and what goes on or passes meanwhile."""
    until = date.fromisoformat(slots["until"])
    if not slots.get("action"):
        return [("Your reminders", f"You get no reminders before {long_date(until)}."), ("Still", CHANNEL_GOES_ON)]
    action = here.action(slots["action"])
    facts = [
        ("Action", f"{action.ref} {action.title}"),
        ("Reminders", f"Action {action.ref} is not mentioned before {long_date(until)}."),
    ]
    if action.due_on and here.today <= action.due_on < until:
        facts.append(("Its deadline", f"{long_date(action.due_on)} passes before that."))
    elif action.due_on and action.due_on < here.today:
        facts.append(("Its deadline", f"{long_date(action.due_on)} is past. The action stays overdue."))
    return facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; the right to an action is asked again."""
    until = date.fromisoformat(slots["until"])
    if slots.get("action"):
        action = reminded.updatable(here, slots["action"])
        action_reminders.snooze(here.session, change, action, until)
        return f"Action {action.ref} is not mentioned before {long_date(until)}."
    row = members.get(here.session, here.group_id, here.member.id)
    if row is None:
        raise LookupError(here.member.id)
    members.amend(here.session, change, row, muted_until=until)
    return f"You get no reminders before {long_date(until)}. {CHANNEL_GOES_ON}"


CONVERSATION = Write(
    intent="snooze",
    title="Snooze",
    fields=(
        Field(
            "action",
            "Action",
            "Which action? Give its number, or leave this empty for all reminders to you.",
            reminded.to_update,
            required=lambda *_: False,
        ),
        Field(
            "until",
            "Until",
            'Until which day? For example "tomorrow", "next week" or "12 March".',
            reminded.until,
            reminded.show,
            choices=reminded.choices,
        ),
    ),
    summary=summary,
    save=save,
    right=Right.ASK,  # one's own reminders are everybody's matter; an action's are asked about by its reader
    command=Command("Snooze", "No reminders of an action, or to you, until a day", "snooze action 14 until Monday"),
)
