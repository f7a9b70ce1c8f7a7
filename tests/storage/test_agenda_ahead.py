"""A forecast's agenda has what will have been carried there; today's has what stands on it."""

from datetime import date

from storage import agenda, agenda_ahead, meetings
from tests import factories

MARCH, APRIL = date(2027, 3, 2), date(2027, 4, 6)


def planned(session, group_id):
    series = factories.series(session, group_id)
    both = [factories.meeting(session, group_id, day, series_id=series.id, period=str(day)) for day in (MARCH, APRIL)]
    change = factories.change(session, group_id)
    for meeting, title in zip(both, ("Venue hire", "Web pages"), strict=True):
        agenda.add(session, change, meeting, title)
    agenda.cover(session, change, agenda.add(session, change, both[0], "Apologies"))
    other = factories.meeting(session, group_id, date(2027, 3, 4))
    agenda.add(session, change, other, "A subgroup's")
    return both


def titles(session, group_id, meeting, today):
    return [item.title for item in agenda_ahead.by_day(session, group_id, meeting, today)]


def test_an_item_is_carried_once_its_meeting_is_over_and_stands_first(db, group):
    def ask(session):
        _, april = planned(session, group.id)
        return titles(session, group.id, april, MARCH), titles(session, group.id, april, date(2027, 3, 30))

    assert db.run_sync(ask) == (["Web pages"], ["Venue hire", "Web pages"])


def test_what_was_carried_by_then_is_not_there_twice(db, group):
    def ask(session):
        march, april = planned(session, group.id)
        change = factories.change(session, group.id)
        meetings.close(session, change, march)
        agenda.carry(session, change, march, april)
        return titles(session, group.id, april, date(2027, 3, 30))

    assert db.run_sync(ask) == ["Venue hire", "Web pages"]


def test_a_forecast_of_a_past_meeting_holds_its_own_items_only(db, group):
    def ask(session):
        march, _ = planned(session, group.id)
        return titles(session, group.id, march, date(2028, 1, 1))

    assert db.run_sync(ask) == ["Venue hire", "Apologies"]


def test_what_is_carried_and_was_put_forward_again_is_there_once(db, group):
    def ask(session):
        march, april = planned(session, group.id)
        change = factories.change(session, group.id)
        agenda.add(session, change, april, "venue hire")
        ahead = titles(session, group.id, april, date(2027, 3, 30))
        meetings.close(session, change, march)
        agenda.carry(session, change, march, april)
        agenda.carry(session, change, march, april)
        items = agenda.of_meeting(session, group.id, april.id)
        return ahead, [(item.title, item.carried) for item in items]

    assert db.run_sync(ask) == (["venue hire", "Web pages"], [("venue hire", 1), ("Web pages", 0)])


def test_what_was_put_forward_again_stays_when_the_earlier_item_was_covered_after_all(db, group):
    def ask(session):
        march, april = planned(session, group.id)
        change = factories.change(session, group.id)
        agenda.add(session, change, april, "venue hire")
        meetings.close(session, change, march)
        agenda.carry(session, change, march, april)
        agenda.cover(session, change, agenda.of_meeting(session, group.id, march.id)[0])
        return [item.title for item in agenda.of_meeting(session, group.id, april.id)]

    assert db.run_sync(ask) == ["venue hire", "Web pages"]


def test_an_item_that_is_covered_after_all_leaves_the_meetings_held_since_as_they_are(db, group):
    def ask(session):
        march, april = planned(session, group.id)
        may = factories.meeting(session, group.id, date(2027, 5, 4), series_id=march.series_id, period="may")
        change = factories.change(session, group.id)
        for held, following in ((march, april), (april, may)):
            meetings.close(session, change, held)
            agenda.carry(session, change, held, following)
        first = agenda.of_meeting(session, group.id, march.id)[0]
        agenda.cover(session, change, first)
        covered = [[item.title for item in agenda.of_meeting(session, group.id, each.id)] for each in (april, may)]
        agenda.uncover(session, change, first)
        back = [item.title for item in agenda.of_meeting(session, group.id, may.id)]
        return covered, back

    covered, back = db.run_sync(ask)
    assert covered == [["Venue hire", "Web pages"], ["Web pages"]]
    assert back == ["Venue hire", "Web pages"]
