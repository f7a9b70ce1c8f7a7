"""09:00 stays 09:00 in London on both sides of the clock changes of 2027 (28 March, 31 October)."""

from datetime import UTC, date, datetime

import pytest

from tests import factories
from tests.scheduler.conftest import local

# Working days around the changes: 26 and 29 March 2027 are Good Friday and Easter Monday.
SPRING, AUTUMN = date(2027, 3, 22), date(2027, 10, 25)


@pytest.mark.parametrize(
    ("start", "day", "utc_hour"),
    [
        (SPRING, date(2027, 3, 25), 9),
        (SPRING, date(2027, 3, 30), 8),
        (AUTUMN, date(2027, 10, 29), 8),
        (AUTUMN, date(2027, 11, 1), 9),
    ],
)
async def test_the_digest_is_at_nine_local_time(db, group, place, channel, tick_at, start, day, utc_hour):
    db.run_sync(factories.action, group.id, on=day)
    await tick_at(local(start, 7))
    await tick_at(datetime(day.year, day.month, day.day, utc_hour - 1, 59, tzinfo=UTC))
    before = len(channel.taken)
    await tick_at(datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC))
    assert len(channel.taken) == before + 1


@pytest.mark.parametrize(
    ("start", "meeting_on", "utc_hours"),
    [
        # A week before, and the working day before: one on each side of the change.
        (SPRING, date(2027, 4, 1), [9, 8]),
        (AUTUMN, date(2027, 11, 2), [8, 9]),
    ],
)
async def test_a_meeting_is_announced_at_nine_local_time(
    db, group, place, channel, tick_at, rows, start, meeting_on, utc_hours
):
    db.run_sync(factories.meeting, group.id, meeting_on)
    await tick_at(local(start, 7))
    announced = [row.due_at for row in rows() if row.kind == "meeting_upcoming"]
    assert [(at.hour, at.minute) for at in announced] == [(hour, 0) for hour in utc_hours]
