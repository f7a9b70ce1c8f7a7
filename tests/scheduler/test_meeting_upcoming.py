"""Meetings are announced a week and a working day before, as they stand."""

from datetime import date, timedelta

import pytest
from microsoft_teams.cards import AdaptiveCard

from cards import elements
from storage import audit, meetings
from storage.meetings import MeetingState
from tests import factories
from tests.scheduler.conftest import local

TUESDAY = date(2027, 3, 2)
WEEK_BEFORE, DAY_BEFORE = date(2027, 2, 23), date(2027, 3, 1)


@pytest.fixture
def meeting(db, group):
    return db.run_sync(
        factories.meeting, group.id, TUESDAY, place="Council Offices, Room 2", link="https://meet.example/1"
    )


@pytest.fixture
async def begun(tick_at, place, meeting):
    await tick_at(local(date(2027, 2, 9), 10))


def amend(db, group, meeting, **values):
    def change(session):
        row = meetings.get(session, group.id, meeting.id)
        audit.amend(session, factories.change(session, group.id), row, **values)

    db.run_sync(change)


async def mornings(tick_at, first: date, last: date):
    for n in range((last - first).days + 1):
        await tick_at(local(first + timedelta(days=n)))


async def test_a_meeting_is_announced_twice_at_nine(channel, begun, tick_at):
    for day in (WEEK_BEFORE, DAY_BEFORE):
        before = len(channel.taken)
        await tick_at(local(day, 8, 59))
        assert len(channel.taken) == before
        await tick_at(local(day))
        assert len(channel.taken) == before + 1


async def test_the_announcement_says_when_where_why_and_what_to_do(channel, begun, tick_at):
    await tick_at(local(WEEK_BEFORE))
    message = channel.taken[0][1]
    assert message.text == (
        "Operational group of Northbrook Prevent Operational Group: Tuesday 2 March 2027 at 14:00, in 7 days."
    )
    assert elements.facts_of(message.card) == [
        {"title": "When", "value": "Tuesday 2 March 2027 at 14:00, in 7 days"},
        {"title": "Where", "value": "Council Offices, Room 2"},
        {"title": "Join", "value": "https://meet.example/1"},
    ]
    assert "You see this because" in elements.spoken(message.card)
    verbs = {button["verb"] for button in elements.buttons_of(message.card)}
    assert verbs == {"attendance", "list_actions", "update_action"}
    AdaptiveCard.model_validate(message.card)


async def test_the_day_before_says_tomorrow_and_over_a_weekend_says_the_days(db, group, channel, place, tick_at):
    db.run_sync(factories.meeting, group.id, date(2027, 3, 1))  # a Monday
    await tick_at(local(date(2027, 2, 26), 8))
    await tick_at(local(date(2027, 2, 26)))
    assert channel.texts[0].endswith("Monday 1 March 2027 at 14:00, in 3 days.")


async def test_a_moved_meeting_is_announced_for_its_new_day_only(db, group, meeting, channel, begun, tick_at, rows):
    amend(db, group, meeting, held_on=date(2027, 3, 9), revision=1)
    await mornings(tick_at, date(2027, 2, 10), date(2027, 3, 9))
    assert [text.partition(": ")[2] for text in channel.texts] == [
        "Tuesday 9 March 2027 at 14:00, in 7 days.",
        "Tuesday 9 March 2027 at 14:00, tomorrow.",
    ]
    assert [row.state for row in rows() if row.kind == "meeting_upcoming" and row.revision == 0] == ["empty"] * 2


async def test_a_move_taken_back_announces_the_first_day_again(db, group, meeting, channel, begun, tick_at):
    amend(db, group, meeting, held_on=date(2027, 3, 9), revision=1)
    await tick_at(local(date(2027, 2, 10)))
    amend(db, group, meeting, held_on=TUESDAY, revision=0)
    await mornings(tick_at, date(2027, 2, 11), date(2027, 3, 9))
    assert [text.partition(": ")[2].partition(" at")[0] for text in channel.texts] == ["Tuesday 2 March 2027"] * 2


async def test_a_second_move_after_one_taken_back_announces_the_last_day_only(
    db, group, meeting, channel, begun, tick_at
):
    amend(db, group, meeting, held_on=date(2027, 3, 9), revision=1)
    await tick_at(local(date(2027, 2, 10)))
    amend(db, group, meeting, held_on=TUESDAY, revision=0)
    amend(db, group, meeting, held_on=date(2027, 3, 18), revision=1)
    await mornings(tick_at, date(2027, 2, 11), date(2027, 3, 18))
    assert [text.partition(": ")[2].partition(" at")[0] for text in channel.texts] == ["Thursday 18 March 2027"] * 2


async def test_a_meeting_moved_within_its_day_is_announced_twice_not_four_times(
    db, group, meeting, channel, begun, tick_at
):
    amend(db, group, meeting, starts="16:00", revision=1)
    await mornings(tick_at, date(2027, 2, 10), TUESDAY)
    assert [text.partition(" at ")[2][:5] for text in channel.texts] == ["16:00", "16:00"]


async def test_a_cancelled_meeting_is_not_announced(db, group, meeting, channel, begun, tick_at):
    amend(db, group, meeting, state=MeetingState.CANCELLED)
    await mornings(tick_at, WEEK_BEFORE, TUESDAY)
    assert channel.taken == []


async def test_a_new_start_time_is_announced_and_moves_the_end_of_the_reminder(
    db, group, meeting, begun, tick_at, rows
):
    amend(db, group, meeting, starts="10:00")
    await tick_at(local(date(2027, 2, 10), 10))
    assert {row.expires_at for row in rows() if row.kind == "meeting_upcoming"} == {local(TUESDAY, 10)}


async def test_a_reminder_past_the_meetings_start_is_expired_not_sent(channel, begun, tick_at, rows):
    await tick_at(local(TUESDAY, 14))
    assert channel.taken == []
    assert {(row.state, row.why) for row in rows() if row.kind == "meeting_upcoming"} == {("expired", "late")}


async def test_two_late_reminders_of_one_meeting_are_one_message(channel, begun, tick_at, rows):
    await tick_at(local(TUESDAY, 8, 30))
    assert [text.partition(": ")[2] for text in channel.texts] == ["Tuesday 2 March 2027 at 14:00, today."]
    assert [row.why for row in rows() if row.kind == "meeting_upcoming"] == ["folded", None]


async def test_a_meeting_booked_for_tomorrow_is_not_announced_for_last_week(db, group, place, channel, tick_at):
    await tick_at(local(date(2027, 2, 9), 10))
    db.run_sync(factories.meeting, group.id, date(2027, 2, 11))
    await mornings(tick_at, date(2027, 2, 9) + timedelta(days=1), date(2027, 2, 12))
    assert [text.partition(": ")[2] for text in channel.texts] == ["Thursday 11 February 2027 at 14:00, tomorrow."]


async def test_a_meeting_booked_just_before_its_reminders_hour_is_announced(db, group, place, channel, tick_at):
    day = date(2027, 2, 10)
    await tick_at(local(day, 8, 59))
    db.run_sync(factories.meeting, group.id, day + timedelta(days=1))
    await tick_at(local(day, 9, 1))
    assert len(channel.taken) == 1


async def test_a_meeting_announced_before_the_channel_was_there_is_not_announced_at_a_later_tick(
    db, group, place, channel, tick_at
):
    monday = date(2027, 3, 1)
    db.run_sync(factories.meeting, group.id, monday + timedelta(days=1))
    for minute in (10, 11, 40):
        await tick_at(local(monday, 9, minute))
    assert channel.taken == []
