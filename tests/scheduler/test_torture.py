"""A little torture in every run of the tests; `make torture` is the long one."""

import random

from tests.torture.run import torture

MEETINGS, CHANNELS = 4, 8


async def test_nothing_is_lost_and_nothing_doubled_unmarked_whatever_happens_to_the_workers(database_url):
    seed = random.randrange(10_000)
    found = await torture(database_url, 6, channels=CHANNELS, meetings=MEETINGS, seed=seed)
    told = f"seed {seed}: {found}"
    assert found.reminders == MEETINGS * (CHANNELS + 2), told
    assert (found.lost, found.unmarked) == (0, 0), told
    assert found.visible >= 2 * MEETINGS, f"the two that refuse everything; {told}"
    assert found.arrived == found.reminders - found.visible, told
