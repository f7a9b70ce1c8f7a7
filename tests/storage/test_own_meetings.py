"""The whole group's meetings are those of its first series and extraordinary ones; a subgroup's are not."""

from datetime import date

from storage import audit, meetings, own_meetings
from storage.meetings import MeetingKind
from tests import factories
from tests.factories import NOW

MARCH, APRIL = date(2027, 3, 2), date(2027, 4, 6)


def in_series(session, group_id):
    own = factories.series(session, group_id)
    comms = factories.series(session, group_id, "Comms subgroup")
    for day in (date(2027, 2, 2), MARCH, APRIL):
        factories.meeting(session, group_id, day, series_id=own.id, period=day.isoformat())
    for day in (date(2027, 2, 19), date(2027, 3, 19)):
        factories.meeting(session, group_id, day, series_id=comms.id, period=day.isoformat())
    return own


def test_a_subgroups_meeting_is_neither_the_next_nor_the_last_nor_between(db, group):
    def ask(session):
        in_series(session, group.id)
        return (
            own_meetings.next_own(session, group.id, date(2027, 2, 10)).held_on,
            own_meetings.last_own(session, group.id, date(2027, 3, 30)).held_on,
            [one.held_on for one in own_meetings.own_between(session, group.id, date(2027, 2, 10), APRIL)],
        )

    assert db.run_sync(ask) == (MARCH, MARCH, [MARCH, APRIL])


def test_an_extraordinary_meeting_is_the_groups_and_an_extra_one_is_not(db, group):
    def ask(session):
        in_series(session, group.id)
        factories.meeting(session, group.id, date(2027, 2, 11), kind=MeetingKind.EXTRA)
        factories.meeting(session, group.id, date(2027, 2, 12), kind=MeetingKind.EXTRAORDINARY)
        return own_meetings.next_own(session, group.id, date(2027, 2, 10)).held_on

    assert db.run_sync(ask) == date(2027, 2, 12)


def test_without_a_series_every_meeting_is_the_groups(db, group):
    def ask(session):
        series = in_series(session, group.id)
        change = factories.change(session, group.id)
        for one in (series, session.get(type(series), series.id + 1)):
            audit.amend(session, change, one, voided_at=NOW)
        return own_meetings.next_own(session, group.id, date(2027, 2, 10)).held_on

    assert db.run_sync(ask) == date(2027, 2, 19)


def test_a_cancelled_or_withdrawn_meeting_is_passed_over(db, group):
    def ask(session):
        in_series(session, group.id)
        change = factories.change(session, group.id)
        meetings.cancel(session, change, meetings.on_day(session, group.id, MARCH)[0])
        after = own_meetings.next_own(session, group.id, date(2027, 2, 10)).held_on
        audit.amend(session, change, meetings.on_day(session, group.id, date(2027, 2, 2))[0], voided_at=NOW)
        return after, own_meetings.last_own(session, group.id, date(2027, 3, 30))

    assert db.run_sync(ask) == (APRIL, None)
