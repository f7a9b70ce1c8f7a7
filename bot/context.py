"""The SDK's turn context, with replies that go straight to the adapter.

The SDK copies every reply and whom it goes to, and hands it along a chain of handlers, of which there are none here.
That leaves a ring of some fifty objects after each, which only the garbage collector takes away, in pauses that
everybody waits for.
"""

from typing import Any

from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes, InputHints, ResourceResponse


class TeamsContext(TurnContext):  # type: ignore[misc]  # the SDK has no types
    """One inbound activity and the way to answer it. A reply is made for one sending and is given away with it."""

    async def send_activities(self, activities: list[Activity]) -> list[ResourceResponse]:
        """Send replies to where the activity came from, in order."""
        for reply in activities:
            self._address(reply)
            reply.input_hint = reply.input_hint or InputHints.accepting_input
        sent: list[ResourceResponse] = await self.adapter.send_activities(self, activities)
        self.responded = True
        return sent

    async def update_activity(self, activity: Activity) -> Any:
        """Put an activity in the place of the one whose id it has."""
        self._address(activity)
        return await self.adapter.update_activity(self, activity)

    def on_send_activities(self, handler: Any) -> None:
        """Refuse: nothing would call it."""
        raise NotImplementedError("replies go straight to the adapter")

    on_update_activity = on_send_activities

    def _address(self, reply: Activity) -> None:
        asked = self.activity
        reply.channel_id, reply.service_url, reply.locale = asked.channel_id, asked.service_url, asked.locale
        reply.conversation, reply.from_property, reply.recipient = (
            asked.conversation,
            asked.recipient,
            asked.from_property,
        )
        # The event of an install is no message that could be replied to.
        reply.reply_to_id = None if asked.type == ActivityTypes.conversation_update else asked.id
