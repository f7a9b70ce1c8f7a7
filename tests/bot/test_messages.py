"""What is said in Teams becomes a turn, and the replies go where it was said."""

import gc

import pytest
from botbuilder.core import TurnContext

from bot import teams_bot
from dialogs.turn import Reply
from storage import conversations
from tests.cloud import teams
from tests.cloud.microsoft import TENANT

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "The plan"}]}


async def test_a_message_is_answered_where_it_was_said(bot):
    activity = teams.message(bot.cloud, "what is overdue?")
    assert (await bot.post(activity)).status == 200
    [call] = bot.cloud.sent
    assert (call.method, call.conversation, call.activity) == ("POST", "a:personal-alex", activity["id"])
    assert call.text == "You said what is overdue?"
    assert call.body["from"]["id"] == teams.BOT["id"]
    assert call.body["recipient"]["id"] == "29:alex"
    assert call.token in bot.cloud.tokens


async def test_a_turn_says_who_where_and_what_without_the_mention(bot):
    activity = teams.channel_message(bot.cloud, "action 14&nbsp;done\n", thread="77")
    await bot.post(activity)
    [turn] = bot.script.turns
    assert (turn.tenant_id, turn.scope, turn.text) == (TENANT, "channel", "action 14 done")
    assert turn.person.id == "entra-alex"
    assert turn.conversation_id == f"{teams.CHANNEL};messageid=77"
    assert turn.activity_id == activity["id"]


async def test_a_channel_is_answered_in_its_thread(bot):
    await bot.post(teams.channel_message(bot.cloud, thread="77"))
    assert bot.cloud.sent[0].conversation == f"{teams.CHANNEL};messageid=77"


async def test_what_people_say_to_one_another_in_a_channel_is_neither_read_nor_kept(bot):
    overheard = teams.channel_message(bot.cloud)
    overheard["entities"] = [{"type": "mention", "mentioned": {"id": "29:sam"}, "text": "<at>Sam Example</at>"}]
    assert (await bot.post(overheard)).status == 200
    assert (bot.script.turns, bot.cloud.calls) == ([], [])
    assert bot.db.read_sync(conversations.find, TENANT, teams.CHANNEL) is None


async def test_a_button_of_an_old_client_needs_no_mention_in_a_channel(bot):
    pressed = teams.channel_message(bot.cloud, value={"verb": "help"}, entities=[])
    await bot.post(pressed)
    assert bot.script.turns[0].verb == "help"


async def test_a_turn_leaves_nothing_for_the_garbage_collector(bot):
    await bot.post(teams.message(bot.cloud))
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            await bot.post(teams.message(bot.cloud))
        assert not [each for each in gc.get_objects() if isinstance(each, TurnContext)]
    finally:
        gc.enable()


async def test_another_persons_mention_becomes_the_name(bot):
    activity = teams.channel_message(bot.cloud)
    activity["text"] = "<at>Prevent Clerk</at> give it to <at>Sam Example</at>"
    activity["entities"].append({"type": "mention", "mentioned": {"id": "29:sam"}, "text": "<at>Sam Example</at>"})
    await bot.post(activity)
    assert bot.script.turns[0].text == "give it to Sam Example"


@pytest.mark.parametrize(
    "entities",
    [
        [{"type": "mention"}],
        [{"type": "mention", "mentioned": "28:bot", "text": 5}],
        [{"type": "mention", "mentioned": {"id": None}, "text": ""}],
        [{"type": "clientInfo", "locale": "en-GB"}],
        [{}],
        [],
    ],
)
async def test_odd_entities_are_passed_over(bot, entities):
    assert (await bot.post(teams.message(bot.cloud, "hello", entities=entities))).status == 200
    assert bot.script.turns[0].text == "hello"


async def test_somebody_without_an_organisations_account_is_refused_politely(bot):
    activity = teams.message(bot.cloud)
    del activity["from"]["aadObjectId"]
    assert (await bot.post(activity)).status == 200
    assert bot.cloud.sent[0].text == teams_bot.NO_ACCOUNT
    assert bot.script.turns == []


async def test_a_card_goes_out_with_its_text_as_the_summary(bot):
    bot.script.replies = [Reply("The plan in words", CARD)]
    await bot.post(teams.message(bot.cloud))
    [call] = bot.cloud.sent
    assert call.card == CARD
    assert call.body["summary"] == "The plan in words"
    assert "text" not in call.body


async def test_several_replies_go_out_in_their_order(bot):
    bot.script.replies = [Reply("one"), Reply("two"), Reply("three")]
    await bot.post(teams.message(bot.cloud))
    assert [call.text for call in bot.cloud.sent] == ["one", "two", "three"]


async def test_where_a_message_came_from_is_kept_without_its_thread(bot):
    await bot.post(teams.channel_message(bot.cloud))
    row = bot.db.read_sync(conversations.find, TENANT, teams.CHANNEL)
    assert (row.scope, row.service_url, row.bot_id) == ("channel", bot.cloud.service_url, teams.BOT["id"])
    assert row.team_id == "19:team@thread.tacv2"


@pytest.mark.parametrize(("kind", "team"), [("standard", "19:team@thread.tacv2"), ("private", None), ("shared", None)])
async def test_a_channel_with_people_of_its_own_is_not_taken_for_the_teams(bot, kind, team):
    activity = teams.channel_message(bot.cloud)
    activity["channelData"].setdefault("channel", {})["type"] = kind
    await bot.post(activity)
    assert bot.db.read_sync(conversations.find, TENANT, teams.CHANNEL).team_id == team
