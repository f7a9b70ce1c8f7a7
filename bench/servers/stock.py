"""The SDK as its samples use it: `CloudAdapter` of botbuilder-integration-aiohttp and an echo."""

import functools
import os
import sys

from aiohttp import web
from botbuilder.core import ActivityHandler, MessageFactory, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botframework.connector.auth import microsoft_app_credentials as credentials

# Otherwise MSAL asks login.microsoftonline.com whether the local login is one of Microsoft's; nothing else is changed.
credentials.ConfidentialClientApplication = functools.partial(
    credentials.ConfidentialClientApplication, instance_discovery=False
)


class Config:
    """What the samples call their configuration, pointed at the local cloud."""

    APP_ID = os.environ["CLERK_APP_ID"]
    APP_PASSWORD = os.environ["CLERK_APP_SECRET"]
    APP_TYPE = "SingleTenant"
    APP_TENANTID = os.environ["CLERK_APP_TENANT_ID"]
    TO_CHANNEL_FROM_BOT_LOGIN_URL = f"{os.environ['CLERK_LOGIN_AUTHORITY']}/{os.environ['CLERK_APP_TENANT_ID']}"
    TO_CHANNEL_FROM_BOT_OAUTH_SCOPE = "https://api.botframework.com"
    TO_BOT_FROM_CHANNEL_TOKEN_ISSUER = "https://api.botframework.com"
    OAUTH_URL = "https://api.botframework.com"
    TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = os.environ["CLERK_OPENID_METADATA_URL"]
    TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL = os.environ["CLERK_OPENID_METADATA_URL"]


class Echo(ActivityHandler):  # type: ignore[misc]  # the SDK has no types
    """Says what it was told."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer."""
        await turn_context.send_activity(MessageFactory.text(f"You said {turn_context.activity.text}"))


if __name__ == "__main__":
    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(Config()))
    echo = Echo()

    async def messages(request: web.Request) -> web.Response:
        """Take an activity."""
        answer: web.Response = await adapter.process(request, echo)
        return answer

    service = web.Application()
    service.router.add_post("/api/messages", messages)
    web.run_app(service, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
