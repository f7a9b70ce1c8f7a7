"""A little torture in every run of the tests; `make torture` is the long one."""

import os
import random

import pytest

from tests.torture import disk
from tests.torture.run import torture

MEETINGS, CHANNELS = 4, 8


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """Return a database of the test's own: PostgreSQL's has an outbox that a full disk keeps from growing."""
    if request.param == "sqlite":
        path = tmp_path / "clerk.db"
        path.write_bytes(request.getfixturevalue("migrated_file").read_bytes())
        yield f"sqlite:///{path}"
        return
    with disk.padded(request.getfixturevalue("postgres_server"), f"tortured_{os.getpid()}") as url:
        yield url


async def test_nothing_is_lost_and_nothing_doubled_unmarked_whatever_happens_to_the_workers(database_url):
    seed = random.randrange(10_000)
    found = await torture(database_url, 4, channels=CHANNELS, meetings=MEETINGS, seed=seed)
    told = f"seed {seed}: {found}"
    assert found.reminders == MEETINGS * (CHANNELS + 2), told
    assert (found.lost, found.unmarked) == (0, 0), told
    assert found.visible >= 2 * MEETINGS, f"the two that refuse everything; {told}"
    assert found.arrived == found.reminders - found.visible, told
