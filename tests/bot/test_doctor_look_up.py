"""What `clerk doctor` says of the look-up of messages: off, working, or not permitted."""

from datetime import UTC, datetime

import pytest

from bot.doctor import look_up
from bot.doctor.finding import State
from storage.conversations import Conversation
from tests.cloud import teams
from tests.cloud.microsoft import TENANT

GROUP = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b"
NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)


@pytest.fixture
def channels(cloud):
    def channel(number, team_id):
        return Conversation(
            tenant_id=TENANT,
            conversation_id=f"19:{number}@thread.tacv2",
            scope="channel",
            service_url=cloud.service_url,
            bot_id=teams.BOT["id"],
            team_id=team_id,
        )

    return [channel(1, teams.TEAM), channel(2, teams.TEAM), channel(3, None)]


async def test_what_is_switched_off_is_not_tried(cloud, configured, channels):
    found = await look_up.works(configured(), channels, NOW)
    assert found.state is State.OK
    assert "Switched off" in found.says
    assert cloud.log == []


async def test_every_channel_is_looked_into(cloud, configured, channels):
    cloud.teams[teams.TEAM] = GROUP
    found = await look_up.works(configured(graph_url=cloud.url), channels[:2], NOW)
    assert (found.state, len(cloud.graph_tokens)) == (State.OK, 2)
    assert "2 channels" in found.says


async def test_what_is_not_permitted_is_doubtful_and_says_why(cloud, configured, channels):
    found = await look_up.works(configured(graph_url=cloud.url), channels, NOW)
    assert found.state is State.WARNING
    assert found.says.startswith("In 3 of 3 channels nothing can be looked up: 404 NotFound, not a channel")
    assert "clerk manifest" in found.do
