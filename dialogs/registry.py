"""Every conversation the bot has, by hand: help, the command menus and the reading of sentences follow from it."""

from dialogs import (
    amend_training,
    ask_status,
    help,
    list_actions,
    log_training,
    new_action,
    next_meeting,
    show_action,
    small_talk,
    training_totals,
    update_action,
)
from dialogs.conversation import Command, Conversation
from dialogs.turn import Scope as Scope

_SPOKEN: tuple[Conversation, ...] = (
    ask_status.CONVERSATION,
    list_actions.CONVERSATION,
    show_action.CONVERSATION,
    update_action.CONVERSATION,
    new_action.CONVERSATION,
    log_training.CONVERSATION,
    amend_training.CONVERSATION,
    training_totals.CONVERSATION,
    next_meeting.CONVERSATION,
    small_talk.WHO_AM_I,
    small_talk.GREETING,
    small_talk.THANKS,
)
CONVERSATIONS: tuple[Conversation, ...] = (*_SPOKEN, help.about(_SPOKEN))
BY_INTENT = {conversation.intent: conversation for conversation in CONVERSATIONS}
BY_TITLE = {found.command.title.casefold(): found for found in CONVERSATIONS if found.command}


def commands(scope: Scope) -> list[Command]:
    """Return the commands of a scope's menu, in the order they are registered."""
    return [found.command for found in CONVERSATIONS if found.command and scope in found.command.scopes]
