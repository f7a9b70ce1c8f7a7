"""Delivery outside a turn: a reminder to a conversation we have a reference of, straight through the connector.

The SDK's `continue_conversation` is not used: it swallows a failed send and takes any stored address (TEAMS.md 3).
"""

from typing import Any

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ConversationParameters

from bot import replies
from bot.connector import Connector, ConnectorError
from scheduler.deliver import Ambiguous, Blocked, Deliver, DeliveryError, Message, Update, refusal
from scheduler.open_chats import OpenChat
from storage.conversations import Conversation
from storage.roster import RosterPerson


def make_deliver(connector: Connector) -> Deliver:
    """Return the scheduler's `deliver` on this connector."""

    async def deliver(conversation: Conversation, message: Message) -> str:
        to = connector.at(conversation.service_url).conversations
        try:
            sent = await to.send_to_conversation(conversation.conversation_id, _activity(conversation, message))
        except ConnectorError as error:
            raise _refused(error) from error
        if not sent.id:
            raise Ambiguous("no activity id")
        return str(sent.id)

    return deliver


def make_update(connector: Connector) -> Update:
    """Return the scheduler's `update` on this connector."""

    async def update(conversation: Conversation, activity_id: str, message: Message) -> None:
        to, activity = connector.at(conversation.service_url).conversations, _activity(conversation, message)
        activity.id = activity_id
        try:
            await to.update_activity(conversation.conversation_id, activity_id, activity)
        except ConnectorError as error:
            raise _refused(error) from error

    return update


def make_open_chat(connector: Connector) -> OpenChat:
    """Return the scheduler's `open_chat` on this connector."""

    async def open_chat(channel: Conversation, person: RosterPerson) -> str:
        parameters = ConversationParameters(
            is_group=False,
            bot=ChannelAccount(id=channel.bot_id),
            members=[ChannelAccount(id=person.teams_id)],
            tenant_id=channel.tenant_id,
            channel_data={"tenant": {"id": channel.tenant_id}},
        )
        try:
            opened = await connector.at(channel.service_url).conversations.create_conversation(parameters)
        except ConnectorError as error:
            raise _refused(error) from error
        return str(opened.id)

    return open_chat


def _activity(conversation: Conversation, message: Message) -> Activity:
    activity = replies.message(message.text, _keyed(message.card, message.key))
    activity.from_property = ChannelAccount(id=conversation.bot_id)
    activity.conversation = ConversationAccount(id=conversation.conversation_id)
    return activity


def _refused(error: ConnectorError) -> DeliveryError:
    if error.code == "HostNotAllowed":
        # Nothing will change that but a new reference, which is what unblocks a conversation.
        return Blocked(str(error))
    return refusal(error.status, error.code, retry_after=error.retry_after, reached=error.reached)


def _keyed(card: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the card with the key as its first element's id, which Teams keeps and nobody sees (bot/graph.py)."""
    if not key:
        return card
    first, *others = card["body"]
    return card | {"body": [first | {"id": key}, *others]}
