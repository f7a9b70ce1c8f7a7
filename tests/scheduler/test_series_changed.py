"""A series that a person planned or changed is announced in the channel once, ten minutes later, as it then is."""

from datetime import date, timedelta

import pytest

from cards import elements
from rules.calendar import ENGLAND_AND_WALES, WorkingDays
from storage import audit, meeting_changes, meeting_series, meetings, undo
from storage.meetings import Meeting
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
LAST = date(2027, 12, 31)


@pytest.fixture
def robin(db, group):
    return db.run_sync(factories.member, group.id, "Robin")


@pytest.fixture
def series(db, group):
    return db.run_sync(factories.series, group.id, place="Room 2")


@pytest.fixture
def plan(db, group, series, robin):
    """Plan the series at a moment, as changed by these columns; return the write."""

    def planned(at, by=robin, calendar=ENGLAND_AND_WALES, **columns):
        def write(session):
            change = factories.change(session, group.id, at, by=by)
            row = meeting_series.get(session, group.id, series.id)
            audit.amend(session, change, row, **columns)
            meeting_series.plan(session, change, row, MONDAY, LAST, calendar)
            return change.id

        return db.run_sync(write)

    return planned


async def test_a_new_series_is_announced_ten_minutes_later_with_its_next_days(channel, tick_at, plan):
    await tick_at(local(MONDAY, 9))
    plan(local(MONDAY, 10))
    await tick_at(local(MONDAY, 10, 9))
    assert channel.texts == []
    await tick_at(local(MONDAY, 10, 10))
    await tick_at(local(MONDAY, 11))
    assert channel.texts == ["Regular meetings: Operational group, the first Tuesday of every month, 14:00."]
    [(_, message)] = channel.taken
    check(message.card)
    said = elements.spoken(message.card)
    assert "Next: Tuesday 2 March 2027 at 14:00\nThen: Tuesday 6 April 2027 at 14:00" in said
    assert "Where: Room 2" in said


async def test_a_meeting_moved_by_hand_is_told_where_it_is(db, group, channel, tick_at, plan):
    await tick_at(local(MONDAY, 7))
    plan(local(MONDAY, 8))

    def move(session):
        [row] = meetings.between(session, group.id, date(2027, 3, 2), date(2027, 3, 2))
        change = factories.change(session, group.id, local(MONDAY - timedelta(days=3), 8))
        meetings.move(session, change, session.get_one(Meeting, row.id), date(2027, 3, 9), "10:00")

    db.run_sync(move)
    plan(local(MONDAY, 10), weekday=2)
    await tick_at(local(MONDAY, 10, 10))
    assert "Next: Tuesday 9 March 2027 at 10:00" in elements.spoken(channel.taken[-1][1].card)


async def test_what_the_clerk_plans_on_by_itself_is_announced_to_nobody(channel, tick_at, plan):
    await tick_at(local(MONDAY, 9))
    plan(local(MONDAY, 10), by=None)
    await tick_at(local(MONDAY, 10, 10))
    assert channel.texts == []


async def test_a_change_that_was_undone_is_not_announced(db, group, channel, tick_at, plan, robin):
    await tick_at(local(MONDAY, 9))
    written = plan(local(MONDAY, 10))
    await tick_at(local(MONDAY, 10, 1))
    db.run_sync(
        lambda session: undo.undo(session, factories.change(session, group.id, local(MONDAY, 10, 5), by=robin), written)
    )
    await tick_at(local(MONDAY, 10, 10))
    assert channel.texts == []


async def test_meetings_that_a_new_day_off_moves_are_announced(db, group, channel, tick_at, plan):
    plan(local(MONDAY - timedelta(days=4), 10))
    await tick_at(local(MONDAY, 9))
    plan(local(MONDAY, 10), calendar=WorkingDays(added=frozenset([date(2027, 3, 2)])))
    await tick_at(local(MONDAY, 10, 10))
    assert "Next: Wednesday 3 March 2027 at 14:00" in elements.spoken(channel.taken[-1][1].card)


async def test_fixed_days_are_said_as_days(channel, tick_at, plan):
    await tick_at(local(MONDAY, 9))
    plan(local(MONDAY, 10), fixed_on=["2027-03-03", "2027-05-05"])
    await tick_at(local(MONDAY, 10, 10))
    assert channel.texts == ["Regular meetings: Operational group, on fixed days."]
    assert "Then: Wednesday 5 May 2027 at 14:00" in elements.spoken(channel.taken[-1][1].card)


async def test_a_change_in_the_evening_is_told_the_next_morning(db, group, channel, tick_at, plan):
    await tick_at(local(MONDAY, 9))
    plan(local(MONDAY, 20))
    await tick_at(local(MONDAY, 20, 10))
    assert channel.texts == []
    await tick_at(local(MONDAY + timedelta(days=1), 8, 30))
    assert len(channel.texts) == 1


async def test_a_series_that_ends_is_announced(db, group, channel, tick_at, plan, robin, series):
    await tick_at(local(MONDAY, 9))
    plan(local(MONDAY, 10))
    await tick_at(local(MONDAY, 10, 10))

    def end(session):
        change = factories.change(session, group.id, local(MONDAY, 11), by=robin)
        row = meeting_series.get(session, group.id, series.id)
        meeting_changes.end(session, change, row, meetings.between(session, group.id, MONDAY, LAST))
        return change.id

    db.run_sync(end)
    await tick_at(local(MONDAY, 11, 10))
    assert channel.texts[1:] == ["No more regular meetings: Operational group."]
    assert "Next: none planned" in elements.spoken(channel.taken[-1][1].card)
