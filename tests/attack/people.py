"""People at the service's door: what they type and press, over HTTP and signed by Teams, and all that comes back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator import northbrook
from cards import elements
from tests.bot.conftest import Running
from tests.cloud import teams
from tests.cloud.microsoft import Call

PERSONAL = "personal"


@dataclass
class Answer:
    """What one activity earned: the HTTP answer, and the messages sent for it until then."""

    status: int
    body: Any
    calls: list[Call]

    @property
    def cards(self):
        value = self.body.get("value") if isinstance(self.body, dict) else None
        shown = [value] if isinstance(value, dict) and value.get("type") == "AdaptiveCard" else []
        return shown + [call.card for call in self.calls if call.card and "body" in call.card]

    @property
    def text(self):
        """All a person reads of it."""
        value = self.body.get("value") if isinstance(self.body, dict) else None
        plain = [value] if isinstance(value, str) else []
        plain += [call.text for call in self.calls]
        return "\n".join(plain + [elements.spoken(card) for card in self.cards])

    @property
    def raw(self):
        """All of it, as it went over the wire."""
        return json.dumps([self.body, [call.body for call in self.calls]], ensure_ascii=False)

    def button(self, title):
        """Return the verb and data of the first button of this title."""
        buttons = [button for card in self.cards for button in elements.buttons_of(card)]
        found = next(button for button in buttons if button["title"] == title)
        return found["verb"], dict(found["data"])


@dataclass
class People:
    """Whoever talks to one running service; `place` is "personal" or a channel's id with its thread."""

    bot: Running
    tenant: str = northbrook.TENANT_ID
    entra_id: Callable[[str], str] = northbrook.entra_id
    names: Mapping[str, str] = field(default_factory=dict)  # display names, where they differ from who it is
    answers: list[Answer] = field(default_factory=list)

    @property
    def db(self):
        return self.bot.db

    @property
    def cloud(self):
        return self.bot.cloud

    async def say(self, who, text, place=PERSONAL, **more):
        """Type a text."""
        if place == PERSONAL:
            return await self.send(who, teams.message(self.cloud, text, **more), place)
        return await self.send(who, teams.channel_message(self.cloud, text, **more), place)

    async def press(self, who, verb, data=None, place=PERSONAL, **more):
        """Press a button, or send what a client makes up as one."""
        return await self.send(who, teams.pressed(self.cloud, verb, data, **more), place)

    async def submit(self, who, verb, data=None, place=PERSONAL, **more):
        """Press the same button on a client that knows only Action.Submit."""
        return await self.send(who, teams.submitted(self.cloud, verb, data, **more), place)

    async def install(self, who, place, team):
        """Add the bot to a team's channel."""
        activity = teams.installed(self.cloud)
        activity["channelData"]["team"]["name"] = team
        return await self.send(who, activity, place)

    async def send(self, who, activity, place=PERSONAL, **request):
        """Send an activity in somebody's name and return what came back."""
        self._sign(who, activity, place)
        answer = await self.bot.post(activity, **request)
        body = await answer.json() if answer.content_type == "application/json" else await answer.text()
        calls = [call for call in self.cloud.calls if call.activity == activity["id"] and call.method == "POST"]
        got = Answer(answer.status, body, calls)
        self.answers.append(got)
        return got

    async def all_sent(self):
        """Finish what the service still sends, end it, and return all that ever came back, as on the wire."""
        await self.bot.client.close()
        sent = json.dumps([call.body for call in self.cloud.calls], ensure_ascii=False)
        return "\n".join([sent, *(answer.raw for answer in self.answers)])

    def _sign(self, who, activity, place):
        sender = {"id": f"29:{who}", "name": self.names.get(who, who), "aadObjectId": self.entra_id(who)}
        activity["from"] = sender
        activity["channelData"]["tenant"]["id"] = self.tenant
        conversation = {"id": f"a:{who}", "conversationType": "personal", "isGroup": False}
        if place != PERSONAL:
            conversation = {"id": place, "conversationType": "channel", "isGroup": True}
        activity["conversation"] = conversation | {"tenantId": self.tenant}
