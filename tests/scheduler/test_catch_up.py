"""After downtime: one message for the days missed, nothing lost, nothing late in silence."""

from datetime import date, timedelta

import pytest

from cards import elements
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)


@pytest.fixture(autouse=True)
async def begun(place, tick_at):
    await tick_at(local(MONDAY, 7))


def act(db, group, title, on):
    db.run_sync(factories.action, group.id, title, on=on)


def shown(channel) -> str:
    [(_, message)] = channel.taken
    return elements.spoken(message.card)


async def test_one_digest_says_what_the_missed_days_would_have_said(db, group, channel, tick_at, rows):
    act(db, group, "Seven working days on Monday", date(2027, 2, 17))
    act(db, group, "Seven working days on Wednesday", date(2027, 2, 19))
    act(db, group, "Seven working days next week", date(2027, 2, 25))
    await tick_at(local(date(2027, 2, 11), 15))  # down from Monday 7:00 to Thursday 15:00
    assert "Seven working days on Monday" in shown(channel)
    assert "Seven working days on Wednesday" in shown(channel)
    assert "next week" not in shown(channel)
    assert [(row.state, row.why) for row in rows()[:4]] == [("expired", "folded")] * 3 + [("sent", None)]


async def test_what_fell_due_meanwhile_is_told_as_overdue(db, group, channel, tick_at):
    act(db, group, "Due while nobody ticked", date(2027, 2, 9))
    await tick_at(local(date(2027, 2, 11)))
    assert "Overdue: 1\nDue while nobody ticked" not in shown(channel)  # the ref stands before the title
    assert "Overdue: 1\n1 Due while nobody ticked · no owner · overdue by 2 days" in shown(channel)


async def test_the_day_after_speaks_for_itself_only(db, group, channel, tick_at):
    act(db, group, "Told on Thursday", date(2027, 2, 17))
    await tick_at(local(date(2027, 2, 11)))
    await tick_at(local(date(2027, 2, 12)))
    assert "Told on Thursday" in shown(channel)


async def test_a_reminder_is_due_although_the_service_was_stopped_at_its_hour(db, group, channel, tick_at):
    act(db, group, "Seven working days on Monday", date(2027, 2, 17))
    await tick_at(local(MONDAY, 17))
    assert "Seven working days on Monday" in shown(channel)


async def test_what_is_late_in_the_evening_waits_for_the_morning(db, group, channel, tick_at):
    act(db, group, "Seven working days on Monday", date(2027, 2, 17))
    act(db, group, "Due on Tuesday", date(2027, 2, 9))
    await tick_at(local(MONDAY, 22))
    await tick_at(local(date(2027, 2, 9), 8, 59))
    assert channel.taken == []
    await tick_at(local(date(2027, 2, 9)))
    assert "Seven working days on Monday" in shown(channel)  # one digest a day: Tuesday's says both
    assert "Due on Tuesday" in shown(channel)


async def test_nobody_is_written_to_at_the_weekend_however_late_it_is(db, group, channel, tick_at):
    act(db, group, "Due on the Friday", date(2027, 2, 12))
    await tick_at(local(date(2027, 2, 13), 12))  # down from Monday to Saturday noon
    assert channel.taken == []
    await tick_at(local(date(2027, 2, 15)))
    assert "Due on the Friday" in shown(channel)


async def test_digests_more_than_two_weeks_late_are_expired_and_visible(db, group, channel, tick_at, rows):
    await tick_at(local(date(2027, 3, 1), 12))
    late = [(row.local_date, row.why) for row in rows() if row.local_date < date(2027, 3, 1)]
    assert [why for day, why in late if day <= date(2027, 2, 15)] == ["late"] * 6
    assert [why for day, why in late if day > date(2027, 2, 15)] == ["folded"] * 9


async def test_downtime_longer_than_the_rows_reach_loses_nothing_still_worth_saying(db, group, channel, tick_at, rows):
    back = date(2027, 4, 14)  # two months later; the rows reached to 15 March
    act(db, group, "Due today", back)
    db.run_sync(factories.meeting, group.id, back + timedelta(days=3))
    await tick_at(local(back, 10))
    meeting, digest = sorted(channel.texts)
    assert meeting.endswith("in 3 days.")
    assert "1 action coming up" in digest
    days = [row.local_date for row in rows() if row.kind == "digest" and row.local_date <= back]
    assert date(2027, 3, 30) in days  # also the days nobody had looked ahead to are on the record


async def test_a_possible_repeat_stays_marked_when_it_is_folded(db, group, channel, tick_at):
    act(db, group, "Seven working days on Monday", date(2027, 2, 17))
    channel.fail_with = [TimeoutError()]
    await tick_at(local(MONDAY))
    await tick_at(local(date(2027, 2, 9)))
    assert channel.texts[0].startswith("This may be a repeat.")
