"""Whether reminders that may have arrived can be looked up: tried in every channel that gets them, nothing kept."""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import datetime

from bot import credentials, graph, hosts, outbound
from bot.connector import Connector
from bot.doctor.finding import Verdict, ok, warning
from bot.http_client import HttpClient
from bot.settings import Settings
from scheduler.deliver import CannotSay, LookUp
from storage.conversations import Conversation

SECONDS = 10
NO_KEY = "clerk doctor"  # no message carries it


def off() -> Verdict:
    """Say that there is nothing to try."""
    return ok("Switched off: a reminder that may have arrived is sent again or held, as its group wants it.")


async def works(settings: Settings, channels: Sequence[Conversation], now: datetime) -> Verdict:
    """Look into each channel as the service does."""
    reads = graph.from_settings(settings)
    if reads is None:
        return off()
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors())) as client:
        bearer = credentials.from_settings(settings).token
        look_up = graph.make_look_up(Connector(client, hosts.ExactHosts(settings.service_hosts), bearer), reads)
        reasons = [why for each in channels if (why := await _tried(look_up, each, now))]
    if reasons:
        said = ", ".join(sorted(set(reasons)))
        return warning(
            f"In {len(reasons)} of {len(channels)} channels nothing can be looked up: {said}.",
            "Let each team's owner consent by adding the newest app package, for example of "
            "`clerk manifest --out clerk.zip`; private and shared channels and other tenants' cannot be looked into.",
        )
    return ok(f"Messages can be looked up in the {len(channels)} channels that get reminders.")


async def _tried(look_up: LookUp, channel: Conversation, now: datetime) -> str | None:
    try:
        async with asyncio.timeout(SECONDS):
            await look_up(channel, NO_KEY, now)
    except (CannotSay, TimeoutError) as error:
        return str(error) or "no answer in time"
    return None
