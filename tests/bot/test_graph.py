"""Whether a reminder is in its channel, asked of Graph over real HTTPS: it is, it is not, or nobody can say."""

import asyncio
import contextlib
from datetime import UTC, date, datetime, timedelta

import pytest
from aiohttp import web
from sqlmodel import select

from bot import credentials, graph, hosts, outbound, proactive, trust
from bot.connector import Connector
from bot.http_client import HttpClient
from rules.calendar import LONDON
from scheduler.deliver import CannotSay, Message
from scheduler.tick import tick
from storage.conversations import Conversation
from storage.outbox import Reminder
from tests import factories
from tests.cloud import teams
from tests.cloud.microsoft import TENANT

GROUP = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b"
KEY = "reminder-7-2027-02-08"
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Two are overdue"}]}


@pytest.fixture
async def connector(cloud, configured):
    cloud.teams[teams.TEAM] = GROUP
    bearer = credentials.from_settings(configured()).token
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors())) as client:
        yield Connector(client, hosts.ExactHosts(frozenset({cloud.host})), bearer)


@pytest.fixture
def deliver(connector):
    return proactive.make_deliver(connector)


@pytest.fixture
def look_up(cloud, connector, configured):
    return graph.make_look_up(connector, graph.from_settings(configured(graph_url=cloud.url)))


@pytest.fixture
def place(cloud):
    return Conversation(
        tenant_id=TENANT,
        conversation_id=teams.CHANNEL,
        scope="channel",
        service_url=cloud.service_url,
        bot_id=teams.BOT["id"],
        team_id=teams.TEAM,
    )


@pytest.fixture
def since():
    return datetime.now(UTC)


async def test_what_was_posted_is_found_by_its_key_and_nothing_else_is(cloud, deliver, look_up, place, since):
    await deliver(place, Message("another", CARD, key="reminder-8-2027-02-08"))
    posted = await deliver(place, Message("this one", CARD, key=KEY))
    await deliver(place, Message("a list", CARD))
    assert await look_up(place, KEY, since) == posted
    assert await look_up(place, "reminder-70-2027-02-08", since) is None


async def test_the_key_is_an_id_in_the_card_and_the_card_itself_stays_as_it_was(cloud, deliver, place):
    await deliver(place, Message("x", CARD, key=KEY))
    assert "id" not in CARD["body"][0]
    assert cloud.sent[0].card == CARD | {"body": [CARD["body"][0] | {"id": KEY}]}


async def test_words_that_somebody_typed_are_never_taken_for_a_key(deliver, look_up, place, since):
    typed = {"type": "TextBlock", "text": f'"id": "{KEY}"'}
    await deliver(place, Message("x", CARD | {"body": [typed]}))
    assert await look_up(place, KEY, since) is None


async def test_a_channel_without_messages_has_none(look_up, place, since):
    assert await look_up(place, KEY, since) is None


async def test_pages_are_read_back_to_the_first_try_and_no_further(cloud, deliver, look_up, place, since, monkeypatch):
    monkeypatch.setattr(graph, "PAGE", 2)
    posted = await deliver(place, Message("x", CARD, key=KEY))
    for _ in range(5):
        await deliver(place, Message("later", CARD))
    assert await look_up(place, KEY, since) == posted
    assert len(cloud.graph_tokens) == 3
    for call in cloud.sent[:4]:
        call.at -= timedelta(hours=1)
    assert await look_up(place, KEY, since) is None
    assert len(cloud.graph_tokens) == 5


async def test_more_messages_than_are_worth_reading_say_nothing(deliver, look_up, place, since, monkeypatch):
    monkeypatch.setattr(graph, "PAGE", 1)
    for _ in range(graph.MOST_PAGES + 1):
        await deliver(place, Message("x", CARD))
    with pytest.raises(CannotSay, match="too many"):
        await look_up(place, KEY, since)


async def test_graph_gets_a_token_of_its_own_and_teams_its_own(cloud, look_up, place, since):
    await look_up(place, KEY, since)
    await look_up(place, KEY, since)
    scopes = [form["scope"] for form in cloud.token_requests]
    assert scopes == ["https://api.botframework.com/.default", f"{cloud.url}/.default"]
    [asked, _] = cloud.calls
    assert asked.token not in cloud.graph_tokens
    assert set(cloud.graph_tokens) <= cloud.tokens


async def test_ids_are_escaped_on_their_way(cloud, look_up, place, since):
    place.conversation_id = "19:a/b?c@thread.tacv2"
    assert await look_up(place, KEY, since) is None
    assert cloud.log[-1] == f"GET /v1.0/teams/{GROUP}/channels/19:a/b?c@thread.tacv2/messages"


@pytest.mark.parametrize(
    "apart", [{"team_id": None}, {"scope": "personal", "team_id": None}, {"scope": "groupChat", "team_id": None}]
)
async def test_a_place_that_is_no_channel_of_a_whole_team_is_not_asked_for(cloud, look_up, place, since, apart):
    for name, value in apart.items():
        setattr(place, name, value)
    with pytest.raises(CannotSay):
        await look_up(place, KEY, since)
    assert cloud.log == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (403, b'{"error": {"code": "Forbidden", "message": "Alex Example may not"}}'),
        (404, b""),
        (429, b""),
        (500, b""),
        (302, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b"{}"),
        (200, b'{"value": [1]}'),
        (200, b'{"value": [{"id": "1", "createdDateTime": "yesterday"}]}'),
        (200, b'{"value": [{"id": "1", "createdDateTime": "2027-02-08T09:00:00"}]}'),
    ],
)
async def test_any_other_answer_says_nothing_and_none_of_it_is_quoted(cloud, look_up, place, since, status, body):
    headers = {"Location": f"{cloud.url}/v1.0/elsewhere"} if status == 302 else {}
    cloud.graph_answers = [web.Response(status=status, body=body, headers=headers)]
    with pytest.raises(CannotSay) as said:
        await look_up(place, KEY, since)
    assert "Alex" not in str(said.value)
    assert len(cloud.graph_tokens) == 1


@pytest.mark.parametrize("link", ["https://evil.example/v1.0/x?$skiptoken=1", "http://127.0.0.1/x", "//evil", 7])
async def test_the_token_follows_no_link_to_another_host(cloud, look_up, place, since, link):
    recent = {"id": "1", "createdDateTime": datetime.now(UTC).isoformat(), "attachments": []}
    cloud.graph_answers = [web.json_response({"value": [recent], "@odata.nextLink": link})]
    with pytest.raises(CannotSay):
        await look_up(place, KEY, since)
    assert len(cloud.graph_tokens) == 1


async def test_a_team_that_teams_does_not_tell_says_nothing(cloud, look_up, place, since):
    cloud.teams = {}
    with pytest.raises(CannotSay, match="404"):
        await look_up(place, KEY, since)
    cloud.teams[teams.TEAM] = "../../users"
    with pytest.raises(CannotSay):
        await look_up(place, KEY, since)
    assert cloud.graph_tokens == []


async def test_without_a_token_for_graph_nothing_is_asked_of_it(cloud, connector, place, since):
    async def refuses():
        raise credentials.CredentialsRefused

    with pytest.raises(CannotSay, match="no token"):
        await graph.make_look_up(connector, graph.Graph(cloud.url, refuses))(place, KEY, since)
    assert cloud.graph_tokens == []


async def test_a_stored_address_that_is_not_listed_is_asked_for_nothing(cloud, look_up, place, since):
    place.service_url = "https://evil.example/uk/"
    with pytest.raises(CannotSay):
        await look_up(place, KEY, since)
    assert cloud.log == []


async def test_a_service_finds_what_was_taken_without_an_answer_and_does_not_send_it_again(
    cloud, connector, configured, edge_db, start
):
    monday = datetime(2027, 2, 8, tzinfo=UTC)

    def build(session):
        group = factories.group(session)
        place = factories.channel(session, group.id)
        place.service_url, place.team_id = cloud.service_url, teams.TEAM
        factories.action(session, group.id, on=date(2027, 2, 26))

    edge_db.run_sync(build)
    await tick(edge_db, monday.replace(hour=7), proactive.make_deliver(connector), LONDON)
    cloud.answer_next = [web.Response(status=504)]
    ticked = await tick(edge_db, monday.replace(hour=9), proactive.make_deliver(connector), LONDON)
    assert ticked.came_to == {"uncertain": 1}
    later = monday.replace(hour=9, minute=5)
    await start(make_trust=trust.production(configured(graph_url=cloud.url)), clock=lambda: later)
    await cloud.until(lambda: bool(cloud.graph_tokens))

    def ended(session):
        found = select(Reminder).where(Reminder.local_date == monday.date())
        return [(row.state, row.activity_id, row.possible_repeat) for row in session.scalars(found)]

    async with asyncio.timeout(5):
        while edge_db.read_sync(ended) != [("sent", cloud.sent[0].id, False)]:  # noqa: ASYNC110 - the service settles it
            await asyncio.sleep(0.01)
    assert len(cloud.sent) == 1


def test_without_its_setting_there_is_no_look_up(configured):
    assert graph.from_settings(configured()) is None
