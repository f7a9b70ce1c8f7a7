"""What the record does by itself: meetings that ended are held, what they left is carried on, series go on."""

from datetime import date, timedelta

import pytest

from rules.calendar import ENGLAND_AND_WALES, LONDON
from scheduler import upkeep
from storage import agenda, audit, meeting_series, meetings
from storage.meetings import MeetingState
from tests import factories
from tests.scheduler.conftest import local

FEBRUARY, MARCH, APRIL = date(2027, 2, 2), date(2027, 3, 2), date(2027, 4, 6)


@pytest.fixture
def series(db, group):
    def begin(session):
        row = factories.series(session, group.id, begins_on=FEBRUARY)
        change = factories.change(session, group.id)
        meeting_series.plan(session, change, row, FEBRUARY, APRIL, ENGLAND_AND_WALES)
        return row

    return db.run_sync(begin)


@pytest.fixture
def item(db, group, series):
    def add(session, title):
        [first, *_] = meetings.between(session, group.id, FEBRUARY, FEBRUARY)
        return agenda.add(session, factories.change(session, group.id), first, title)

    return lambda title: db.run_sync(add, title)


@pytest.fixture
def keep(db):
    looked_on = None

    async def once(now):
        nonlocal looked_on
        looked_on = await upkeep.keep(db, now, LONDON, looked_on)

    return once


@pytest.fixture
def states(db, group):
    return lambda: [each.state for each in db.read_sync(meetings.of_group, group.id)][:3]


@pytest.fixture
def march_agenda(db, group):
    def read(session):
        [march] = meetings.on_day(session, group.id, MARCH)
        return [(each.title, each.carried) for each in agenda.of_meeting(session, group.id, march.id)]

    return lambda: db.read_sync(read)


async def test_a_meeting_is_held_once_it_has_ended(series, keep, states):
    await keep(local(FEBRUARY, 15, 59))
    assert states() == [MeetingState.PLANNED] * 3
    await keep(local(FEBRUARY, 16))
    assert states() == [MeetingState.HELD, MeetingState.PLANNED, MeetingState.PLANNED]


async def test_what_was_not_covered_goes_first_on_the_next_agenda(db, group, keep, item, march_agenda):
    item("Venue hire")
    covered = item("Training figures")
    db.run_sync(lambda session: agenda.cover(session, factories.change(session, group.id), session.merge(covered)))
    await keep(local(FEBRUARY, 16))
    assert march_agenda() == [("Venue hire", 1)]
    await keep(local(MARCH, 16))
    assert march_agenda() == [("Venue hire", 1)], "it stays on the agenda it was on, too"


async def test_it_is_done_once_though_every_tick_looks(db, group, series, keep, item):
    item("Venue hire")
    await keep(local(FEBRUARY, 16))
    head = db.read_sync(audit.history, group.id, "agenda_items", 2)
    for minutes in range(5, 60, 5):
        await keep(local(FEBRUARY, 16) + timedelta(minutes=minutes))
    assert db.read_sync(audit.history, group.id, "agenda_items", 2) == head


async def test_two_replicas_do_it_once(db, group, series, item, march_agenda):
    item("Venue hire")
    now = local(FEBRUARY, 16)
    for _ in range(2):
        db.run_sync(upkeep.keep_group, group.id, now, LONDON)
    assert march_agenda() == [("Venue hire", 1)]


async def test_the_trail_says_that_the_clerk_did_it(db, group, series, keep):
    await keep(local(FEBRUARY, 16))
    [first, *_] = db.read_sync(meetings.of_group, group.id)
    assert [each.by_name for each in db.read_sync(audit.history, group.id, "meetings", first.id)][-1] == upkeep.CLERK


async def test_a_series_is_planned_five_years_ahead(db, group, series, keep):
    await keep(local(FEBRUARY, 9))
    assert db.read_sync(meetings.of_group, group.id)[-1].held_on > date(2032, 1, 1)


async def test_covering_an_item_late_takes_the_carried_one_back(db, group, keep, item, march_agenda):
    venue = item("Venue hire")
    await keep(local(FEBRUARY, 16))
    db.run_sync(lambda session: agenda.cover(session, factories.change(session, group.id), session.merge(venue)))
    assert march_agenda() == []
