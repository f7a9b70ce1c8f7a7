"""Slow turns, bugs and a connector in trouble."""

import asyncio
import threading

import pytest
from aiohttp import web

from bot import endpoint, teams_bot
from dialogs.turn import Reply
from tests.cloud import teams

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "The plan"}]}


@pytest.fixture
def gate(script):
    """Hold each turn until the gate is opened."""
    opened = threading.Event()
    respond = script.respond

    def held(session, turn, now, **known):
        opened.wait(10)
        return respond(session, turn, now, **known)

    script.respond = held
    yield opened
    opened.set()


async def test_a_slow_answer_is_announced_by_a_typing_sign(gate, bot, monkeypatch):
    monkeypatch.setattr(teams_bot, "TYPING_SECONDS", 0.05)
    posted = asyncio.create_task(bot.post(teams.message(bot.cloud)))
    await bot.cloud.until(lambda: bot.cloud.calls)
    gate.set()
    assert (await posted).status == 200
    assert [call.body["type"] for call in bot.cloud.calls] == ["typing", "message"]


async def test_a_typing_sign_that_is_not_taken_delays_nothing(gate, bot, monkeypatch):
    monkeypatch.setattr(teams_bot, "TYPING_SECONDS", 0.05)
    bot.cloud.answer_next = [web.Response(status=429, headers={"Retry-After": "3"})]
    posted = asyncio.create_task(bot.post(teams.message(bot.cloud)))
    await bot.cloud.until(lambda: bot.cloud.calls)
    gate.set()
    assert (await posted).status == 200
    assert [call.body["type"] for call in bot.cloud.calls] == ["typing", "message"]


async def test_a_button_is_answered_in_time_and_the_slow_result_follows(gate, bot, monkeypatch):
    monkeypatch.setattr(endpoint, "INVOKE_SECONDS", 0.05)
    bot.script.replies = [Reply("Saved.", CARD, replaces=True)]
    answer = await bot.post(teams.pressed(bot.cloud, "save", card="1:form"))
    assert (await answer.json())["value"] == endpoint.STILL_AT_IT.text
    gate.set()
    await bot.cloud.until(lambda: bot.cloud.calls)
    assert [(call.method, call.activity) for call in bot.cloud.calls] == [("PUT", "1:form")]


async def test_a_slow_message_is_acknowledged_before_teams_sends_it_again(gate, bot, monkeypatch):
    monkeypatch.setattr(endpoint, "MESSAGE_SECONDS", 0.05)
    assert (await bot.post(teams.message(bot.cloud))).status == 202
    gate.set()
    await bot.cloud.until(lambda: bot.cloud.sent)
    assert bot.cloud.sent[0].text == "You said hello"


@pytest.mark.parametrize("made", [teams.message, lambda cloud: teams.pressed(cloud, "save")])
async def test_a_bug_ends_in_an_apology_and_changes_nothing(bot, made, capsys):
    bot.script.fail = RuntimeError("what somebody typed")
    answer = await bot.post(made(bot.cloud))
    assert answer.status == 200
    said = await answer.text() + "".join(call.text for call in bot.cloud.sent)
    assert teams_bot.APOLOGY in said
    assert "what somebody typed" not in said
    bot.script.fail = None
    assert (await bot.post(teams.message(bot.cloud, "again"))).status == 200
    assert bot.cloud.sent[-1].text == "You said again"


async def test_a_throttled_reply_is_tried_again_after_the_time_teams_names(bot):
    bot.cloud.answer_next = [
        web.Response(status=429, headers={"Retry-After": "0"}),
        web.Response(status=412, headers={"Retry-After": "0"}),
    ]
    assert (await bot.post(teams.message(bot.cloud))).status == 200
    assert len(bot.cloud.sent) == 3


async def test_a_reply_that_may_have_arrived_is_not_tried_again(bot):
    bot.cloud.answer_next = [web.Response(status=503)]
    await bot.post(teams.message(bot.cloud))
    assert len(bot.cloud.sent) == 1
