"""A reminder that was asked for is cancelled: it stays in the record, and nothing of it is said from now on."""

import re
from typing import Any

from cards import requested as cards
from dialogs import list_reminders
from dialogs.conversation import Facts, Field, Refused, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import requested_reminders
from storage.audit import Change
from storage.requested_reminders import RequestedReminder, RequestNotFound

_NUMBER = re.compile(r"\W*(?:(?:the|reminder|nudge|number|no)\b\W*)*(?P<number>\d{1,9})\W*", re.IGNORECASE)


def reminder(here: Situation, raw: Any, _slots: Slots) -> int:
    """Read the number of a reminder that is still to come; raise Refused for somebody else's."""
    said = _NUMBER.fullmatch(str(raw))
    if said is None:
        raise Unreadable("I could not read that as the number of a reminder.")
    number = int(said["number"])
    _theirs(here, number)
    return number


def summary(here: Situation, slots: Slots) -> Facts:
    """Say which reminder is cancelled."""
    return [
        ("Reminder", cards.line(list_reminders.row(here, _theirs(here, slots["reminder"])))),
        ("What happens", "nothing of it is said from now on"),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; the right is asked again."""
    requested_reminders.cancel(here.session, change, _theirs(here, slots["reminder"]))
    return f"Reminder {slots['reminder']} is cancelled."


def _theirs(here: Situation, number: int) -> RequestedReminder:
    try:
        found = requested_reminders.get(here.session, here.group_id, number)
    except RequestNotFound:
        found = None
    if found is None or not list_reminders.may_see(here, found):
        raise Unreadable(f'There is no reminder {number} to cancel. Say "show reminders" to see those that are set.')
    if not list_reminders.may_cancel(here, found):
        raise Refused("Only who asked for it, the chair or the coordinator can cancel that reminder. Nothing is done.")
    return found


CONVERSATION = Write(
    intent="cancel_reminder",
    title="Cancel a reminder",
    fields=(
        Field("reminder", "Reminder", 'Which reminder? Give its number, such as 3; "show reminders" tells.', reminder),
    ),
    summary=summary,
    save=save,
    right=Right.ASK,
)
