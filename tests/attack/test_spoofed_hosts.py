"""Addresses, tenants and people that are not what they say: nothing is sent anywhere but to the allowed host.

Every activity here comes with a token that Teams itself could have signed for it, the address in it included.
"""

import asyncio
from datetime import timedelta
from urllib.parse import unquote

import pytest
from aiohttp import web
from sqlalchemy import func, select, text

from bot import trust
from bot.simulator import northbrook
from dialogs.turn import Reply
from rules.calendar import LONDON
from scheduler.tick import tick
from storage.conversations import digest_channels
from storage.outbox import Reminder, State
from storage.types import columns
from tests.bot.conftest import NOW
from tests.cloud import teams
from tests.cloud.microsoft import TENANT

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "The plan", "wrap": True}]}

# {host} is the host that is allowed, {name} and {port} its two halves.
ADDRESSES = [
    "https://169.254.169.254/metadata/instance?api-version=2021-02-01",
    "http://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/latest/meta-data/",
    "https://localhost/uk/",
    "https://localhost:{port}/uk/",
    "https://127.0.0.1/uk/",
    "https://127.0.0.1.:{port}/uk/",
    "https://127.1:{port}/uk/",
    "https://0x7f000001:{port}/uk/",
    "https://2130706433:{port}/uk/",
    "https://[::1]:{port}/uk/",
    "https://[::ffff:127.0.0.1]:{port}/uk/",
    "https://0.0.0.0:{port}/uk/",
    "https://{name}:1/uk/",
    "https://{name}:0{port}/uk/",
    "https://{name}/uk/",
    "http://{host}/uk/",
    "HTTP://{host}/uk/",
    "ws://{host}/uk/",
    "ftp://{host}/uk/",
    "file:///etc/passwd",
    "//{host}/uk/",
    "{host}/uk/",
    "https:/{host}/uk/",
    "https:{host}/uk/",
    "https://user@{host}/uk/",
    "https://user:password@{host}/uk/",
    "https://{host}@evil.example/uk/",
    "https://evil.example#@{host}/uk/",
    "https://evil.example\\@{host}/uk/",
    "https://evil.example?@{host}/uk/",
    "https://{host}.evil.example/uk/",
    "https://{host}./uk/",
    "https://evil.example/{host}/uk/",
    "https://evil{host}/uk/",
    "https://{host}%00.evil.example/uk/",
    "https://{host}%2eevil.example/uk/",
    "https://{host}\x00/uk/",
    "https://{host}\t/uk/",
    "https://{host}\r\nHost: evil.example/uk/",
    "https://{host}/uk/\r\nX-Injected: 1",
    "https://127\u30020.0.1:{port}/uk/",
    "https://127\uff0e0.0.1:{port}/uk/",
    "https://\u2460\u2461\u2466.0.0.1:{port}/uk/",
    "https://{host}\u2215@evil.example/uk/",
    "https://{host}/uk/../../secret/",
    "https://{host}/uk/?redirect=https://evil.example",
    "https://{host}/uk/#fragment",
    "https://{host};evil.example/uk/",
    "https://{host},evil.example/uk/",
    "https://{host} evil.example/uk/",
    " https://{host}/uk/",
    "https://",
    "",
]


def filled(address, host):
    name, _, port = host.partition(":")
    return address.replace("{host}", host).replace("{name}", name).replace("{port}", port)


@pytest.mark.parametrize("address", ADDRESSES)
async def test_an_address_that_is_not_the_allowed_one_to_the_letter_is_refused(bot, address):
    url = filled(address, bot.cloud.host)
    asked = len(bot.cloud.log)
    answer = await bot.post(teams.message(bot.cloud, serviceUrl=url), token=bot.cloud.token(serviceurl=url))
    assert answer.status in (401, 403)
    assert bot.script.turns == []
    assert bot.cloud.log[asked:] == []


async def test_an_address_of_a_host_that_listens_is_not_even_called(bot, stranger):
    for url in (f"{stranger.url}/uk/", f"https://localhost:{stranger.url.rpartition(':')[2]}/uk/"):
        for activity in (teams.message(bot.cloud), teams.pressed(bot.cloud, "brief"), teams.installed(bot.cloud)):
            answer = await bot.post(activity | {"serviceUrl": url}, token=bot.cloud.token(serviceurl=url))
            assert answer.status == 403
    assert stranger.requests == []
    assert bot.script.turns == bot.script.installs == []


async def test_a_refused_address_is_not_kept_for_a_reminder_either(sample_db, start, stranger, configured):
    production = trust.production(configured(allowed_tenants=northbrook.TENANT_ID))
    bot = await start(make_trust=production, real=True, database=sample_db)
    before = sample_db.read_sync(stored_address)
    url = f"{stranger.url}/uk/"
    activity = teams.channel_message(bot.cloud, "status", serviceUrl=url)
    activity["conversation"]["id"] = northbrook.CHANNEL_ID
    activity["channelData"]["tenant"]["id"] = northbrook.TENANT_ID
    await bot.post(activity, token=bot.cloud.token(serviceurl=url))
    assert sample_db.read_sync(stored_address) == before


def stored_address(session):
    return digest_channels(session, 1)[0].service_url


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_the_token_does_not_follow_a_redirect_to_another_host(bot, stranger, status):
    bot.cloud.answer_next = [web.Response(status=status, headers={"Location": f"{stranger.url}/uk/v3/conversations"})]
    assert (await bot.post(teams.message(bot.cloud))).status == 502
    assert stranger.requests == []
    assert len(bot.cloud.calls) == 1


@pytest.mark.parametrize("made", [teams.pressed, teams.submitted])
async def test_nor_does_it_when_a_card_is_put_in_its_place(bot, stranger, made):
    bot.script.replies = [Reply("Saved.", CARD, replaces=True)]
    bot.cloud.answer_next = [web.Response(status=307, headers={"Location": f"{stranger.url}/uk/"})]
    await bot.post(made(bot.cloud, "save"))
    await bot.cloud.until(lambda: bot.cloud.calls)
    assert bot.cloud.calls[0].method == "PUT"
    assert stranger.requests == []


async def test_keys_are_not_fetched_from_where_a_redirect_points(cloud, start, configured, stranger):
    stranger.redirect_to = f"{cloud.url}/v1/.well-known/openidconfiguration"
    bot = await start(
        make_trust=trust.production(configured(openid_metadata_url=f"{stranger.url}/openidconfiguration"))
    )
    assert [request.line for request in stranger.requests] == ["GET /openidconfiguration"]
    assert cloud.log == []
    assert (await bot.post(teams.message(cloud))).status == 401


@pytest.mark.parametrize("field", ["conversation", "replyToId", "id"])
@pytest.mark.parametrize("hostile", ["..", ".", "../../../secret", "%2e%2e", "a/../../b", "a?x=1", "a#b", "\r\nX: 1"])
async def test_an_id_is_one_part_of_a_path_whatever_it_holds(cloud, start, configured, stranger, field, hostile):
    bot = await start(make_trust=trust.production(configured(service_hosts=stranger.host)))
    bot.script.replies = [Reply("Saved.", CARD, replaces=True), Reply("And more.")]
    url = f"{stranger.url}/uk/"
    activity = teams.submitted(cloud, "save", serviceUrl=url)
    if field == "conversation":
        activity["conversation"]["id"] = hostile
    else:
        activity[field] = hostile
    await bot.post(activity, token=cloud.token(serviceurl=url))
    refused = set(hostile) == {"."} or not hostile.isprintable()
    assert bool(stranger.requests) is not refused, "what cannot be one part is refused, all else arrives as one"
    for request in stranger.requests:
        parts = request.line.split(" ", 1)[1].split("/")
        assert parts[:4] + parts[5:6] == ["", "uk", "v3", "conversations", "activities"]
        assert len(parts) == 7
        assert not {".", ".."} & {unquote(part) for part in parts}, (
            "a server takes such a part away with the one before"
        )


TENANTS = [
    {"id": "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"},
    {"id": f"{TENANT}0"},
    {"id": f" {TENANT}"},
    {"id": f"{TENANT}\0"},
    {"id": f"{TENANT},99999999-bbbb-cccc-dddd-eeeeeeeeeeee"},
    {"id": "*"},
    {"id": "common"},
    {"id": "organizations"},
    {"id": ""},
    {"id": None},
    {"id": 0},
    {"id": True},
    {"id": [TENANT]},
    {"id": {"id": TENANT}},
    {"ID": TENANT},
    [{"id": TENANT}],
    TENANT,
    None,
]


@pytest.mark.parametrize("tenant", TENANTS)
async def test_a_tenant_that_is_not_on_the_list_to_the_letter_is_refused(written, bot, tenant):
    activity = teams.message(bot.cloud)
    activity["channelData"] = {"tenant": tenant}
    # Said everywhere else as well: only where Teams puts it does it count.
    activity["conversation"]["tenantId"] = activity["from"]["tenantId"] = activity["recipient"]["tenantId"] = TENANT
    activity |= {"tenantId": TENANT, "tenant": {"id": TENANT}}
    assert (await bot.post(activity, token=bot.cloud.token(tid=TENANT))).status == 403
    assert [line["reason"] for line in written.events("request_refused")] == ["tenant"]
    assert bot.script.turns == []
    assert bot.cloud.calls == []


@pytest.mark.parametrize("data", [[{"tenant": {"id": TENANT}}], TENANT, 5, True, {"Tenant": {"id": TENANT}}])
async def test_channel_data_of_another_shape_names_no_tenant(bot, data):
    assert (await bot.post(teams.message(bot.cloud, channelData=data))).status == 403
    assert bot.script.turns == []


async def test_a_tenant_taken_off_the_list_is_not_served_though_its_members_are_on_record(sample_db, start, configured):
    bot = await start(make_trust=trust.production(configured()), real=True, database=sample_db)
    activity = teams.message(bot.cloud, "status")
    activity["from"]["aadObjectId"] = northbrook.entra_id("coordinator")
    activity["channelData"]["tenant"]["id"] = northbrook.TENANT_ID
    assert (await bot.post(activity)).status == 403
    assert bot.cloud.calls == []


async def test_a_members_name_or_teams_id_makes_nobody_a_member(people):
    answers = []
    for claimed in (northbrook.people()["coordinator"], "coordinator", f"29:{northbrook.entra_id('coordinator')}"):
        activity = teams.message(people.cloud, "what is overdue?")
        activity["from"] = {"id": claimed, "name": claimed, "aadObjectId": "99999999-0000-4000-8000-000000000000"}
        activity["from"] |= {"role": "coordinator", "properties": {"aadObjectId": northbrook.entra_id("coordinator")}}
        activity["channelData"]["tenant"]["id"] = northbrook.TENANT_ID
        answers.append((await people.bot.post(activity)).status)
    assert answers == [200, 200, 200]
    assert {call.text.partition(".")[0] for call in people.cloud.sent} == {
        "I can only help members of the Prevent group here"
    }


# A reference that somebody edited in the database


@pytest.mark.parametrize("address", ["{stranger}/uk/", "http://{host}/uk/", "https://user@{host}/uk/", "{host}", ""])
async def test_a_reminder_is_not_sent_to_an_address_edited_in_the_database(
    cloud, stranger, sample_db, start, configured, address
):
    await tick(sample_db, NOW, never, LONDON)  # writes what the next weeks hold
    due_at = sample_db.read_sync(first_due)
    edited = filled(address.replace("{stranger}", stranger.url), cloud.host)
    sample_db.run_sync(edit, edited)
    production = trust.production(configured(allowed_tenants=northbrook.TENANT_ID))
    bot = await start(make_trust=production, real=True, database=sample_db, clock=lambda: due_at + timedelta(minutes=1))
    for _ in range(400):  # the first tick needs a moment
        if sample_db.read_sync(states):
            break
        await asyncio.sleep(0.05)
    await bot.client.close()  # and is finished with it
    assert sample_db.read_sync(states) == {State.BLOCKED}
    assert stranger.requests == []
    assert cloud.calls == []
    assert cloud.tokens == set(), "no token is made for a host that may not have it"


async def never(_conversation, _message):
    raise AssertionError("nothing is due yet")


def first_due(session):
    return session.scalar(select(func.min(columns(Reminder).due_at)))


def edit(session, service_url):
    session.execute(text("UPDATE conversations SET service_url = :url"), {"url": service_url})


def states(session):
    """Return the states of the reminders that were tried."""
    return set(session.scalars(select(columns(Reminder).state).where(columns(Reminder).fence > 0)))
