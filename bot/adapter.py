"""The SDK's adapter on our own token check and connector.

`CloudAdapter.process` is never used: it answers 500 to every invoke with a body and logs in anew for each turn
(TEAMS.md 3). `CloudAdapterBase` below it is sound once it is handed a checked request and a connector.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity, ActivityTypes, InvokeResponse, ResourceResponse
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.connector import Client, Connector, ConnectorError
from bot.context import TeamsContext

# A person waits for a reply: try a little, then let Teams send the activity again.
TRIES = 3
LONGEST_WAIT_SECONDS = 4.0


class PooledConnectors(ConnectorFactory):  # type: ignore[misc]  # the SDK has no types
    """Hands the SDK the one pooled connector, bound to a service address."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def create(self, service_url: str, audience: str) -> Client:
        """Return the client of that address; the address is checked at every call it makes."""
        return self._connector.at(service_url)


class CheckedRequests(BotFrameworkAuthentication):  # type: ignore[misc]  # the SDK has no types
    """The SDK's seat for authentication. A request is checked in `token_check` before it gets here."""

    def __init__(self, connector: Connector) -> None:
        self._factory = PooledConnectors(connector)

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        """Refuse: nothing unchecked may enter by this door."""
        raise PermissionError("requests are checked before the adapter")

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        """Refuse: streaming is not served."""
        raise PermissionError("streaming is not served")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        """Return the factory of the pooled connector."""
        return self._factory

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Return none: nobody signs in to anything."""


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]  # the SDK has no types
    """Runs checked activities through the SDK's pipeline.

    It has no `on_turn_error`: the SDK would swallow a reply that was not sent. `TeamsBot` apologises for a bug, and a
    failed send reaches the endpoint, which lets Teams try again.
    """

    def __init__(self, connector: Connector) -> None:
        super().__init__(CheckedRequests(connector))
        self._checked = AuthenticateRequestResult()
        self._checked.claims_identity = ClaimsIdentity({}, is_authenticated=True)
        self._checked.connector_factory = PooledConnectors(connector)

    async def receive(
        self, activity: Activity, logic: Callable[[TurnContext], Awaitable[None]]
    ) -> InvokeResponse | None:
        """Run one checked activity; return what an invoke is answered."""
        # Never buffered into the answer: a reply must go to the connector, whatever the activity asks.
        activity.delivery_mode = None
        answer: InvokeResponse | None = await self.process_activity(self._checked, activity, logic)
        return answer

    def _create_turn_context(
        self, activity: Activity, _claims: Any, _scope: Any, connector_client: Client, *_others: Any
    ) -> TeamsContext:
        context = TeamsContext(self, activity)
        context.turn_state[self.BOT_CONNECTOR_CLIENT_KEY] = connector_client
        return context

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        """Send one after the other, trying again what Teams certainly did not take."""
        sent: list[ResourceResponse] = []
        for activity in activities:
            sent += await self._send(context, activity)
        return sent

    async def _send(self, context: TurnContext, activity: Activity) -> list[ResourceResponse]:
        tried = 0
        while True:
            try:
                answers: list[ResourceResponse] = await super().send_activities(context, [activity])
                return answers
            except ConnectorError as error:
                tried += 1
                wait = random.uniform(0.2, 2**tried) if error.retry_after is None else error.retry_after  # noqa: S311 - jitter
                worth_it = _not_taken(error) and wait <= LONGEST_WAIT_SECONDS and activity.type == ActivityTypes.message
                if tried == TRIES or not worth_it:
                    raise
            await asyncio.sleep(wait)


def _not_taken(error: ConnectorError) -> bool:
    """Say whether a second try cannot double the message."""
    return error.status in (412, 429) or (not error.reached and error.code == "NotConnected")
