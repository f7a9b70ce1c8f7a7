"""Show one action with its history."""

from cards import actions as cards
from dialogs import find_action
from dialogs.conversation import Command, Query, Slots, Unreadable
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import action_history


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the action, the deadlines it had, what was reported and what says nearly the same."""
    if not slots.get("action"):
        raise Unreadable('Which action? Give its number: "history of action 14".')
    action = find_action.found(here, find_action.read(here, slots["action"], slots))
    earlier = action_history.earlier_deadlines(here.session, here.group_id, action.id or 0)
    updates = action_history.updates(here.session, here.group_id, action.id or 0)
    said = f"Action {action.ref} {action.title}: {cards.status(action, here.today)}."
    own = reach(here.member, Right.ASK) == "own"
    alike = [] if own else find_action.alike(here, action.title, action.ref)
    return Reply(said, cards.detail(action, earlier, updates, alike, here.today, here.zone))


CONVERSATION = Query(
    intent="show_action",
    answer=answer,
    command=Command("Show action", "One action with its history", "history of action 14"),
)
