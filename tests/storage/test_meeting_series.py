"""A series' meetings are planned ahead by its rule, follow it when it changes, and stay where a person put them."""

from datetime import date, timedelta

import pytest

from rules.calendar import ENGLAND_AND_WALES
from rules.recurrence import WhenClosed
from storage import actions, agenda, audit, meeting_series, meetings, members, undo
from storage.actions import Due
from storage.meetings import Meeting, MeetingState
from tests import factories
from tests.factories import NOW, TODAY

LAST = date(2027, 12, 31)


@pytest.fixture
def series(db, group):
    return db.run_sync(factories.series, group.id)


@pytest.fixture
def plan(db, group, series):
    """Plan the series, as changed by these columns; return the days it then meets on."""

    def planned(**columns):
        def write(session):
            change = factories.change(session, group.id)
            row = meeting_series.get(session, group.id, series.id)
            audit.amend(session, change, row, **columns)
            meeting_series.plan(session, change, row, TODAY, LAST, ENGLAND_AND_WALES)
            return [f"{each.held_on:%d %b}" for each in meetings.between(session, group.id, TODAY, LAST)]

        return db.run_sync(write)

    return planned


@pytest.fixture
def march(db, group):
    def get(session):
        [found] = meetings.between(session, group.id, date(2027, 2, 28), date(2027, 3, 31))
        return found

    return lambda: db.read_sync(get)


def test_a_series_is_planned_once_however_often_it_is_looked_at(plan):
    assert plan() == plan() == [
        *("02 Mar", "06 Apr", "04 May", "01 Jun", "06 Jul", "03 Aug", "07 Sep", "05 Oct", "02 Nov", "07 Dec")
    ]  # fmt: skip


def test_its_meetings_follow_a_new_rule(plan, march):
    plan()
    was = march()
    assert plan(nth=-1, weekday=3, skip_months=[8])[:2] == ["25 Feb", "25 Mar"]
    now = march()
    assert (now.id, now.held_on, now.revision) == (was.id, date(2027, 3, 25), was.revision + 1)


def test_a_meeting_of_the_same_day_and_hour_keeps_its_reminders(plan, march):
    plan()
    plan(place="Town Hall")
    assert (march().place, march().revision) == ("Town Hall", 0)


def test_a_month_left_out_withdraws_its_meeting_and_taken_in_again_it_is_back(plan):
    assert "03 Aug" in plan()
    assert "03 Aug" not in plan(skip_months=[8])
    assert "03 Aug" in plan(skip_months=[])


def test_what_a_person_moved_or_called_off_stays_as_it_is(db, group, plan, march):
    plan()

    def change_both(session):
        change = factories.change(session, group.id)
        first, second = meetings.between(session, group.id, TODAY, date(2027, 4, 30))
        meetings.move(session, change, first, date(2027, 3, 9), "14:00", "the hall is let")
        meetings.cancel(session, change, second)

    db.run_sync(change_both)
    assert plan(weekday=2)[:2] == ["09 Mar", "05 May"]
    assert (march().moved_from, march().reason) == (date(2027, 3, 2), "the hall is let")


def test_a_new_rule_leaves_what_was_held_alone(db, group, series, plan):
    def before(session):
        change = factories.change(session, group.id)
        meeting_series.plan(session, change, series, date(2027, 1, 1), TODAY, ENGLAND_AND_WALES)
        for each in meetings.between(session, group.id, date(2027, 1, 1), TODAY):
            meetings.close(session, change, each)

    db.run_sync(before)
    plan(weekday=4)
    held = [each for each in db.read_sync(meetings.of_group, group.id) if each.state == MeetingState.HELD]
    assert [each.held_on for each in held] == [date(2027, 1, 5), date(2027, 2, 2)]


def test_a_series_lacks_meetings_once_less_than_four_years_are_planned(db, group, series):
    def lacks(session, planned_on, today):
        change = factories.change(session, group.id)
        last = planned_on + meeting_series.PLANNED_AHEAD
        meeting_series.plan(session, change, series, planned_on, last, ENGLAND_AND_WALES)
        last = today + meeting_series.PLANNED_ON_AT
        return meeting_series.lacks(session, group.id, today, last, ENGLAND_AND_WALES)

    assert not db.run_sync(lacks, TODAY, TODAY + timedelta(days=360))
    assert db.run_sync(lacks, TODAY, TODAY + timedelta(days=400))


def test_a_bank_holiday_the_coordinator_adds_moves_the_meeting(db, group, series):
    def planned(session, added):
        calendar = type(ENGLAND_AND_WALES)(added=frozenset(added))
        change = factories.change(session, group.id)
        audit.amend(session, change, series, when_closed=WhenClosed.WEEK)
        meeting_series.plan(session, change, series, TODAY, date(2027, 3, 31), calendar)
        return [each.held_on for each in meetings.between(session, group.id, TODAY, date(2027, 3, 31))]

    assert db.run_sync(planned, []) == [date(2027, 3, 2)]
    assert db.run_sync(planned, [date(2027, 3, 2)]) == [date(2027, 3, 9)]


def test_a_move_can_be_undone(db, group, plan, march):
    plan()
    robin = db.run_sync(factories.member, group.id)

    def move(session):
        change = factories.change(session, group.id, by=robin)
        meetings.move(session, change, session.get_one(Meeting, march().id), date(2027, 3, 9), "10:00")
        return change.id

    moved = db.run_sync(move)
    db.run_sync(lambda session: undo.undo(session, factories.change(session, group.id, at=NOW), moved))
    assert (march().held_on, march().starts, march().moved_from) == (date(2027, 3, 2), "14:00", None)


def test_what_was_due_at_a_withdrawn_meeting_goes_to_the_one_held_instead(db, group, series, plan, march):
    plan()

    def bind(session):
        change = factories.change(session, group.id)
        row = session.get_one(Meeting, march().id)
        due = Due("next meeting", "EVENT", row.held_on, "day", row.id)
        actions.add(session, change, title="Share the list", due=due)
        agenda.add(session, change, row, "Venue hire")
        factories.member(session, group.id, "Bea", role="invited", invited_to_id=row.id)

    def stands(session):
        action = actions.by_ref(session, group.id, "1")
        meeting = meetings.get(session, group.id, action.due_meeting_id)
        items = agenda.of_meeting(session, group.id, meeting.id)
        [bea] = members.of_group(session, group.id)
        return action.due_on, meeting.held_on, [each.title for each in items], bea.invited_to_id == meeting.id

    db.run_sync(bind)
    # Every second month from January: the one shortly before takes the place of March's.
    plan(nth=-1, weekday=3, every=2, begins_on=date(2027, 2, 1))
    february = date(2027, 2, 25)
    assert db.read_sync(stands) == (february, february, ["Venue hire"], True)
    # With February and April left out, June's is the next there is.
    plan(skip_months=[2, 4])
    june = date(2027, 6, 24)
    assert db.read_sync(stands) == (june, june, ["Venue hire"], True)


def test_a_series_that_goes_over_to_fixed_days_keeps_its_meetings_and_what_hangs_on_them(db, group, plan, march):
    plan()
    was = march()

    def put_forward(session):
        change = factories.change(session, group.id)
        agenda.add(session, change, was, "Venue hire")

    db.run_sync(put_forward)
    assert plan(fixed_on=["2027-03-03", "2027-05-04"]) == ["03 Mar", "04 May"]
    assert march().id == was.id
    assert plan(fixed_on=[])[:3] == ["02 Mar", "06 Apr", "04 May"]
    titles = [(each.title, each.carried) for each in db.read_sync(agenda.of_meeting, group.id, was.id)]
    assert titles == [("Venue hire", 0)]


def test_what_went_elsewhere_from_a_withdrawn_meeting_comes_back_with_it(db, group, plan, march):
    plan()
    was = march()
    db.run_sync(lambda session: agenda.add(session, factories.change(session, group.id), was, "Venue hire"))
    plan(skip_months=[3])
    [april] = db.read_sync(meetings.between, group.id, date(2027, 4, 1), date(2027, 4, 30))
    assert [each.title for each in db.read_sync(agenda.of_meeting, group.id, april.id)] == ["Venue hire"]
    plan(skip_months=[])
    assert [each.title for each in db.read_sync(agenda.of_meeting, group.id, was.id)] == ["Venue hire"]
    assert db.read_sync(agenda.of_meeting, group.id, april.id) == []


def test_only_what_a_person_changes_is_to_be_announced(db, group, series):
    robin = db.run_sync(factories.member, group.id)

    def planned(session, by, last):
        row = meeting_series.get(session, group.id, series.id)
        change = factories.change(session, group.id, by=by)
        meeting_series.plan(session, change, row, TODAY, last, ENGLAND_AND_WALES)
        return row.changed_at

    assert db.run_sync(planned, None, date(2027, 6, 30)) is None
    assert db.run_sync(planned, robin, date(2027, 6, 30)) is None  # nothing is different
    assert db.run_sync(planned, robin, LAST) == NOW
