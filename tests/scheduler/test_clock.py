"""The clock goes on whatever a tick does, and stops without cutting one short."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from scheduler.clock import SILENT_FOR, Clock
from scheduler.tick import Ticked

NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)


class Work:
    """A tick that is counted, and fails, or takes its time."""

    def __init__(self) -> None:
        self.begun = self.done = 0
        self.fails = False
        self.seconds = 0.0
        self.ticked = asyncio.Event()

    async def tick(self) -> Ticked:
        self.begun += 1
        await asyncio.sleep(self.seconds)
        self.done += 1
        self.ticked.set()
        if self.fails:
            raise RuntimeError("the database is away")
        return Ticked(NOW, 0, {})


@pytest.fixture
def work() -> Work:
    return Work()


async def ticks(work: Work, number: int) -> None:
    async with asyncio.timeout(10):
        while work.done < number:
            work.ticked.clear()
            await work.ticked.wait()


async def test_it_ticks_at_once_and_then_again_and_again(work):
    clock = Clock(work.tick, seconds=0.05)
    clock.start()
    await ticks(work, 3)
    await clock.stop()
    assert clock.last == Ticked(NOW, 0, {})


async def test_a_failed_tick_is_one_log_line_and_the_next_still_runs(work):
    work.fails = True
    clock = Clock(work.tick, seconds=0.05)
    with capture_logs() as logs:
        clock.start()
        await ticks(work, 1)
        work.fails = False
        await ticks(work, 2)
        await clock.stop()
    assert [line["event"] for line in logs] == ["tick_failed"]
    assert clock.last is not None


async def test_a_stop_waits_for_the_tick_under_way_and_none_follows(work):
    work.seconds = 0.3
    clock = Clock(work.tick, seconds=0.05)
    clock.start()
    await asyncio.sleep(0.1)
    await clock.stop()
    assert (work.begun, work.done) == (1, 1)
    await asyncio.sleep(0.15)
    assert work.begun == 1


async def test_a_slow_tick_is_never_overtaken(work):
    work.seconds = 0.2
    clock = Clock(work.tick, seconds=0.02)
    clock.start()
    for _ in range(20):
        await asyncio.sleep(0.02)
        assert work.begun - work.done <= 1
    await clock.stop()


async def test_it_says_whether_a_tick_has_succeeded_lately(work):
    clock = Clock(work.tick, seconds=60)
    assert not clock.is_ticking(NOW)
    clock.start()
    await ticks(work, 1)
    assert clock.is_ticking(NOW + SILENT_FOR - timedelta(seconds=1))
    assert not clock.is_ticking(NOW + SILENT_FOR)
    await clock.stop()


async def test_a_stop_cuts_a_tick_that_does_not_end(work, monkeypatch):
    monkeypatch.setattr("scheduler.clock.STOP_SECONDS", 0.05)
    work.seconds = 60
    clock = Clock(work.tick, seconds=60)
    clock.start()
    await asyncio.sleep(0.05)
    async with asyncio.timeout(5):
        await clock.stop()
    await asyncio.sleep(0.05)
    assert asyncio.all_tasks() == {asyncio.current_task()}
