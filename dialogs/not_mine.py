"""An owner says that an action is not theirs: they are no longer reminded of it, and the coordinator is told."""

from typing import Any

from dialogs import find_action, reminded
from dialogs.conversation import Facts, Field, Refused, Slots, Unreadable, Write
from dialogs.readers import show_owners
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import action_reminders
from storage.acting import owns
from storage.action_owners import DECLINED
from storage.actions import Action
from storage.audit import Change

TOLD = "The coordinator is told."


def fill(here: Situation, slots: Slots) -> Slots:
    """Refuse what is said of another agency: "9 is not for Housing" is Housing's to say."""
    whose = slots.pop("whose", None)
    if whose and whose.casefold() not in {agency.casefold() for agency in here.member.speaks_for}:
        raise Refused(
            f"Only {whose} can say that of {whose}, so I have changed nothing. "
            f'Whoever may change the owner says "take {whose} off action {slots.get("action", "14")}".'
        )
    return slots


def action(here: Situation, raw: Any, slots: Slots) -> str:
    """Return the ref of an open action that this member owns and has not declined before."""
    ref = find_action.read(here, raw, slots)
    found = find_action.found(here, ref)
    _require_own(here, found)
    reminded.require_open(found)
    if all(owner.get(DECLINED) for owner in _theirs(here, found)):
        raise Unreadable(f"That is said of action {ref} already, and the coordinator is told.")
    return ref


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who is marked, and what comes of it."""
    found = here.action(slots["action"])
    _require_own(here, found)
    return [
        ("Action", f"{found.ref} {found.title}"),
        ("Not theirs", show_owners([owner | {"supporting": False} for owner in _theirs(here, found)])),
        ("Then", f"You are not reminded of it until its owner changes. {TOLD}"),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; whether it is theirs is asked again."""
    found = here.action(slots["action"])
    _require_own(here, found)
    action_reminders.decline(here.session, change, found, here.member, here.today)
    return f"Action {found.ref} is marked as not yours. {TOLD}"


def _theirs(here: Situation, found: Action) -> list[dict[str, Any]]:
    return [owner for owner in found.owners if owns(here.member, [owner])]


def _require_own(here: Situation, found: Action) -> None:
    if not _theirs(here, found):
        raise Refused(
            f"Action {found.ref} is not yours anyway: it is with {show_owners(found.owners)}. I have changed nothing."
        )


CONVERSATION = Write(
    intent="not_mine",
    title="Not mine",
    fields=(Field("action", "Action", "Which action is not yours? Give its number, such as 14.", action),),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.UPDATE_ACTION,
)
