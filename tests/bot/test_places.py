"""What becomes of places: each ends visible in the ledger, and what waits goes out once when it is there again."""

import contextlib
from datetime import timedelta

import pytest
from aiohttp import web
from sqlalchemy import select

from bot import hosts, outbound, proactive
from bot import roster as reading
from bot.connector import Connector, ConnectorError
from bot.http_client import HttpClient
from cards import deliveries as cards
from cards import elements
from rules.calendar import LONDON
from scheduler.deliver import Blocked, Retryable
from scheduler.tick import tick
from storage import conversations, outbox_ledger, roster
from storage.actions import Action
from storage.conversations import Conversation, Reference
from storage.members import Role
from storage.outbox_ledger import NEEDS_A_LOOK
from storage.roster import RosterPerson, Seen
from tests import factories
from tests.bot.conftest import NOW
from tests.bot.test_health import until_ready
from tests.cloud import teams
from tests.cloud.microsoft import TENANT

EARLY, NINE = NOW - timedelta(hours=3), NOW - timedelta(hours=1)
TEAM = "19:team@thread.tacv2"
OTHER = "19:other@thread.tacv2"
CHAT = "a:personal-alex"


class Places:
    """A running bot, a group with two channels in one team, and the scheduler on the bot's own connector."""

    def __init__(self, bot, connector, times):
        self.bot, self.cloud, self.db, self._times = bot, bot.cloud, bot.db, times
        self._deliver = proactive.make_deliver(connector)

    async def happen(self, activity):
        assert (await self.bot.post(activity)).status == 200

    async def tick(self, minutes=0):
        self._times["now"] = NINE + timedelta(minutes=minutes)
        await tick(self.db, self._times["now"], self._deliver, LONDON)

    def place(self, conversation_id=teams.CHANNEL):
        return self.db.read_sync(conversations.find, TENANT, conversation_id)

    def why(self, conversation_id=teams.CHANNEL):
        return self.place(conversation_id).blocked_why

    def digests(self, conversation_id=teams.CHANNEL):
        return [call for call in self.cloud.sent if call.conversation == conversation_id]

    def ledger(self):
        rows = self.db.read_sync(outbox_ledger.latest, 1, EARLY - timedelta(days=1), NEEDS_A_LOOK, 9)
        return [cards.line(row) for row in rows]


def event(cloud, kind, channel=None, **more):
    """A conversationUpdate as Teams writes it: in the team's first channel, naming the channel it is about beside."""
    made = teams.installed(cloud, **more)
    made["membersAdded"] = []
    made["conversation"]["id"] = TEAM
    made["channelData"] |= {"eventType": kind} | ({"channel": {"id": channel}} if channel else {})
    return made


def removed(cloud):
    return event(cloud, "teamMemberRemoved") | {"membersRemoved": [teams.BOT]}


def added(cloud):
    return event(cloud, "teamMemberAdded") | {"membersAdded": [teams.BOT]}


def uninstalled(cloud):
    return teams.installation(cloud, "remove")


def named(kind, channel=None):
    return lambda cloud: event(cloud, kind, channel)


def in_person(cloud, action):
    made = teams.installation(cloud, action)
    made["conversation"] = {"id": CHAT, "conversationType": "personal", "tenantId": TENANT}
    del made["channelData"]["team"]
    return made


CHANNEL_DELETED = named("channelDeleted", teams.CHANNEL)
SHUT = [
    pytest.param(CHANNEL_DELETED, "the channel was deleted", id="channel deleted"),
    pytest.param(named("teamArchived"), "the team is archived", id="team archived"),
    pytest.param(named("teamDeleted"), "the team was deleted", id="team deleted"),
    pytest.param(named("teamHardDeleted"), "the team was deleted", id="team deleted for good"),
    pytest.param(removed, "I was removed from the team", id="bot removed"),
    pytest.param(uninstalled, "I was removed from the team", id="app removed"),
]
OPENED = [
    pytest.param(CHANNEL_DELETED, named("channelRestored", teams.CHANNEL), id="channel restored"),
    pytest.param(named("teamArchived"), named("teamUnarchived"), id="team unarchived"),
    pytest.param(named("teamDeleted"), named("teamRestored"), id="team restored"),
    pytest.param(removed, added, id="bot added again"),
    pytest.param(uninstalled, lambda cloud: teams.installation(cloud, "add"), id="app installed again"),
    pytest.param(CHANNEL_DELETED, teams.channel_message, id="somebody writes there"),
]


@pytest.fixture
async def places(db, cloud, start):
    def build(session):
        group = factories.group(session, tenant_id=TENANT)
        factories.member(session, group.id, "Alex", tenant_id=TENANT, entra_id="entra-alex", role=Role.COORDINATOR)
        factories.action(session, group.id, on=NOW.date())
        for conversation_id in (teams.CHANNEL, OTHER):
            where = Reference(TENANT, conversation_id, "channel", cloud.service_url, teams.BOT["id"], TEAM)
            row = conversations.remember(session, where, EARLY)
            row.group_id, row.gets_digest, row.welcomed_at = group.id, conversation_id == teams.CHANNEL, EARLY

    db.run_sync(build)
    times = {"now": EARLY}
    bot = await start(real=True, database=db, clock=lambda: times["now"])
    await until_ready(bot)  # its own tick is over: from here on the test ticks
    async with contextlib.aclosing(HttpClient(outbound.trust_anchors())) as client:
        yield Places(bot, Connector(client, hosts.ExactHosts(frozenset({cloud.host})), None), times)


@pytest.mark.parametrize(("happened", "words"), SHUT)
async def test_a_place_that_is_gone_is_written_to_no_more_and_the_ledger_says_why(places, happened, words):
    await places.happen(happened(places.cloud))
    await places.tick()
    assert places.digests() == []
    (line,) = places.ledger()
    assert line.endswith(f"to the channel: blocked: {words}")


async def test_the_coordinator_reads_why_in_a_chat_and_how_it_ends(places):
    await places.happen(CHANNEL_DELETED(places.cloud))
    await places.tick()
    await places.happen(teams.message(places.cloud, "deliveries"))
    said = elements.spoken(places.cloud.sent[-1].card)
    assert "blocked: the channel was deleted" in said
    assert "added there again" in said


@pytest.mark.parametrize(("shut", "opened"), OPENED)
async def test_a_place_that_is_there_again_gets_what_waited_once_and_no_second_welcome(places, shut, opened):
    await places.happen(shut(places.cloud))
    await places.tick()
    await places.happen(opened(places.cloud))
    said = len(places.digests())  # the answer to who wrote there
    await places.tick(5)
    await places.tick(10)
    assert len(places.digests()) == said + 1
    assert places.ledger() == []
    (channel,) = places.db.read_sync(conversations.digest_channels, 1)
    assert channel.conversation_id == teams.CHANNEL


async def test_a_team_that_is_gone_takes_all_its_channels_with_it_and_brings_them_back(places):
    await places.happen(event(places.cloud, "teamArchived"))
    assert (places.why(), places.why(OTHER)) == ("team archived", "team archived")
    await places.happen(event(places.cloud, "teamUnarchived"))
    assert (places.why(), places.why(OTHER)) == (None, None)


async def test_a_word_in_one_channel_shows_that_the_others_of_its_team_are_there_too(places):
    await places.happen(removed(places.cloud))
    made = teams.channel_message(places.cloud)
    made["conversation"]["id"] = f"{OTHER};messageid=1"
    await places.happen(made)
    assert (places.why(), places.why(OTHER)) == (None, None)


async def test_a_channel_that_was_deleted_does_not_come_back_with_its_team(places):
    await places.happen(CHANNEL_DELETED(places.cloud))
    for kind in ("teamArchived", "teamUnarchived"):
        await places.happen(event(places.cloud, kind))
    assert (places.why(), places.why(OTHER)) == ("channel deleted", None)


async def test_a_channel_blocked_by_a_refusal_opens_when_the_bot_is_added_to_its_team_again(places):
    places.cloud.answer_next.append(web.json_response({"error": {"code": "BotNotInConversationRoster"}}, status=403))
    await places.tick()
    assert places.ledger()[0].endswith("I am not in there any more (403 BotNotInConversationRoster), after 1 attempt")
    await places.happen(added(places.cloud))
    await places.tick(5)
    assert len(places.digests()) == 2  # the refused one, and the one that arrived
    assert places.ledger() == []


async def test_what_is_told_twice_or_too_late_changes_nothing_that_a_word_does_not_mend(places):
    for _ in range(2):
        await places.happen(event(places.cloud, "teamArchived"))
    since = places.place().blocked_at
    await places.happen(event(places.cloud, "teamUnarchived"))
    await places.happen(event(places.cloud, "teamArchived"))
    assert places.place().blocked_at == since
    await places.happen(teams.channel_message(places.cloud))
    assert places.why() is None


@pytest.mark.parametrize(
    "kind", ["teamRenamed", "channelRenamed", "channelCreated", "somethingNew", "", None, ["x"], 7]
)
async def test_a_new_name_and_an_unknown_event_change_nothing(places, kind):
    await places.happen(event(places.cloud, kind, teams.CHANNEL))
    await places.tick()
    assert len(places.digests()) == 1


@pytest.mark.parametrize("field", ["team", "channel"])
@pytest.mark.parametrize("odd", [None, "odd", {}, {"id": 7}, {"id": "19:elsewhere@thread.tacv2"}])
async def test_events_of_places_nobody_knows_make_none_and_shut_none(places, field, odd):
    for kind in ("teamArchived", "teamRestored", "channelDeleted", "channelRestored"):
        made = event(places.cloud, kind)
        made["channelData"] |= {"team": {"id": "19:elsewhere@thread.tacv2"}, field: odd}
        await places.happen(made)
    assert (places.why(), places.why(OTHER), places.place(TEAM)) == (None, None, None)


async def test_another_tenant_shuts_nothing_of_this_one(places, start, configured):
    made = event(places.cloud, "teamArchived")
    made["channelData"]["tenant"]["id"] = made["conversation"]["tenantId"] = "another"
    assert (await places.bot.post(made)).status == 403
    assert places.why() is None


async def test_an_upgrade_of_the_app_takes_the_bot_from_nowhere(places):
    await places.happen(teams.installation(places.cloud, "remove-upgrade"))
    assert places.why() is None


async def test_a_private_channel_the_bot_is_taken_from_shuts_alone(places):
    made = removed(places.cloud)
    made["channelData"]["channel"] = {"id": OTHER, "type": "private"}
    await places.happen(made)
    assert (places.why(), places.why(OTHER)) == (None, "bot removed from this place")


async def test_what_waits_goes_to_the_new_address_once_the_place_is_heard_from_there(places):
    def move(session):
        for conversation_id in (teams.CHANNEL, OTHER):
            conversations.find(session, TENANT, conversation_id).service_url = "https://old.example/uk/"

    places.db.run_sync(move)
    await places.tick()
    assert "its address is not one I may write to" in places.ledger()[0]
    made = teams.channel_message(places.cloud)
    made["conversation"]["id"] = f"{OTHER};messageid=1"
    await places.happen(made)
    await places.tick(5)
    assert len(places.digests()) == 1
    assert places.place().service_url == places.cloud.service_url


@pytest.fixture
def chat(places):
    """Let the coordinator own the action and be known in a chat."""

    def write(session):
        (action,) = session.scalars(select(Action)).all()
        action.owners = [{"kind": "person", "name": "Alex", "member_id": 1}]
        where = Reference(TENANT, CHAT, "personal", places.cloud.service_url, teams.BOT["id"], person_id="entra-alex")
        conversations.remember(session, where, EARLY)

    places.db.run_sync(write)


async def test_the_coordinator_is_told_in_person_that_the_only_channel_was_deleted(places, chat):
    await places.happen(CHANNEL_DELETED(places.cloud))
    await places.tick()
    (digest,) = places.digests(CHAT)
    assert "blocked: the channel was deleted" in elements.spoken(digest.card)


async def test_who_has_blocked_the_bot_is_shown_and_gets_what_waited_once_they_write(places, chat):
    await places.happen(CHANNEL_DELETED(places.cloud))  # so that theirs is all that is sent
    refusal = {"error": {"code": "MessageWritesBlocked"}}
    places.cloud.answer_next.append(web.json_response(refusal, status=403))
    await places.tick()
    (line,) = [line for line in places.ledger() if "personal" in line]
    words = "the person has blocked or removed me (403 MessageWritesBlocked), after 1 attempt"
    assert line.endswith(f"to the personal chat of Alex: blocked: {words}")
    await places.happen(teams.message(places.cloud, "help"))
    said = len(places.digests(CHAT))
    await places.tick(5)
    await places.tick(10)
    assert len(places.digests(CHAT)) == said + 1


async def test_who_removes_the_app_is_not_written_to_until_they_have_it_again(places):
    await places.happen(in_person(places.cloud, "add"))
    assert len(places.cloud.sent) == 1
    await places.happen(in_person(places.cloud, "remove"))
    assert places.why(CHAT) == "app removed by the person"
    await places.happen(in_person(places.cloud, "add"))
    assert places.why(CHAT) is None
    assert len(places.cloud.sent) == 1  # welcomed once


async def test_a_chat_kept_without_a_name_gets_it_with_the_first_word(places):
    await places.happen(in_person(places.cloud, "add") | {"from": None})
    assert places.place(CHAT).person_id is None
    await places.happen(in_person(places.cloud, "remove"))
    await places.happen(teams.message(places.cloud, "help"))
    assert (places.place(CHAT).person_id, places.why(CHAT)) == ("entra-alex", None)


@pytest.mark.parametrize("kind", ["channelShared", "channelUnshared"])
async def test_a_channel_shared_with_others_has_its_people_read_anew(places, monkeypatch, kind):
    monkeypatch.setattr(reading, "SETTLES_SECONDS", 0.0)
    made = event(places.cloud, kind)
    made["conversation"]["id"] = teams.CHANNEL
    await places.happen(made)
    await places.cloud.until(lambda: any("pagedmembers" in line for line in places.cloud.log))


async def test_a_service_opens_chats_with_the_members_in_the_team(db, cloud, start):
    def build(session):
        group = factories.group(session, tenant_id=TENANT)
        factories.member(session, group.id, "Alex", tenant_id=TENANT, entra_id="entra-alex")
        where = Reference(TENANT, teams.CHANNEL, "channel", cloud.service_url, teams.BOT["id"], TEAM)
        row = conversations.remember(session, where, EARLY)
        row.group_id, row.gets_digest = group.id, True
        roster.refresh(session, group.id, [Seen(TENANT, "entra-alex", "29:alex", "Alex", guest=False)], EARLY)

    db.run_sync(build)
    await until_ready(await start(real=True, database=db, clock=lambda: EARLY))
    [opened] = [call for call in cloud.calls if not call.conversation]
    assert opened.token in cloud.tokens
    assert opened.body == {
        "isGroup": False,
        "bot": {"id": teams.BOT["id"]},
        "members": [{"id": "29:alex"}],
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }
    (chat,) = db.read_sync(conversations.of_person, TENANT, "entra-alex")
    assert chat.conversation_id == f"a:{opened.id}"
    assert cloud.sent == []


class Refuses:
    """A connector whose service opens no chat."""

    def __init__(self, error):
        self.error, self.conversations = error, self

    def at(self, _service_url):
        return self

    async def create_conversation(self, _parameters):
        raise self.error


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        (ConnectorError("BotDisabledByAdmin", status=403), Blocked),
        (ConnectorError("TooManyRequests", status=429, retry_after=7), Retryable),
        (ConnectorError("HostNotAllowed", reached=False), Blocked),
    ],
)
async def test_a_chat_that_teams_does_not_open_is_refused_as_a_delivery_is(refused, error):
    channel = Conversation(service_url="https://smba.example/uk/", bot_id="28:bot", tenant_id=TENANT)
    person = RosterPerson(tenant_id=TENANT, entra_id="entra-alex", teams_id="29:alex", name="Alex")
    with pytest.raises(error):
        await proactive.make_open_chat(Refuses(refused))(channel, person)
