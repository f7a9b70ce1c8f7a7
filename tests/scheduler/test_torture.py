"""A little torture in every run of the tests; `make torture` is the long one."""

import random

import pytest

from tests.torture.run import torture

MEETINGS, CHANNELS = 4, 8


@pytest.mark.parametrize("seed", [random.randrange(10_000)])
async def test_nothing_is_lost_and_nothing_doubled_unmarked_whatever_happens_to_the_workers(database_url, seed):
    found = await torture(database_url, 6, channels=CHANNELS, meetings=MEETINGS, seed=seed)
    assert found.reminders == MEETINGS * (CHANNELS + 2), found
    assert (found.lost, found.unmarked) == (0, 0), found
    assert found.visible >= 2 * MEETINGS, "the two that refuse everything"
    assert found.arrived >= found.reminders - found.visible
