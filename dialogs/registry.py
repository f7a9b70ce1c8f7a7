"""Every conversation the bot has, by hand: help, the command menus and the reading of sentences follow from it."""

from dialogs import (
    amend_training,
    ask_status,
    assess_benchmark,
    assurance,
    champions,
    deliveries,
    find_decision,
    group_settings,
    help,
    import_plan,
    list_actions,
    list_settings,
    log_decision,
    log_training,
    new_action,
    next_meeting,
    record_figure,
    review_decision,
    set_target,
    settle_delivery,
    show_action,
    small_talk,
    target_status,
    training_gaps,
    training_totals,
    update_action,
    which_group,
)
from dialogs.conversation import Command, Conversation
from dialogs.people import appoint, hand_over, leave, left, list_members, outsiders, take_in, what_you_hold
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
    find_decision.CONVERSATION,
    target_status.CONVERSATION,
    record_figure.CONVERSATION,
    log_decision.CONVERSATION,
    review_decision.CONVERSATION,
    set_target.CONVERSATION,
    assurance.CONVERSATION,
    assess_benchmark.CONVERSATION,
    training_gaps.CONVERSATION,
    champions.LIST,
    champions.NAME,
    champions.END,
    list_members.CONVERSATION,
    take_in.CONVERSATION,
    appoint.CONVERSATION,
    leave.CONVERSATION,
    left.CONVERSATION,
    hand_over.CONVERSATION,
    outsiders.CONVERSATION,
    deliveries.CONVERSATION,
    settle_delivery.RESEND,
    settle_delivery.DISMISS,
    what_you_hold.CONVERSATION,
    which_group.CONVERSATION,
    import_plan.CONVERSATION,
    group_settings.CONVERSATION,
    list_settings.CONVERSATION,
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
