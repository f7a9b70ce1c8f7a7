"""Delivery outside a turn: a reminder to a conversation we have a reference of, straight through the connector.

The SDK's `continue_conversation` is not used: it swallows a failed send and takes any stored address (TEAMS.md 3).
"""

from botbuilder.schema import ChannelAccount, ConversationAccount

from bot import replies
from bot.connector import Connector, ConnectorError
from scheduler.deliver import Ambiguous, Blocked, Deliver, Message, refusal
from storage.conversations import Conversation


def make_deliver(connector: Connector) -> Deliver:
    """Return the scheduler's `deliver` on this connector."""

    async def deliver(conversation: Conversation, message: Message) -> str:
        to = connector.at(conversation.service_url).conversations
        activity = replies.message(message.text, message.card)
        activity.from_property = ChannelAccount(id=conversation.bot_id)
        activity.conversation = ConversationAccount(id=conversation.conversation_id)
        try:
            sent = await to.send_to_conversation(conversation.conversation_id, activity)
        except ConnectorError as error:
            if error.code == "HostNotAllowed":
                # Nothing will change that but a new reference, which is what unblocks a conversation.
                raise Blocked(str(error)) from error
            raise refusal(error.status, error.code, retry_after=error.retry_after, reached=error.reached) from error
        if not sent.id:
            raise Ambiguous("no activity id")
        return str(sent.id)

    return deliver
