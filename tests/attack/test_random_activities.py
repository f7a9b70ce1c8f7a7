"""Ten thousand activities nobody would send: no 5xx, the service goes on, and no log holds a text of them."""

import asyncio
import random

import pytest

from bot import trust
from bot.simulator import northbrook
from tests.attack import mutations
from tests.cloud import teams

EACH = 1000
AT_ONCE = 25


async def send_all(bot, activities):
    """Post them all, some at a time, and return their statuses."""
    token = bot.cloud.token()
    statuses = []
    for start in range(0, len(activities), AT_ONCE):
        some = activities[start : start + AT_ONCE]
        answers = await asyncio.gather(*(bot.post(activity, token=token) for activity in some))
        statuses += [answer.status for answer in answers]
        bot.cloud.calls.clear()
    return statuses


def nothing_of_it_shows(activities, statuses, written):
    pairs = list(zip(activities, statuses, strict=True))
    assert [(activity, status) for activity, status in pairs if mutations.is_error(activity, status)] == []
    assert statuses.count(200) > len(statuses) / 4, "most got past the door"
    assert {400, 401, 403} <= set(statuses)
    assert mutations.MARK not in written.text.lower()


def test_the_same_seed_makes_the_same_activities_and_they_differ(cloud):
    def bodies(seed):
        return [str(mutations.value(random.Random(seed + n))) for n in range(50)]

    assert bodies(1) == bodies(1) != bodies(2)
    made = mutations.many(cloud, 1, 200)
    assert sum(mutations.MARK in str(activity) for activity in made) > 100


@pytest.mark.parametrize("seed", range(7))
async def test_a_thousand_random_activities_leave_the_edge_standing(written, start, configured, seed):
    bot = await start(make_trust=trust.production(configured(allowed_tenants=northbrook.TENANT_ID)))
    activities = mutations.many(bot.cloud, seed, EACH)
    nothing_of_it_shows(activities, await send_all(bot, activities), written)
    activity = teams.message(bot.cloud, "still there?")
    activity["channelData"]["tenant"]["id"] = northbrook.TENANT_ID
    assert (await bot.post(activity)).status == 200
    assert bot.cloud.sent[-1].text == "You said still there?"


@pytest.mark.parametrize("seed", range(7, 10))
async def test_a_thousand_random_activities_leave_the_conversations_standing(written, people, seed):
    activities = mutations.many(people.cloud, seed, EACH)
    nothing_of_it_shows(activities, await send_all(people.bot, activities), written)
    assert "Overdue" in (await people.say("regeneration", "what is overdue?")).text
