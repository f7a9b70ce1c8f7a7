"""Meetings: the next, the last, those between two days; cancelled and withdrawn ones where they belong."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage import agenda, meeting_order, meetings
from storage.agenda import AgendaItem
from storage.meeting_series import MeetingSeries
from storage.meetings import MeetingKind, MeetingState
from tests import factories
from tests.factories import NOW, TODAY

MARCH, APRIL = date(2027, 3, 2), date(2027, 4, 6)


@pytest.fixture
def calendar(db, group):
    def write(session):
        for title, day, columns in (
            ("January", date(2027, 1, 5), {"state": MeetingState.HELD}),
            ("February", date(2027, 2, 2), {"state": MeetingState.CANCELLED}),
            ("Today, withdrawn", TODAY, {"voided_at": NOW}),
            ("Today, cancelled", TODAY, {"state": MeetingState.CANCELLED}),
            ("March, afternoon", MARCH, {"starts": "14:00"}),
            ("March, morning", MARCH, {"starts": "09:30"}),
            ("April", APRIL, {}),
        ):
            factories.meeting(session, group.id, day, title=title, **columns)

    db.run_sync(write)


def titles(found):
    return [meeting.title for meeting in found]


@pytest.mark.usefixtures("calendar")
def test_the_next_meeting_is_the_first_planned_one_from_today_on(db, group):
    assert db.read_sync(meetings.next_meeting, group.id, TODAY).title == "March, morning"
    assert db.read_sync(meetings.next_meeting, group.id, MARCH).title == "March, morning"
    assert db.read_sync(meetings.next_meeting, group.id, MARCH + timedelta(days=1)).title == "April"
    assert db.read_sync(meetings.next_meeting, group.id, APRIL + timedelta(days=1)) is None


@pytest.mark.usefixtures("calendar")
def test_the_last_meeting_is_before_today_and_was_not_cancelled(db, group):
    assert db.read_sync(meetings.last_meeting, group.id, TODAY).title == "January"
    assert db.read_sync(meetings.last_meeting, group.id, date(2027, 1, 5)) is None


@pytest.mark.usefixtures("calendar")
def test_a_days_meetings_come_by_their_start_cancelled_ones_too(db, group):
    assert titles(db.read_sync(meetings.on_day, group.id, MARCH)) == ["March, morning", "March, afternoon"]
    assert titles(db.read_sync(meetings.on_day, group.id, TODAY)) == ["Today, cancelled"]


@pytest.mark.usefixtures("calendar")
def test_meetings_that_stand_on_a_day_leave_the_cancelled_out(db, group):
    assert titles(db.read_sync(meetings.standing_on, group.id, MARCH)) == ["March, morning", "March, afternoon"]
    assert db.read_sync(meetings.standing_on, group.id, TODAY) == []


@pytest.mark.usefixtures("calendar")
def test_a_meeting_is_followed_by_a_later_one_of_its_day_before_one_of_another(db, group):
    def following(session, title):
        of = next(one for one in meetings.of_group(session, group.id) if one.title == title)
        return meeting_order.after(session, group.id, of).title

    assert db.read_sync(following, "March, morning") == "March, afternoon"
    assert db.read_sync(following, "March, afternoon") == "April"


def test_a_subgroup_booked_by_itself_is_followed_by_none_but_its_own(db, group):
    def followed(session):
        kind = {"kind": MeetingKind.SUBGROUP, "title": "Comms subgroup"}
        first = factories.meeting(session, group.id, TODAY, **kind)
        factories.meeting(session, group.id, MARCH)
        before = meeting_order.after(session, group.id, first)
        factories.meeting(session, group.id, APRIL, **kind)
        return before, meeting_order.after(session, group.id, first).held_on

    assert db.run_sync(followed) == (None, APRIL)


@pytest.mark.usefixtures("calendar")
def test_planned_meetings_between_two_days_include_both(db, group):
    found = db.read_sync(meetings.between, group.id, MARCH, APRIL)
    assert titles(found) == ["March, morning", "March, afternoon", "April"]
    assert db.read_sync(meetings.between, group.id, date(2027, 1, 1), TODAY) == []


@pytest.mark.usefixtures("calendar")
def test_all_meetings_of_a_group_are_told_but_for_withdrawn_ones(db, group):
    assert titles(db.read_sync(meetings.of_group, group.id)) == [
        "January",
        "February",
        "Today, cancelled",
        "March, morning",
        "March, afternoon",
        "April",
    ]


def test_a_meeting_that_is_not_there_is_none(db, group):
    assert db.read_sync(meetings.get, group.id, 404) is None


def test_a_series_meets_once_a_period(db, group):
    def write(session):
        series = MeetingSeries(
            group_id=group.id, name="Operational group", nth=1, weekday=1, begins_on=date(2027, 1, 1), starts="14:00"
        )
        session.add(series)
        session.flush()
        for _ in range(2):
            factories.meeting(session, group.id, MARCH, series_id=series.id, period="2027-03")

    with pytest.raises(IntegrityError):
        db.run_sync(write)


def test_an_agenda_is_in_the_chairs_order(db, group):
    def write(session):
        meeting, other = factories.meeting(session, group.id), factories.meeting(session, group.id, APRIL)
        for position, title, of, voided_at in (
            (2, "Venue policy", meeting, None),
            (1, "Apologies", meeting, None),
            (3, "Taken back", meeting, NOW),
            (1, "Another meeting's", other, None),
        ):
            session.add(
                AgendaItem(
                    group_id=group.id,
                    meeting_id=of.id,
                    position=position,
                    title=title,
                    by_name="Robin Vale",
                    voided_at=voided_at,
                )
            )
        session.flush()
        return titles(agenda.of_meeting(session, group.id, meeting.id))

    assert db.run_sync(write) == ["Apologies", "Venue policy"]


def test_a_subgroups_meeting_is_neither_the_next_nor_the_last_nor_between(db, group):
    def ask(session):
        for day, kind in (
            (date(2027, 2, 2), MeetingKind.ORDINARY),
            (date(2027, 2, 11), MeetingKind.SUBGROUP),
            (date(2027, 2, 12), MeetingKind.EXTRAORDINARY),
            (MARCH, MeetingKind.EXTRA),
            (date(2027, 3, 19), MeetingKind.SUBGROUP),
        ):
            factories.meeting(session, group.id, day, kind=kind)
        return (
            meetings.next_meeting(session, group.id, date(2027, 2, 10)).held_on,
            meetings.last_meeting(session, group.id, date(2027, 3, 30)).held_on,
            [one.held_on for one in meetings.of_all_between(session, group.id, date(2027, 2, 10), APRIL)],
        )

    assert db.run_sync(ask) == (date(2027, 2, 12), MARCH, [date(2027, 2, 12), MARCH])
