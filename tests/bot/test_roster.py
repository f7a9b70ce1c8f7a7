"""Who is in the team is read from Teams beside the turns, whole, seldom, and without harm where it fails."""

import pytest
from botbuilder.schema import PagedMembersResult
from botbuilder.schema.teams import TeamsChannelAccount

from bot import roster as reading
from bot.background import Background
from bot.metrics import Metrics
from storage import conversations, members, roster
from storage.conversations import Reference
from tests import factories
from tests.bot.conftest import NOW
from tests.cloud import teams
from tests.cloud.microsoft import TENANT

GUEST = {"id": "29:kim", "name": "Kim", "objectId": "entra-kim", "userRole": "guest", "tenantId": "partner"}
LEON = {"id": "29:leon", "name": "Leon", "aadObjectId": "entra-leon", "email": "leon@x.example", "userRole": "user"}
ROBOT = {"id": "28:other-bot", "name": "Another bot", "aadObjectId": "entra-bot"}
NOBODY = {"id": "29:anonymous", "name": "Anonymous"}


@pytest.fixture
def group(bot, monkeypatch):
    """Return the group whose channel it is; bursts are over at once."""
    monkeypatch.setattr(reading, "SETTLES_SECONDS", 0.0)

    def write(session):
        made = factories.group(session)
        where = Reference(TENANT, teams.CHANNEL, "channel", bot.cloud.service_url, teams.BOT["id"])
        conversations.remember(session, where, NOW).group_id = made.id
        return made.id

    bot.cloud.rosters[teams.CHANNEL] = [LEON, GUEST, ROBOT, NOBODY]
    return bot.db.run_sync(write)


def asked(bot):
    return sum("pagedmembers" in line for line in bot.cloud.log)


async def seen(bot, group_id):
    """Return the roster once it has been read."""
    await bot.cloud.until(lambda: asked(bot) > 0)
    for _ in range(200):
        if rows := bot.db.read_sync(roster.of_group, group_id):
            return {row.name: row for row in rows}
        await bot.client.get("/livez")
    raise AssertionError("nothing was kept")


async def test_a_turn_from_the_channel_lets_the_roster_be_read(bot, group):
    await bot.post(teams.channel_message(bot.cloud))
    rows = await seen(bot, group)
    assert set(rows) == {"Leon", "Kim"}  # no bots, nobody without an account
    leon, kim = rows["Leon"], rows["Kim"]
    assert (leon.tenant_id, leon.entra_id, leon.teams_id, leon.guest) == (TENANT, "entra-leon", "29:leon", False)
    assert (kim.tenant_id, kim.entra_id, kim.guest) == ("partner", "entra-kim", True)
    assert "leon@x.example" not in str([row.model_dump() for row in rows.values()])


async def test_it_is_read_once_a_day_however_much_is_said(bot, group):
    for _ in range(3):
        await bot.post(teams.channel_message(bot.cloud))
    await seen(bot, group)
    await bot.post(teams.channel_message(bot.cloud))
    assert asked(bot) == 1


async def test_what_another_replica_read_today_is_not_read_again(bot, group):
    bot.db.run_sync(roster.refresh, group, [], NOW)
    bot.db.run_sync(roster.refresh, group, [roster.Seen(TENANT, "e", "29:e", "Ash", guest=False)], NOW)
    await bot.post(teams.channel_message(bot.cloud))
    await bot.client.get("/livez")
    assert asked(bot) == 0


async def test_all_pages_are_read(bot, group):
    bot.cloud.rosters[teams.CHANNEL] = [
        {"id": f"29:{n}", "name": f"Person {n}", "aadObjectId": f"entra-{n}"} for n in range(450)
    ]
    await bot.post(teams.channel_message(bot.cloud))
    assert len(await seen(bot, group)) == 450
    assert asked(bot) == 3


@pytest.mark.parametrize("field", ["membersAdded", "membersRemoved"])
async def test_people_coming_or_going_let_it_be_read_anew(bot, group, field):
    bot.db.run_sync(roster.refresh, group, [roster.Seen(TENANT, "e", "29:e", "Ash", guest=False)], NOW)
    await bot.post(teams.installed(bot.cloud) | {"membersAdded": []} | {field: [{"id": "29:sam"}]})
    await bot.cloud.until(lambda: asked(bot) == 1)


async def test_people_of_two_teams_are_known_and_each_is_read(bot, group):
    def write(session):
        where = Reference(TENANT, "19:second", "channel", bot.cloud.service_url, teams.BOT["id"])
        conversations.remember(session, where, NOW).group_id = group

    bot.db.run_sync(write)
    bot.cloud.rosters["19:second"] = [{"id": "29:ash", "name": "Ash", "aadObjectId": "entra-ash"}]
    await bot.post(teams.channel_message(bot.cloud))
    await seen(bot, group)
    in_second = teams.channel_message(bot.cloud)
    in_second["conversation"]["id"] = "19:second;messageid=1"
    await bot.post(in_second)
    await bot.cloud.until(lambda: asked(bot) == 2)
    for _ in range(200):
        if "Ash" in (known := await seen(bot, group)):
            break
        await bot.client.get("/livez")
    assert set(known) == {"Leon", "Kim", "Ash"}


async def test_a_member_is_called_what_the_roster_calls_them(bot, group):
    def write(session):
        factories.member(session, group, "The coordinator", tenant_id=TENANT, entra_id="entra-leon")

    bot.db.run_sync(write)
    await bot.post(teams.channel_message(bot.cloud))
    await seen(bot, group)
    assert [one.name for one in bot.db.read_sync(members.of_group, group)] == ["Leon"]


async def test_a_place_that_has_just_got_its_group_is_read_at_once(bot, group):
    bot.db.run_sync(roster.refresh, group, [roster.Seen(TENANT, "e", "29:e", "Ash", guest=False)], NOW)
    where = teams.channel_message(bot.cloud)["conversation"]
    await bot.post(teams.pressed(bot.cloud, "choose_place", {"group": 1}, conversation=where))
    await bot.cloud.until(lambda: asked(bot) == 1)


async def test_a_place_of_no_group_is_not_read(bot, group):
    bot.db.run_sync(lambda session: setattr(conversations.find(session, TENANT, teams.CHANNEL), "group_id", None))
    await bot.post(teams.channel_message(bot.cloud))
    await bot.client.get("/livez")
    assert asked(bot) == 0


async def test_a_personal_chat_has_no_team(bot, group):
    await bot.post(teams.message(bot.cloud))
    assert asked(bot) == 0


class Wanting:
    """Stands in for the conversation: wants every roster, and fails to keep it where it is told to."""

    def __init__(self, failure=None):
        self.failure = failure

    async def wants_roster(self, *_place, anew):
        return True

    async def keep_roster(self, *_kept):
        if self.failure:
            raise self.failure


class Pages:
    """Stands in for Teams: page after page, or a refusal."""

    def __init__(self, failure=None, *, endless=False, empty=False):
        self.conversations, self.failure, self.endless, self.empty = self, failure, endless, empty

    async def get_conversation_paged_members(self, _id, continuation_token=None):
        if self.failure:
            raise self.failure
        ash = TeamsChannelAccount(id="29:ash", name="Ash", aad_object_id="entra-ash")
        members = [] if self.empty else [ash]
        return PagedMembersResult(
            members=members, continuation_token=f"{continuation_token}x" if self.endless else None
        )


@pytest.mark.parametrize(
    ("conversation", "teams_side"),
    [
        (Wanting(), Pages(reading.ConnectorError("BotNotInConversationRoster", status=403))),
        (Wanting(RuntimeError("the database is away")), Pages()),
        (Wanting(), Pages(endless=True)),
        (Wanting(), Pages(empty=True)),
    ],
    ids=["Teams refuses", "it cannot be kept", "it has no end", "it is empty"],
)
async def test_what_fails_is_counted_and_tried_again_another_day(conversation, teams_side):
    background, metrics = Background(), Metrics("1")
    rosters = reading.Rosters(conversation, background, metrics)
    for _ in range(2):
        rosters.look(teams_side, TENANT, teams.CHANNEL)
    await background.drain(5)
    assert metrics.registry.get_sample_value("clerk_rosters_not_read_total") == 1


async def test_hostile_entries_are_left_out_or_made_plain(bot, group):
    bot.cloud.rosters[teams.CHANNEL] = [
        {"id": 7, "name": "Number", "aadObjectId": "entra-number"},
        {"id": "29:list", "name": ["x"], "aadObjectId": "entra-list"},
        {"id": "29:long", "name": "A\x00" + "b \n" * 500, "aadObjectId": "entra-long"},
        {"id": "29:none", "name": "None", "aadObjectId": {"a": 1}},
    ]
    await bot.post(teams.channel_message(bot.cloud))
    rows = await seen(bot, group)
    assert {row.entra_id for row in rows.values()} == {"entra-list", "entra-long"}
    assert "Nameless" in rows
    assert all(len(name) <= 200 and "\x00" not in name for name in rows)
