"""09:00 stays 09:00 in London on both sides of every clock change."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rules.calendar import LONDON
from scheduler import audience
from scheduler.registry import BY_NAME
from storage import attendance, groups
from storage.attendance import Answer
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


def changes(first: int, last: int) -> list[date]:
    """Return the days on which London's clocks change, from the zone's own data."""
    days = [date(first, 1, 1) + timedelta(days=n) for n in range((date(last + 1, 1, 1) - date(first, 1, 1)).days)]
    return [day for day in days if offset(day, 12) != offset(day - timedelta(days=1), 12)]


def offset(day: date, hour: int) -> timedelta | None:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON).utcoffset()


def test_every_change_of_fifteen_years_is_looked_at():
    assert len(changes(2026, 2040)) == 30


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_kind_is_at_its_local_hour_on_both_sides_of_every_clock_change(db, group, name):
    kind = BY_NAME[name]
    days = changes(2026, 2040)

    def occurrences(session):
        robin, joan = (factories.member(session, group.id, name) for name in ("Robin", "Joan"))
        for day in days:
            for away, changed in ((2, -3), (9, 1)):
                # Announced ten minutes after it was changed.
                at = local(day + timedelta(days=changed), 8, 50)
                meeting = factories.meeting(session, group.id, day + timedelta(days=away), changed_at=at)
                factories.series(session, group.id, f"Subgroup of {at}", changed_at=at)
                change = factories.change(session, group.id, at, by=joan)
                attendance.answer(session, change, meeting.id, joan.id, Answer.DEPUTY, deputy_id=robin.id)
        place = audience.place_of(session, groups.get(session, group.id), LONDON, days[0])
        own = audience.personal(place, robin.id, days[0])
        return [kind.occurrences(session, own, day - timedelta(days=8), day + timedelta(days=8)) for day in days]

    for day, found in zip(days, db.run_sync(occurrences), strict=True):
        sides = {each.local_date < day for each in found}
        assert sides == {True, False}
        for each in found:
            local_time = each.due_at.astimezone(LONDON)
            assert (local_time.date(), local_time.hour, local_time.minute) == (each.local_date, 9, 0)
            assert each.due_at.hour == (8 if offset(each.local_date, 9) else 9)
