import asyncio
import contextlib
import socket

import pytest
from aiohttp import web
from botbuilder.schema import Activity, ChannelAccount, ConversationParameters

from bot import hosts, outbound, proactive
from bot.connector import Connector, ConnectorError
from bot.http_client import HttpClient
from scheduler.deliver import Ambiguous, Blocked, Dead, Message, Retryable
from storage.conversations import Conversation
from tests.cloud import teams
from tests.cloud.microsoft import TENANT


async def bearer():
    return "the-token"


@pytest.fixture
async def connector(cloud):
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors())) as client:
        yield Connector(client, hosts.ExactHosts(frozenset({cloud.host})), bearer)


@pytest.fixture
def there(connector, cloud):
    return connector.at(cloud.service_url).conversations


def hello():
    return Activity(type="message", text="Hello")


async def test_messages_are_sent_answered_updated_and_deleted_on_teams_own_paths(cloud, there):
    sent = await there.send_to_conversation(teams.CHANNEL, hello())
    assert sent.id == cloud.calls[0].id
    await there.reply_to_activity(f"{teams.CHANNEL};messageid=7", "1:a/b", hello())
    await there.update_activity(teams.CHANNEL, sent.id, hello())
    await there.delete_activity(teams.CHANNEL, sent.id)
    assert [(call.method, call.conversation, call.activity, call.body) for call in cloud.calls] == [
        ("POST", teams.CHANNEL, None, {"type": "message", "text": "Hello"}),
        ("POST", f"{teams.CHANNEL};messageid=7", "1:a/b", {"type": "message", "text": "Hello"}),
        ("PUT", teams.CHANNEL, sent.id, {"type": "message", "text": "Hello"}),
        ("DELETE", teams.CHANNEL, sent.id, {}),
    ]
    assert {call.token for call in cloud.calls} == {"the-token"}
    assert cloud.log[0].endswith(f"/uk/v3/conversations/{teams.CHANNEL}/activities")


async def test_a_chat_with_a_person_is_opened(cloud, there):
    parameters = ConversationParameters(
        bot=ChannelAccount(id="28:bot"), members=[ChannelAccount(id="29:alex")], tenant_id=TENANT, is_group=False
    )
    made = await there.create_conversation(parameters)
    assert made.id == f"a:{cloud.calls[0].id}"
    assert cloud.calls[0].body == {
        "bot": {"id": "28:bot"},
        "members": [{"id": "29:alex"}],
        "tenantId": TENANT,
        "isGroup": False,
    }


async def test_the_roster_is_read_page_by_page(cloud, there):
    cloud.rosters[teams.CHANNEL] = [{"id": f"29:{n}", "name": f"N {n}", "aadObjectId": f"e-{n}"} for n in range(5)]
    found, token = [], None
    while True:
        page = await there.get_conversation_paged_members(teams.CHANNEL, 2, token)
        found += [member.aad_object_id for member in page.members]
        token = page.continuation_token
        if not token:
            break
    assert found == ["e-0", "e-1", "e-2", "e-3", "e-4"]
    assert len(cloud.calls) == 3


async def test_one_connection_serves_many_calls(cloud, there):
    for _ in range(10):
        await there.send_to_conversation(teams.CHANNEL, hello())
    assert len(cloud.connections) == 1


@pytest.mark.parametrize("address", ["https://evil.example/uk/", "http://127.0.0.1/uk/", "https://127.0.0.1/uk/", ""])
async def test_no_token_goes_to_an_address_that_is_not_listed(cloud, connector, address):
    async def never():
        raise AssertionError("a token was asked for")

    careful = Connector(connector.client, connector.allowed_hosts, never)
    with pytest.raises(ConnectorError) as refused:
        await careful.at(address).conversations.send_to_conversation(teams.CHANNEL, hello())
    assert (refused.value.code, refused.value.reached) == ("HostNotAllowed", False)
    assert cloud.calls == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_an_error_and_never_followed(cloud, there, status):
    cloud.answer_next = [web.Response(status=status, headers={"Location": f"{cloud.service_url}v3/conversations/x"})]
    with pytest.raises(ConnectorError) as refused:
        await there.send_to_conversation(teams.CHANNEL, hello())
    assert refused.value.status == status
    assert len(cloud.log) == 1


async def test_an_error_carries_teams_code_and_waiting_time_and_nothing_it_said(cloud, there):
    body = {"error": {"code": "ConversationBlockedByUser", "message": "Alex Example blocked the bot"}}
    cloud.answer_next = [web.json_response(body, status=429, headers={"Retry-After": "7"})]
    with pytest.raises(ConnectorError) as refused:
        await there.send_to_conversation(teams.CHANNEL, hello())
    error = refused.value
    assert (error.status, error.code, error.retry_after) == (429, "ConversationBlockedByUser", 7.0)
    assert "Alex" not in repr(error)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"error": "x"}', b'{"error": {"code": "Alex said so!"}}'])
async def test_an_error_without_a_proper_code_has_none(cloud, there, body):
    cloud.answer_next = [web.Response(status=400, body=body)]
    with pytest.raises(ConnectorError) as refused:
        await there.send_to_conversation(teams.CHANNEL, hello())
    assert refused.value.code == "Unknown"


async def test_a_credential_that_fails_is_an_error_before_anything_is_sent(cloud, connector):
    async def fails():
        raise RuntimeError("no")

    broken = Connector(connector.client, connector.allowed_hosts, fails)
    with pytest.raises(ConnectorError) as refused:
        await broken.at(cloud.service_url).conversations.send_to_conversation(teams.CHANNEL, hello())
    assert (refused.value.code, refused.value.reached) == ("NoToken", False)
    assert cloud.calls == []


# Reminders


@pytest.fixture
def place(cloud):
    return Conversation(
        tenant_id=TENANT,
        conversation_id=teams.CHANNEL,
        scope="channel",
        service_url=cloud.service_url,
        bot_id=teams.BOT["id"],
    )


DIGEST = Message("Two actions are overdue", {"type": "AdaptiveCard", "version": "1.5", "body": []})


async def test_a_reminder_is_posted_to_the_stored_conversation_and_its_id_comes_back(cloud, connector, place):
    activity_id = await proactive.make_deliver(connector)(place, DIGEST)
    [call] = cloud.sent
    assert activity_id == call.id
    assert (call.conversation, call.activity) == (teams.CHANNEL, None)
    assert (call.card, call.text) == (DIGEST.card, DIGEST.text)
    assert call.body["from"]["id"] == teams.BOT["id"]
    assert call.token == "the-token"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (429, Retryable),
        (412, Retryable),
        (401, Retryable),
        (403, Blocked),
        (404, Blocked),
        (400, Dead),
        (413, Dead),
        (302, Dead),
        (408, Ambiguous),
        (500, Ambiguous),
        (503, Ambiguous),
    ],
)
async def test_the_answer_of_teams_decides_what_becomes_of_a_reminder(cloud, connector, place, status, kind):
    cloud.answer_next = [web.Response(status=status)]
    with pytest.raises(kind):
        await proactive.make_deliver(connector)(place, DIGEST)
    assert len(cloud.calls) == 1


async def test_an_answer_without_an_id_is_ambiguous(cloud, connector, place):
    cloud.answer_next = [web.json_response({}, status=201)]
    with pytest.raises(Ambiguous):
        await proactive.make_deliver(connector)(place, DIGEST)


async def test_a_broken_connection_is_ambiguous_and_a_refused_one_is_not(cloud, connector, place):
    cloud.answer_next = ["break"]
    with pytest.raises(Ambiguous):
        await proactive.make_deliver(connector)(place, DIGEST)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        place.service_url = f"https://{host}/uk/"
        closed = Connector(connector.client, hosts.ExactHosts(frozenset({host})), bearer)
        with pytest.raises(Retryable):
            await proactive.make_deliver(closed)(place, DIGEST)


async def test_a_slow_answer_is_ambiguous(cloud, connector, place):
    cloud.answer_next = [0.5]
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors(), seconds=0.1)) as impatient:
        with pytest.raises(Ambiguous):
            await proactive.make_deliver(Connector(impatient, connector.allowed_hosts, bearer))(place, DIGEST)


async def test_a_stored_address_that_is_not_listed_blocks_the_conversation(cloud, connector, place):
    place.service_url = "https://evil.example/uk/"
    with pytest.raises(Blocked):
        await proactive.make_deliver(connector)(place, DIGEST)


async def test_twenty_reminders_at_once_share_the_pool(cloud, connector, place):
    deliver = proactive.make_deliver(connector)
    ids = await asyncio.gather(*(deliver(place, DIGEST) for _ in range(20)))
    assert len(set(ids)) == 20
