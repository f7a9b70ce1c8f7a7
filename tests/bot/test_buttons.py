"""Pressed buttons: Action.Execute, its Action.Submit fallback, and invokes that are none of ours."""

import pytest
from aiohttp import web

from bot import replies
from dialogs.turn import Reply
from tests.cloud import teams

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "The plan"}]}


async def test_a_pressed_button_is_answered_with_the_card_and_the_message_is_updated(bot):
    bot.script.replies = [Reply("Saved.", CARD, replaces=True)]
    answer = await bot.post(teams.pressed(bot.cloud, "save", {"note": "done"}, card="1:form"))
    assert answer.status == 200
    assert await answer.json() == {"statusCode": 200, "type": replies.CARD, "value": CARD}
    [turn] = bot.script.turns
    assert (turn.verb, dict(turn.data), turn.text) == ("save", {"note": "done"}, "")
    await bot.cloud.until(lambda: bot.cloud.calls)
    [call] = bot.cloud.calls
    assert (call.method, call.activity, call.card) == ("PUT", "1:form", CARD)


async def test_a_reply_without_a_card_answers_a_button_as_a_message(bot):
    answer = await bot.post(teams.pressed(bot.cloud, "save"))
    assert await answer.json() == {"statusCode": 200, "type": replies.MESSAGE, "value": "You said save"}


async def test_further_replies_to_a_button_are_sent_as_messages(bot):
    bot.script.replies = [Reply("Saved."), Reply("And more.", CARD)]
    await bot.post(teams.pressed(bot.cloud, "save"))
    await bot.cloud.until(lambda: bot.cloud.sent)
    assert [call.text for call in bot.cloud.sent] == ["And more."]


async def test_a_card_button_of_an_old_client_does_the_same_and_replaces_its_card(bot):
    bot.script.replies = [Reply("Saved.", CARD, replaces=True), Reply("And more.")]
    answer = await bot.post(teams.submitted(bot.cloud, "save", {"note": "done"}, card="1:form"))
    assert answer.status == 200
    [turn] = bot.script.turns
    assert (turn.verb, dict(turn.data)) == ("save", {"note": "done"})
    assert [(call.method, call.activity) for call in bot.cloud.calls[:1]] == [("PUT", "1:form")]
    assert [call.text for call in bot.cloud.sent] == ["And more."]


async def test_a_card_that_is_gone_is_answered_with_a_new_message(bot):
    bot.script.replies = [Reply("Saved.", CARD, replaces=True)]
    bot.cloud.answer_next = [web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)]
    await bot.post(teams.submitted(bot.cloud, "save"))
    assert [call.method for call in bot.cloud.calls] == ["PUT", "POST"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        {},
        {"action": None},
        {"action": {"type": "Action.Submit", "verb": "save"}},
        {"action": {"type": "Action.Execute"}},
        {"action": {"type": "Action.Execute", "verb": ""}},
        {"action": {"type": "Action.Execute", "verb": {"a": 1}}},
    ],
)
async def test_a_button_that_is_none_of_ours_gets_the_protocols_own_error(bot, value):
    answer = await bot.post(teams.pressed(bot.cloud, "x", value=value))
    assert answer.status == 200
    body = await answer.json()
    assert (body["statusCode"], body["type"]) == (400, replies.ERROR)
    assert bot.script.turns == []


@pytest.mark.parametrize("data", [None, "text", [1], 5])
async def test_button_data_of_another_shape_counts_as_none(bot, data):
    value = {"action": {"type": "Action.Execute", "verb": "save", "data": data}}
    assert (await bot.post(teams.pressed(bot.cloud, "save", value=value))).status == 200
    assert dict(bot.script.turns[0].data) == {}


@pytest.mark.parametrize("name", ["task/fetch", "composeExtension/query", "signin/verifyState", "handoff/action", None])
async def test_other_invokes_are_not_implemented(bot, name):
    answer = await bot.post(teams.pressed(bot.cloud, "x", name=name, value={"commandId": []}))
    assert answer.status == 501
    assert bot.script.turns == []


async def test_what_is_typed_in_a_thread_never_replaces_the_threads_first_message(bot):
    bot.script.replies = [Reply("Saved.", CARD, replaces=True)]
    await bot.post(teams.channel_message(bot.cloud, "yes", replyToId="1:digest"))
    assert [call.method for call in bot.cloud.calls] == ["POST"]


async def test_a_text_can_take_the_place_of_a_card(bot):
    bot.script.replies = [Reply("Cancelled; nothing is saved.", replaces=True)]
    answer = await bot.post(teams.pressed(bot.cloud, "cancel", card="1:form"))
    assert (await answer.json())["type"] == replies.MESSAGE
    await bot.cloud.until(lambda: bot.cloud.calls)
    [call] = bot.cloud.calls
    assert (call.method, call.activity, call.text) == ("PUT", "1:form", "Cancelled; nothing is saved.")
