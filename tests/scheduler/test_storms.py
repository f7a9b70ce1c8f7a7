"""Teams says 429 to a whole tenant: nobody is written to sooner than it says, and when it is over all arrive."""

import random
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from rules.calendar import LONDON
from scheduler.deliver import Retryable
from scheduler.tick import tick
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)
CHANNELS = 4


class Storm:
    """A `deliver` that refuses everything until an hour, and keeps what came sooner than it had said."""

    def __init__(self, until: datetime, seconds: tuple[float, float]) -> None:
        self.now = NINE
        self.refused: Counter[str] = Counter()
        self.too_soon: list[str] = []
        self.arrived: Counter[str] = Counter()
        self._until = until
        self._seconds = seconds
        self._chance = random.Random(1)
        self._not_before: dict[str, datetime] = {}

    async def deliver(self, conversation, _message) -> str:
        to = conversation.conversation_id
        if self.now < self._not_before.get(to, NINE):
            self.too_soon.append(to)
        if self.now < self._until:
            self.refused[to] += 1
            retry_after = self._chance.uniform(*self._seconds)
            self._not_before[to] = self.now + timedelta(seconds=retry_after)
            raise Retryable("429 TooManyRequests", retry_after=retry_after)
        self.arrived[to] += 1
        return f"activity-{sum(self.arrived.values())}"


@pytest.fixture
async def channels(db, group, place, tick_at):
    def build(session):
        factories.action(session, group.id, on=date(2027, 2, 26))
        for number in range(CHANNELS):
            factories.channel(session, group.id, f"19:{number}@thread.tacv2")

    db.run_sync(build)
    await tick_at(local(MONDAY, 7))
    return [place.conversation_id, *(f"19:{number}@thread.tacv2" for number in range(CHANNELS))]


async def run(db, storm: Storm, times: int, every: timedelta) -> None:
    for _ in range(times):
        await tick(db, storm.now, storm.deliver, LONDON, jitter=random.Random(1))
        storm.now += every


async def test_nobody_is_written_to_before_the_time_teams_has_given(db, channels):
    storm = Storm(NINE + timedelta(minutes=12), (30.0, 400.0))
    await run(db, storm, 20, timedelta(minutes=1))
    await run(db, storm, 4, timedelta(minutes=10))
    assert set(storm.refused) == set(channels)
    assert storm.too_soon == []
    assert storm.arrived == dict.fromkeys(channels, 1)


async def test_a_storm_of_an_hour_gives_no_reminder_up_however_soon_teams_wants_the_next_try(db, channels, rows):
    storm = Storm(NINE + timedelta(hours=1), (1.0, 2.0))
    await run(db, storm, 30, timedelta(minutes=2))
    await run(db, storm, 4, timedelta(hours=1))
    assert storm.arrived == dict.fromkeys(channels, 1)
    assert {row.possible_repeat for row in rows() if row.local_date == MONDAY} == {False}
