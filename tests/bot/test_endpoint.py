import asyncio
import io
import json
import threading

import pytest
from aiohttp import web

from bot import endpoint, replies, teams_bot
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


# Buttons


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


# Bad input


def signed(bot):
    return {"Authorization": f"Bearer {bot.cloud.token()}", "Content-Type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"nonsense", b"[]", b"5", b'"text"', b"null", b"\xff\xfe", b'{"a": NaN}', b"[" * 100_000],
)
async def test_what_is_no_json_object_is_a_bad_request(bot, body):
    answer = await bot.client.post("/api/messages", data=body, headers=signed(bot))
    assert answer.status == 400
    assert "Traceback" not in await answer.text()


@pytest.mark.parametrize("kind", [None, "", 5, "somethingElse", ["message"], {"a": 1}])
async def test_an_unknown_activity_type_is_a_bad_request(bot, kind):
    assert (await bot.post(teams.message(bot.cloud, type=kind))).status == 400
    activity = teams.message(bot.cloud)
    del activity["type"]
    assert (await bot.post(activity)).status == 400


def nested(depth):
    value = "end"
    for _ in range(depth):
        value = {"inner": value}
    return value


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": {"a": 1}},
        {"from": None},
        {"from": "alex"},
        {"from": {"id": 5}},
        {"from": {}},
        {"conversation": []},
        {"conversation": {"id": None}},
        {"recipient": None},
        {"id": None},
        {"id": 7},
        {"entities": "x"},
        {"entities": [5]},
        {"attachments": {"a": 1}},
        {"attachments": [{"name": 5}]},
        {"replyToId": ["1"]},
        {"value": nested(40)},
        {"value": [nested(40)]},
    ],
)
async def test_an_activity_of_the_wrong_shape_is_a_bad_request(bot, change):
    assert (await bot.post(teams.message(bot.cloud) | change)).status == 400
    assert bot.script.turns == []


async def test_many_shallow_brackets_are_fine(bot):
    assert (await bot.post(teams.message(bot.cloud, value={"list": [{} for _ in range(500)]}))).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "", "x"])
async def test_another_content_type_is_refused(bot, kind):
    answer = await bot.client.post("/api/messages", data=b"{}", headers={"Content-Type": kind})
    assert answer.status == 415


async def test_a_megabyte_is_refused_before_it_is_read(bot):
    body = io.BytesIO(json.dumps(teams.message(bot.cloud, "x" * 1024 * 1024)).encode())
    answer = await bot.client.post("/api/messages", data=body, headers=signed(bot))
    assert answer.status == 413
    assert bot.script.turns == []


async def test_a_megabyte_that_does_not_say_its_length_is_refused_too(bot):
    async def body():
        for _ in range(1024):
            yield b"x" * 1024

    answer = await bot.client.post("/api/messages", data=body(), headers=signed(bot))
    assert answer.status == 413


async def test_the_service_is_unharmed_by_all_that(bot):
    for body in (b"{", b"x" * 300_000, b"[]"):
        await bot.client.post("/api/messages", data=body, headers=signed(bot))
    assert (await bot.post(teams.message(bot.cloud, "still there?"))).status == 200
    assert bot.cloud.sent[-1].text == "You said still there?"


@pytest.mark.parametrize(
    "kind", ["typing", "messageReaction", "event", "endOfConversation", "messageUpdate", "messageDelete", "trace"]
)
async def test_what_teams_sends_and_we_do_not_use_is_taken_and_nothing_is_done(bot, kind):
    assert (await bot.post(teams.message(bot.cloud, type=kind))).status == 200
    assert bot.script.turns == []
    assert bot.cloud.calls == []


@pytest.mark.parametrize("path", ["/", "/api/messages/x", "/metrics"])
async def test_other_paths_are_not_found(bot, path):
    assert (await bot.client.get(path)).status == 404


async def test_other_methods_are_not_allowed(bot):
    assert (await bot.client.get("/api/messages")).status == 405


# Repeats


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


# Time and trouble


@pytest.fixture
def gate(script):
    """Hold each turn until the gate is opened."""
    opened = threading.Event()
    respond = script.respond

    def held(session, turn, now):
        opened.wait(10)
        return respond(session, turn, now)

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


# Coming and going


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
    assert bot.db.read_sync(conversations.find, TENANT, teams.CHANNEL).blocked_why == "uninstalled"
    await bot.post(teams.channel_message(bot.cloud))
    assert bot.db.read_sync(conversations.find, TENANT, teams.CHANNEL).blocked_at is None
