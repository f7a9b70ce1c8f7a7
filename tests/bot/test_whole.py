"""From a signed request to the record and back: the real conversations, the real database, the fake Teams."""

import asyncio
import contextlib
import signal
import socket
import sys
from datetime import timedelta

import aiohttp
import pytest
from sqlalchemy import func, select

from bot import trust
from bot.simulator import northbrook
from cards import elements
from rules.calendar import LONDON
from scheduler.tick import tick
from storage import audit_check, training
from storage.db import Database
from storage.outbox import Reminder
from storage.types import columns
from tests.bot.conftest import NOW, ROOT, move_channel
from tests.cloud import teams

TEN = [
    "chair",
    "coordinator",
    "community-safety",
    "safeguarding",
    "yjs",
    "public-health",
    "stronger-communities",
    "regeneration",
    "probation",
    "police",
]


def by(who, activity):
    """Let a member of the sample group be the one who sends this."""
    activity["from"] = {"id": f"29:{who}", "name": who, "aadObjectId": northbrook.entra_id(who)}
    activity["channelData"]["tenant"]["id"] = northbrook.TENANT_ID
    activity["conversation"]["tenantId"] = northbrook.TENANT_ID
    return activity


def in_channel(cloud, who, text, thread="1"):
    activity = by(who, teams.channel_message(cloud, text))
    activity["conversation"]["id"] = f"{northbrook.CHANNEL_ID};messageid={thread}"
    return activity


def shown(call):
    """Return what a person reads of a message."""
    return elements.spoken(call.card) if call.card else call.text


def people_logged(session):
    """Return the headcount of every cohort in the register."""
    return [row.people for held in training.of_group(session, 1) for row in training.cohorts_of(session, 1, held.id)]


@pytest.fixture
def northbrook_db(database_url, cloud):
    """Return the sample group's database, its channel moved to the fake Teams."""
    database = Database(database_url)
    database.run_sync(northbrook.build, NOW.date(), LONDON)
    database.run_sync(move_channel, cloud.service_url)
    yield database
    database.close()


@pytest.fixture
async def whole(northbrook_db, start, configured):
    production = trust.production(configured(allowed_tenants=northbrook.TENANT_ID))
    return await start(make_trust=production, real=True, database=northbrook_db)


async def test_a_member_types_and_the_record_changes(whole):
    before = len(whole.db.read_sync(people_logged))
    await whole.post(by("yjs", teams.message(whole.cloud, "log training: 31 volunteers, WRAP, yesterday")))
    assert "Nothing is saved yet" in shown(whole.cloud.sent[-1])
    assert len(whole.db.read_sync(people_logged)) == before
    await whole.post(by("yjs", teams.message(whole.cloud, "yes")))
    assert len(whole.db.read_sync(people_logged)) == before + 1
    assert 31 in whole.db.read_sync(people_logged)


async def test_the_buttons_of_a_card_work_through_teams(whole):
    await whole.post(by("yjs", teams.message(whole.cloud, "log training: 31 volunteers, WRAP, yesterday")))
    card = whole.cloud.sent[-1]
    save = next(button for button in elements.buttons_of(card.card) if button["title"] == "Save")
    pressed = by("yjs", teams.pressed(whole.cloud, save["verb"], save["data"], card=card.id))
    answer = await (await whole.post(pressed)).json()
    assert answer["statusCode"] == 200
    assert 31 in whole.db.read_sync(people_logged)


async def test_somebody_of_another_group_learns_nothing(whole):
    await whole.post(by("outsider", teams.message(whole.cloud, "what is overdue?")))
    assert "overdue" not in shown(whole.cloud.sent[-1]).lower()


async def test_ten_people_in_one_thread_never_get_each_others_conversation(whole):
    counts = {who: n for n, who in enumerate(TEN, 101)}
    before = whole.db.read_sync(people_logged)
    said = [in_channel(whole.cloud, who, f"log training: {n} volunteers, WRAP, yesterday") for who, n in counts.items()]
    answers = await asyncio.gather(*(whole.post(activity) for activity in said))
    assert {answer.status for answer in answers} == {200}
    summaries = {call.activity: shown(call) for call in whole.cloud.sent}
    for activity, count in zip(said, counts.values(), strict=True):
        assert str(count) in summaries[activity["id"]]
    agreed = [in_channel(whole.cloud, who, "yes") for who in counts]
    await asyncio.gather(*(whole.post(activity) for activity in agreed))
    after = whole.db.read_sync(people_logged)
    assert sorted(after) == sorted([*before, *counts.values()])
    assert whole.db.read_sync(audit_check.verify, 1) == []


async def test_members_are_answered_in_every_channel_of_the_groups_team_and_in_no_private_one(whole):
    for kind, told in (("standard", True), ("private", False)):
        activity = in_channel(whole.cloud, "police", "where are we?")
        activity["conversation"]["id"] = f"19:{kind}@thread.tacv2;messageid=1"
        activity["channelData"] |= {"team": {"id": northbrook.CHANNEL_ID}, "channel": {"id": "x", "type": kind}}
        await whole.post(activity)
        assert ("overdue" in shown(whole.cloud.sent[-1])) is told


async def test_a_reminder_that_falls_due_is_posted_to_the_stored_channel(cloud, northbrook_db, start, configured):
    await tick(northbrook_db, NOW, nothing_is_due, LONDON)  # writes what the next weeks hold
    due = northbrook_db.read_sync(first_due)
    production = trust.production(configured(allowed_tenants=northbrook.TENANT_ID))
    await start(make_trust=production, real=True, database=northbrook_db, clock=lambda: due + timedelta(minutes=1))
    await cloud.until(lambda: cloud.sent)
    [call] = cloud.sent
    assert (call.conversation, call.activity) == (northbrook.CHANNEL_ID, None)
    assert call.card["type"] == "AdaptiveCard"
    assert call.token in cloud.tokens


async def nothing_is_due(_conversation, _message):
    raise AssertionError("nothing is due yet")


def first_due(session):
    return session.scalar(select(func.min(columns(Reminder).due_at)))


@contextlib.asynccontextmanager
async def process(environment, point="never"):
    """Run the service in a process; give its address and a function that waits for a line it prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        str(ROOT / "tests/bot/killable.py"),
        str(port),
        point,
        env=environment,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )

    async def until(line):
        async with asyncio.timeout(30):
            assert (await child.stdout.readline()).decode().strip() == line

    try:
        await until("started")
        yield f"http://127.0.0.1:{port}/api/messages", child, until
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def post(client, url, cloud, activity):
    """Post as Teams does, which tries again while nothing listens yet; None when the connection breaks."""
    headers = {"Authorization": f"Bearer {cloud.token()}"}
    for _ in range(50):
        try:
            async with client.post(url, json=activity, headers=headers) as answer:
                return answer.status
        except aiohttp.ClientConnectorError:
            await asyncio.sleep(0.05)
        except aiohttp.ClientError:
            return None
    raise AssertionError("nothing listens")


@pytest.mark.parametrize("point", ["received", "saving", "saved"])
async def test_an_update_is_saved_once_though_the_service_is_killed_in_the_middle(
    whole, cloud, environment, northbrook_db, point
):
    environment["CLERK_ALLOWED_TENANTS"] = northbrook.TENANT_ID
    before = northbrook_db.read_sync(people_logged)
    await whole.post(by("yjs", teams.message(cloud, "log training: 31 volunteers, WRAP, yesterday")))
    yes = by("yjs", teams.message(cloud, "yes"))
    async with aiohttp.ClientSession() as client:
        async with process(environment, point) as (url, child, until):
            posted = asyncio.create_task(post(client, url, cloud, yes))
            await until(point)
            child.send_signal(signal.SIGKILL)
            assert await posted is None
        cloud.calls.clear()
        async with process(environment) as (url, child, _until):
            for _ in range(2):  # Teams sends it again, and again
                assert await post(client, url, cloud, yes) == 200
            child.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(child.wait(), 20) == 0
    assert sorted(northbrook_db.read_sync(people_logged)) == sorted([*before, 31])
    assert northbrook_db.read_sync(audit_check.verify, 1) == []
    assert len([call for call in cloud.sent if call.conversation == yes["conversation"]["id"]]) == 1
