"""What people change in the calendar is announced once, ten minutes later, as it then is."""

from datetime import date, timedelta

import pytest

from cards import elements
from storage import meeting_changes, meetings, undo
from storage.meetings import Meeting, MeetingKind
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
MARCH = date(2027, 3, 2)
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def change(db, group):
    """Change the calendar at a moment, and return what the change returns."""

    def make(at, write):
        return db.run_sync(lambda session: write(session, factories.change(session, group.id, at)))

    return make


@pytest.fixture
def march(db, group):
    return db.run_sync(factories.meeting, group.id, MARCH)


@pytest.fixture
def robin(db, group):
    return db.run_sync(factories.member, group.id)


@pytest.fixture
def move(change, march):
    def moved(at, to=date(2027, 3, 9), starts="10:00"):
        change(at, lambda session, to_be: meetings.move(session, to_be, session.get_one(Meeting, march.id), to, starts))

    return moved


async def test_a_moved_meeting_is_announced_ten_minutes_later_and_once(channel, tick_at, move):
    await tick_at(local(MONDAY, 9))
    move(local(MONDAY, 10))
    await tick_at(local(MONDAY, 10, 9))
    assert channel.texts == []
    await tick_at(local(MONDAY, 10, 10))
    await tick_at(local(MONDAY, 11))
    assert channel.texts == ["Moved: Operational group is on Tuesday 9 March 2027, 10:00."]


async def test_only_where_it_stands_at_last_is_announced(channel, tick_at, move):
    await tick_at(local(MONDAY, 9))
    move(local(MONDAY, 10))
    await tick_at(local(MONDAY, 10, 1))
    move(local(MONDAY, 10, 5), to=date(2027, 3, 16))
    await tick_at(local(MONDAY, 10, 12))
    await tick_at(local(MONDAY, 10, 30))
    assert channel.texts == ["Moved: Operational group is on Tuesday 16 March 2027, 10:00."]


async def test_what_was_taken_back_is_not_announced(db, channel, tick_at, change):
    await tick_at(local(MONDAY, 9))

    def book(session, to_be):
        row = Meeting(group_id=to_be.group_id, title="Extra meeting", held_on=MARCH, starts="09:00")
        return meetings.book(session, to_be, row)

    booked = change(local(MONDAY, 10), book)
    await tick_at(local(MONDAY, 10, 1))
    db.run_sync(lambda session: setattr(session.get_one(Meeting, booked.id), "voided_at", local(MONDAY, 10, 5)))
    await tick_at(local(MONDAY, 10, 30))
    assert channel.texts == []


async def test_an_evening_change_is_announced_the_next_morning(channel, tick_at, move):
    await tick_at(local(MONDAY, 9))
    move(local(MONDAY, 20))
    await tick_at(local(MONDAY, 20, 30))
    assert channel.texts == []
    await tick_at(local(date(2027, 2, 9), 8, 30))
    assert channel.texts == ["Moved: Operational group is on Tuesday 9 March 2027, 10:00."]


async def test_a_meeting_called_off_says_why_and_when_the_next_is(db, group, channel, tick_at, change, march):
    db.run_sync(factories.meeting, group.id, date(2027, 4, 6))
    db.run_sync(factories.meeting, group.id, date(2027, 3, 5), kind=MeetingKind.SUBGROUP)
    await tick_at(local(MONDAY, 9))
    change(
        local(MONDAY, 10),
        lambda session, to_be: meetings.cancel(session, to_be, session.get_one(Meeting, march.id), "no quorum"),
    )
    await tick_at(local(MONDAY, 10, 10))
    [(_, message)] = channel.taken
    assert message.text == "Called off: Operational group of Tuesday 2 March 2027, 14:00."
    facts = {fact["title"]: fact["value"] for fact in message.card["body"][2]["facts"]}
    assert facts == {"Why": "no quorum", "Next": "Tuesday 6 April 2027, 14:00"}


async def test_what_a_series_plans_is_not_announced_meeting_by_meeting(channel, tick_at, march):
    await tick_at(local(MONDAY, 9))
    await tick_at(local(MONDAY, 12))
    assert channel.texts == []


async def test_what_is_done_again_after_an_undo_is_announced(db, channel, tick_at, change, march, robin):
    def cancel(session, to_be):
        meetings.cancel(session, to_be, session.get_one(Meeting, march.id))
        return to_be.id

    def undone(at, written):
        db.run_sync(
            lambda session: undo.undo(session, factories.change(session, march.group_id, at, by=robin), written)
        )

    await tick_at(local(MONDAY, 9))
    written = db.run_sync(lambda s: cancel(s, factories.change(s, march.group_id, local(MONDAY, 10), by=robin)))
    await tick_at(local(MONDAY, 10, 1))
    undone(local(MONDAY, 10, 5), written)
    await tick_at(local(MONDAY, 10, 15))
    change(local(MONDAY, 10, 30), cancel)
    await tick_at(local(MONDAY, 10, 31))
    await tick_at(local(MONDAY, 10, 40))
    assert channel.texts == ["Called off: Operational group of Tuesday 2 March 2027, 14:00."]


async def test_another_room_is_a_change_and_no_move_and_has_no_old_reason(channel, tick_at, change, march, move):
    await tick_at(local(MONDAY, 9))
    change(
        local(MONDAY, 10),
        lambda *to: meetings.move(
            *to[:1], to[1], to[0].get_one(Meeting, march.id), date(2027, 3, 9), "14:00", "the hall"
        ),
    )
    await tick_at(local(MONDAY, 10, 10))
    change(
        local(MONDAY, 11),
        lambda session, to_be: meeting_changes.settle(
            session, to_be, session.get_one(Meeting, march.id), {"place": "Room 7"}
        ),
    )
    await tick_at(local(MONDAY, 11, 10))
    assert channel.texts[1] == "Changed: Operational group, Tuesday 9 March 2027, 14:00."
    said = elements.spoken(channel.taken[1][1].card)
    assert "Place: Room 7" in said
    assert "the hall" not in said


async def test_a_meeting_that_is_put_back_is_announced_as_back_on(channel, tick_at, change, march):
    await tick_at(local(MONDAY, 9))
    change(
        local(MONDAY, 10), lambda session, to_be: meetings.cancel(session, to_be, session.get_one(Meeting, march.id))
    )
    await tick_at(local(MONDAY, 10, 10))
    change(
        local(MONDAY, 11),
        lambda session, to_be: meeting_changes.put_back(session, to_be, session.get_one(Meeting, march.id)),
    )
    await tick_at(local(MONDAY, 11, 10))
    assert channel.texts[1] == "Back on: Operational group, Tuesday 2 March 2027, 14:00."


async def test_what_is_about_to_begin_is_announced_on_a_day_off_too(channel, tick_at, change):
    saturday = date(2027, 2, 27)
    await tick_at(local(saturday, 9))

    def book(session, to_be):
        row = Meeting(group_id=to_be.group_id, title="Extraordinary", held_on=date(2027, 2, 28), starts="11:00")
        return meetings.book(session, to_be, row)

    change(local(saturday, 10), book)
    await tick_at(local(saturday, 10, 10))
    assert channel.texts == ["Booked: Extraordinary, Sunday 28 February 2027, 11:00."]


async def test_who_would_go_to_the_old_day_is_told_before_it(channel, tick_at, change, march):
    monday = date(2027, 3, 1)
    await tick_at(local(monday, 9))
    eight = date(2027, 3, 2)
    change(local(monday, 10), lambda s, to_be: meetings.move(s, to_be, s.get_one(Meeting, march.id), eight, "08:00"))
    await tick_at(local(monday, 10, 10))
    change(
        local(monday, 18, 30),
        lambda s, to_be: meetings.move(s, to_be, s.get_one(Meeting, march.id), date(2027, 3, 9), "08:00"),
    )
    await tick_at(local(monday, 18, 40))
    assert channel.texts[-1] == "Moved: Operational group is on Tuesday 9 March 2027, 08:00."
