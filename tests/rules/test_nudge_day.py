"""Whoever has not answered a meeting is asked again once: on a working day, when most of the time has passed."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules import ladder
from rules.calendar import ENGLAND_AND_WALES, WorkingDays

DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))
STARTS = st.times(time(8), time(20))


def test_of_a_tuesday_at_two_it_is_the_monday_before():
    assert ladder.nudge_day(date(2027, 3, 2), time(14), ENGLAND_AND_WALES) == date(2027, 3, 1)


def test_what_falls_on_a_sunday_is_said_on_the_friday():
    assert ladder.nudge_day(date(2027, 3, 1), time(14), ENGLAND_AND_WALES) == date(2027, 2, 26)


def test_over_easter_it_is_the_last_working_day_before():
    assert ladder.nudge_day(date(2027, 3, 30), time(14), ENGLAND_AND_WALES) == date(2027, 3, 25)


def test_after_a_closure_it_is_not_on_the_day_of_the_announcement():
    closed = WorkingDays(added=frozenset(date(2026, 12, 24) + timedelta(days=n) for n in range(9)))
    assert sorted(ladder.meeting_days(date(2027, 1, 6), closed)) == [date(2026, 12, 23), date(2027, 1, 5)]
    assert ladder.nudge_day(date(2027, 1, 6), time(14), closed) == date(2027, 1, 4)


def test_a_closure_up_to_the_meeting_leaves_the_day_of_the_announcement():
    closed = WorkingDays(added=frozenset(date(2026, 12, 24) + timedelta(days=n) for n in range(13)))
    assert ladder.nudge_day(date(2027, 1, 6), time(14), closed) == date(2026, 12, 23)


@given(held_on=DAYS, starts=STARTS)
def test_it_is_one_working_day_after_the_first_announcement_and_before_the_meeting(held_on, starts):
    day = ladder.nudge_day(held_on, starts, ENGLAND_AND_WALES)
    first = min(ladder.meeting_days(held_on, ENGLAND_AND_WALES))
    assert ENGLAND_AND_WALES.is_working_day(day)
    assert first <= day < held_on


@given(held_on=DAYS, starts=STARTS)
def test_no_other_working_day_lies_between_it_and_four_fifths_of_the_time(held_on, starts):
    day = ladder.nudge_day(held_on, starts, ENGLAND_AND_WALES)
    first = datetime.combine(min(ladder.meeting_days(held_on, ENGLAND_AND_WALES)), ladder.ANNOUNCED_AT)
    then = (first + (datetime.combine(held_on, starts) - first) * 4 / 5).date()
    early, late = sorted((day, then))
    between = [early + timedelta(days=n) for n in range(1, (late - early).days)]
    assert not any(ENGLAND_AND_WALES.is_working_day(each) for each in between)
