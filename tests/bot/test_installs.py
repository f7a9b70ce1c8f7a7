"""The bot comes to a place and goes from it."""

import pytest

from storage import conversations
from tests.cloud import teams
from tests.cloud.microsoft import TENANT


async def test_an_install_is_welcomed_with_the_name_the_roster_gives(bot):
    bot.cloud.rosters[teams.CHANNEL] = [{"id": "29:alex", "name": "Alex Example", "aadObjectId": "entra-alex"}]
    assert (await bot.post(teams.installed(bot.cloud))).status == 200
    [installed] = bot.script.installs
    assert (installed.by.id, installed.by.name, installed.team_name) == ("entra-alex", "Alex Example", "Northbrook")
    assert installed.reference.conversation_id == teams.CHANNEL
    assert [call.text for call in bot.cloud.sent] == ["Alex Example added me."]


async def test_an_install_by_somebody_the_roster_does_not_name_is_welcomed_all_the_same(bot):
    assert (await bot.post(teams.installed(bot.cloud))).status == 200
    assert [call.text for call in bot.cloud.sent] == ["The coordinator added me."]


async def test_other_people_coming_or_going_changes_nothing(bot):
    for field in ("membersAdded", "membersRemoved"):
        activity = teams.installed(bot.cloud) | {"membersAdded": []} | {field: [{"id": "29:sam"}]}
        assert (await bot.post(activity)).status == 200
    assert bot.script.installs == []
    assert bot.cloud.calls == []


@pytest.mark.parametrize("how", ["installationUpdate", "conversationUpdate"])
async def test_a_removed_bot_writes_there_no_more_until_it_is_heard_from_again(bot, how):
    await bot.post(teams.channel_message(bot.cloud))
    gone = (
        teams.installation(bot.cloud, "remove")
        if how == "installationUpdate"
        else teams.installed(bot.cloud) | {"membersAdded": [], "membersRemoved": [teams.BOT]}
    )
    assert (await bot.post(gone)).status == 200
    assert bot.db.read_sync(conversations.find, TENANT, teams.CHANNEL).blocked_why == "bot removed from the team"
    await bot.post(teams.channel_message(bot.cloud))
    assert bot.db.read_sync(conversations.find, TENANT, teams.CHANNEL).blocked_at is None


async def test_an_install_that_does_not_say_by_whom_is_welcomed(bot):
    assert (await bot.post(teams.installation(bot.cloud, "add") | {"from": None, "id": None})).status == 200
    assert [call.text for call in bot.cloud.sent] == ["Nobody added me."]


async def test_a_team_of_another_shape_has_no_name(bot):
    activity = teams.installation(bot.cloud, "add")
    activity["channelData"]["team"] = "odd"
    assert (await bot.post(activity)).status == 200
    assert bot.script.installs[0].team_name is None
