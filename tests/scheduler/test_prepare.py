"""Which reminders are prepared together, and that one of them does not spoil it for the others."""

import random
from datetime import date, timedelta

import pytest

from rules.calendar import LONDON
from scheduler.kinds import digest
from scheduler.prepare import AHEAD, MOST, Work, together
from scheduler.tick import tick
from storage.outbox import Reminder
from storage.outbox_claims import Claim
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)


async def nobody(_conversation, _key, _since) -> None:
    """Look up a message that is not there."""


@pytest.fixture
def work(db, channel):
    return lambda look_up=None: Work(db, NINE, channel.deliver, LONDON, random.Random(1), look_up=look_up)


def claim(row_id: int, seconds: float = 0.0, *, doubted: bool = False) -> Claim:
    return Claim(Reminder(id=row_id), NINE + timedelta(seconds=seconds), doubted)


def batches(work: Work, claims: list[Claim]) -> list[list[int | None]]:
    return [[each.row.id for each in batch] for batch in together(work, claims)]


async def test_those_that_may_go_within_a_moment_of_the_first_are_prepared_together(work):
    ahead = AHEAD.total_seconds()
    claims = [claim(3, ahead * 1.5), claim(1), claim(2, ahead), claim(4, ahead * 2)]
    assert batches(work(), claims) == [[1, 2], [3, 4]]


async def test_a_batch_is_no_longer_than_the_first_may_wait_for_the_last(work):
    claims = [claim(n) for n in range(MOST + 1)]
    assert [len(batch) for batch in batches(work(), claims)] == [MOST, 1]


async def test_one_that_is_to_be_looked_up_holds_up_no_other(work):
    claims = [claim(1), claim(2, doubted=True), claim(3)]
    assert batches(work(nobody), claims) == [[1], [2], [3]]
    assert batches(work(), claims) == [[1, 2, 3]], "without a look-up there is nothing to wait for"


async def test_one_that_cannot_be_drawn_does_not_keep_the_others_of_its_batch(db, group, channel, monkeypatch):
    def build(session) -> int:
        factories.action(session, group.id, on=MONDAY)
        spoilt = factories.group(session, "Spoilt")
        factories.action(session, spoilt.id, on=MONDAY)
        factories.channel(session, spoilt.id, "19:spoilt@thread.tacv2")
        return spoilt.id

    spoilt = db.run_sync(build)
    render = digest.render

    def fails(session, place, occurrence, moment):
        if place.group_id == spoilt:
            raise ValueError("a fault of ours")
        return render(session, place, occurrence, moment)

    await tick(db, local(MONDAY, 7), channel.deliver, LONDON)
    monkeypatch.setattr(digest, "render", fails)
    ticked = await tick(db, NINE, channel.deliver, LONDON)
    assert ticked.came_to == {"sent": 1, "pending": 1}
    monkeypatch.setattr(digest, "render", render)
    ticked = await tick(db, NINE + timedelta(minutes=2), channel.deliver, LONDON)
    assert ticked.came_to == {"sent": 1}
    assert [conversation for conversation, _ in channel.taken][-1] == "19:spoilt@thread.tacv2"
