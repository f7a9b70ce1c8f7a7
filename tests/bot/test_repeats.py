"""An activity that Teams sends again is one turn and one answer."""

import asyncio

from aiohttp import web

from dialogs.turn import Reply
from tests.cloud import teams

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "The plan"}]}


async def test_an_activity_sent_again_is_not_answered_again(bot):
    activity = teams.message(bot.cloud)
    for _ in range(3):
        assert (await bot.post(activity)).status == 200
    assert len(bot.cloud.sent) == 1
    assert len(bot.script.turns) == 1


async def test_copies_that_arrive_at_once_are_one_turn_and_one_answer(bot):
    activity = teams.message(bot.cloud)
    bot.cloud.answer_next = [0.2]
    answers = await asyncio.gather(*(bot.post(activity) for _ in range(5)))
    assert [answer.status for answer in answers] == [200] * 5
    assert len(bot.cloud.sent) == 1


async def test_the_same_id_in_another_conversation_is_another_activity(bot):
    await bot.post(teams.message(bot.cloud, "one", id="1"))
    await bot.post(teams.message(bot.cloud, "two", id="1", conversation="a:other"))
    assert [call.text for call in bot.cloud.sent] == ["You said one", "You said two"]


async def test_a_button_sent_again_gets_the_same_answer_and_no_second_message(bot):
    bot.script.replies = [Reply("Saved.", CARD, replaces=True), Reply("And more.")]
    activity = teams.pressed(bot.cloud, "save")
    first = await (await bot.post(activity)).json()
    await bot.cloud.until(lambda: len(bot.cloud.calls) == 2)
    assert await (await bot.post(activity)).json() == first
    await asyncio.sleep(0.05)
    assert len(bot.cloud.calls) == 2
    assert len(bot.script.turns) == 1


async def test_after_a_restart_a_repeat_gets_the_stored_replies(start):
    activity = teams.message((await start()).cloud)
    before = await start()
    await before.post(activity)
    after = await start()
    assert (await after.post(activity)).status == 200
    assert [call.text for call in after.cloud.sent] == ["You said hello", "You said hello"]
    assert len(after.script.turns) == 1


async def test_a_reply_that_could_not_be_sent_is_sent_when_teams_asks_again(bot):
    activity = teams.message(bot.cloud)
    bot.cloud.answer_next = [web.Response(status=500)]
    assert (await bot.post(activity)).status == 502
    assert (await bot.post(activity)).status == 200
    assert len(bot.script.turns) == 1
    assert [call.text for call in bot.cloud.sent] == ["You said hello"] * 2
