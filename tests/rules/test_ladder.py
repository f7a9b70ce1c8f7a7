"""When a deadline nags, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import ladder
from rules.calendar import ENGLAND_AND_WALES, WorkingDays

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def overdue_days(due_on: date, until: date, calendar: WorkingDays = ENGLAND_AND_WALES) -> list[date]:
    days = [due_on + timedelta(days=n) for n in range((until - due_on).days + 1)]
    return [day for day in days if ladder.is_overdue_day(due_on, day, calendar)]


def test_an_action_is_mentioned_14_7_and_1_working_days_before_and_on_the_day():
    assert ladder.due_days(date(2027, 2, 26), ENGLAND_AND_WALES) == {
        date(2027, 2, 8),
        date(2027, 2, 17),
        date(2027, 2, 25),
        date(2027, 2, 26),
    }


def test_a_due_sunday_is_mentioned_on_the_friday_once():
    friday = date(2027, 2, 26)
    days = ladder.due_days(date(2027, 2, 28), ENGLAND_AND_WALES)
    assert max(days) == friday
    assert len(days) == 3  # the day itself and the working day before it are one


def test_easter_is_jumped_over():
    days = ladder.due_days(date(2027, 3, 30), ENGLAND_AND_WALES)  # the Tuesday after Easter Monday
    assert sorted(days)[-2:] == [date(2027, 3, 25), date(2027, 3, 30)]


def test_a_closed_day_of_the_group_counts_as_a_holiday():
    closed = WorkingDays(added=frozenset({date(2027, 2, 25)}))
    assert date(2027, 2, 24) in ladder.due_days(date(2027, 2, 26), closed)
    assert date(2027, 2, 25) not in ladder.due_days(date(2027, 2, 26), closed)


def test_a_bank_holiday_that_is_worked_counts_as_a_working_day():
    worked = WorkingDays(removed=frozenset({date(2027, 3, 29)}))
    assert date(2027, 3, 29) in ladder.due_days(date(2027, 3, 30), worked)


@given(DAYS)
def test_every_day_before_a_deadline_is_a_working_day_not_after_it(due_on: date):
    days = ladder.due_days(due_on, ENGLAND_AND_WALES)
    assert 3 <= len(days) <= 4
    assert all(ENGLAND_AND_WALES.is_working_day(day) and day <= due_on for day in days)


@given(DAYS)
def test_a_deadline_beyond_the_furthest_is_not_mentioned_yet(day: date):
    too_far = ladder.furthest_due(day, ENGLAND_AND_WALES)
    for away in range(5):
        assert all(each > day for each in ladder.due_days(too_far + timedelta(days=away), ENGLAND_AND_WALES))


def test_an_overdue_action_is_mentioned_every_week():
    assert overdue_days(date(2027, 2, 2), date(2027, 2, 28)) == [
        date(2027, 2, 9),
        date(2027, 2, 16),
        date(2027, 2, 23),
    ]


def test_the_day_it_was_due_is_not_overdue():
    assert not ladder.is_overdue_day(date(2027, 2, 9), date(2027, 2, 9), ENGLAND_AND_WALES)


def test_a_weekly_turn_on_a_closed_day_passes_to_the_next_working_day():
    # Mondays; Easter Monday's turn is taken on the Tuesday, and the week after is a Monday again.
    assert overdue_days(date(2027, 3, 22), date(2027, 4, 5)) == [date(2027, 3, 30), date(2027, 4, 5)]


def test_turns_that_meet_after_a_long_closure_are_one():
    closed = WorkingDays(added=frozenset(date(2026, 12, 21) + timedelta(days=n) for n in range(14)))
    assert overdue_days(date(2026, 12, 15), date(2027, 1, 6), closed) == [date(2027, 1, 4), date(2027, 1, 5)]


@given(DAYS)
def test_an_overdue_action_is_mentioned_about_once_a_week(due_on: date):
    days = overdue_days(due_on, due_on + timedelta(days=70))
    assert 9 <= len(days) <= 10
    assert all(ENGLAND_AND_WALES.is_working_day(day) for day in days)


def test_a_meeting_is_announced_a_week_and_a_working_day_before():
    assert ladder.meeting_days(date(2027, 3, 2), ENGLAND_AND_WALES) == {date(2027, 2, 23), date(2027, 3, 1)}


def test_a_meeting_after_a_bank_holiday_is_announced_before_it():
    # First Tuesdays of May and June 2027 follow bank holidays (DOMAIN 5).
    assert max(ladder.meeting_days(date(2027, 5, 4), ENGLAND_AND_WALES)) == date(2027, 4, 30)
    assert max(ladder.meeting_days(date(2027, 6, 1), ENGLAND_AND_WALES)) == date(2027, 5, 28)


def test_a_week_before_that_is_closed_moves_to_the_working_day_before():
    assert min(ladder.meeting_days(date(2027, 4, 5), ENGLAND_AND_WALES)) == date(2027, 3, 25)  # not Easter Monday


@pytest.mark.parametrize("deadline_class", ["ONGOING", "TBA", "NONE"])
def test_a_deadline_without_a_date_has_no_ladder(deadline_class: str):
    assert not ladder.has_ladder(deadline_class, "on track")


def test_an_ongoing_action_has_no_ladder_even_with_a_date():
    assert not ladder.has_ladder("DATE", "ongoing")
    assert ladder.has_ladder("DATE", "at risk")


@pytest.mark.parametrize(
    ("month", "asked_on"),
    [
        ((2027, 2), date(2027, 2, 5)),  # a Friday
        ((2027, 6), date(2027, 6, 7)),  # the 5th is a Saturday
        ((2026, 4), date(2026, 4, 7)),  # the 5th is Easter Sunday
    ],
)
def test_figures_are_asked_for_on_the_first_working_day_from_the_5th(month: tuple[int, int], asked_on: date):
    days = [date(*month, day) for day in range(1, 29)]
    assert [day for day in days if ladder.is_figures_day(day, ENGLAND_AND_WALES)] == [asked_on]


def test_a_group_that_is_closed_asks_for_figures_when_it_is_open_again():
    closed = WorkingDays(added=frozenset({date(2027, 2, 5)}))
    assert not ladder.is_figures_day(date(2027, 2, 5), closed)
    assert ladder.is_figures_day(date(2027, 2, 8), closed)
