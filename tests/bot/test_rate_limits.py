"""Nobody may begin more turns than a person types, and no tenant more than all its people do."""

from bot.rate_limits import Limits, RateLimit
from tests.cloud import teams


def test_a_minutes_turns_may_come_all_at_once_and_no_more():
    limit = RateLimit(60)
    assert [limit.allows("alex", 0.0) for _ in range(61)] == [True] * 60 + [False]


def test_what_was_used_comes_back_with_time():
    limit = RateLimit(60)
    for _ in range(60):
        limit.allows("alex", 0.0)
    assert not limit.allows("alex", 0.4)
    assert limit.allows("alex", 1.0)
    assert not limit.allows("alex", 1.0)


def test_one_persons_turns_are_not_anothers():
    limit = RateLimit(1)
    assert limit.allows("alex", 0.0)
    assert limit.allows("robin", 0.0)
    assert not limit.allows("alex", 0.0)


def test_a_limit_remembers_so_many_people_and_no_more():
    limit = RateLimit(60)
    for number in range(20_000):
        limit.allows(str(number), 0.0)
    assert len(limit._empty_at) == 10_000


async def test_more_than_a_person_types_is_refused_and_others_go_on(start):
    bot = await start(limits=Limits(RateLimit(2), RateLimit(1000)))
    statuses = [(await bot.post(teams.message(bot.cloud))).status for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert (await bot.post(teams.message(bot.cloud, person="robin"))).status == 200
    assert len(bot.script.turns) == 3


async def test_more_than_a_tenant_sends_is_refused(start):
    bot = await start(limits=Limits(RateLimit(1000), RateLimit(2)))
    statuses = [(await bot.post(teams.message(bot.cloud, person=who))).status for who in ("alex", "robin", "sam")]
    assert statuses == [200, 200, 429]
