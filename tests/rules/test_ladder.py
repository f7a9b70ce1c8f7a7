"""When a deadline nags, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import ladder
from rules.calendar import ENGLAND_AND_WALES, WorkingDays

STEPS = (14, 7, 1, 0)
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def overdue_days(due_on: date, until: date, calendar: WorkingDays = ENGLAND_AND_WALES) -> list[date]:
    days = [due_on + timedelta(days=n) for n in range((until - due_on).days + 1)]
    return [day for day in days if ladder.overdue_turn(due_on, day, 7, None, calendar)]


def test_an_action_is_mentioned_14_7_and_1_working_days_before_and_on_the_day():
    assert ladder.due_days(date(2027, 2, 26), STEPS, ENGLAND_AND_WALES) == {
        date(2027, 2, 8),
        date(2027, 2, 17),
        date(2027, 2, 25),
        date(2027, 2, 26),
    }


def test_a_due_sunday_is_mentioned_on_the_friday_once():
    friday = date(2027, 2, 26)
    days = ladder.due_days(date(2027, 2, 28), STEPS, ENGLAND_AND_WALES)
    assert max(days) == friday
    assert len(days) == 3  # the day itself and the working day before it are one


def test_easter_is_jumped_over():
    days = ladder.due_days(date(2027, 3, 30), STEPS, ENGLAND_AND_WALES)  # the Tuesday after Easter Monday
    assert sorted(days)[-2:] == [date(2027, 3, 25), date(2027, 3, 30)]


def test_a_closed_day_of_the_group_counts_as_a_holiday():
    closed = WorkingDays(added=frozenset({date(2027, 2, 25)}))
    assert date(2027, 2, 24) in ladder.due_days(date(2027, 2, 26), STEPS, closed)
    assert date(2027, 2, 25) not in ladder.due_days(date(2027, 2, 26), STEPS, closed)


def test_a_bank_holiday_that_is_worked_counts_as_a_working_day():
    worked = WorkingDays(removed=frozenset({date(2027, 3, 29)}))
    assert date(2027, 3, 29) in ladder.due_days(date(2027, 3, 30), STEPS, worked)


@given(DAYS)
def test_every_day_before_a_deadline_is_a_working_day_not_after_it(due_on: date):
    days = ladder.due_days(due_on, STEPS, ENGLAND_AND_WALES)
    assert 3 <= len(days) <= 4
    assert all(ENGLAND_AND_WALES.is_working_day(day) and day <= due_on for day in days)


@given(DAYS)
def test_a_deadline_beyond_the_furthest_is_not_mentioned_yet(day: date):
    too_far = ladder.furthest_due(day, max(STEPS), ENGLAND_AND_WALES)
    for away in range(5):
        assert all(each > day for each in ladder.due_days(too_far + timedelta(days=away), STEPS, ENGLAND_AND_WALES))


def test_an_overdue_action_is_mentioned_every_week():
    assert overdue_days(date(2027, 2, 2), date(2027, 2, 28)) == [
        date(2027, 2, 9),
        date(2027, 2, 16),
        date(2027, 2, 23),
    ]


def test_the_day_it_was_due_is_not_overdue():
    assert ladder.overdue_turn(date(2027, 2, 9), date(2027, 2, 9), 7, None, ENGLAND_AND_WALES) == 0


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
    assert [day for day in days if ladder.is_monthly_day(day, ladder.FIGURES_FROM, ENGLAND_AND_WALES)] == [asked_on]


def test_a_group_that_is_closed_asks_for_figures_when_it_is_open_again():
    closed = WorkingDays(added=frozenset({date(2027, 2, 5)}))
    assert not ladder.is_monthly_day(date(2027, 2, 5), ladder.FIGURES_FROM, closed)
    assert ladder.is_monthly_day(date(2027, 2, 8), ladder.FIGURES_FROM, closed)


def test_an_answer_since_the_first_step_stops_the_rest():
    due_on, first = date(2027, 2, 26), date(2027, 2, 8)
    for answered_on in (first, first + timedelta(days=3), due_on):
        assert ladder.unanswered_days(due_on, STEPS, answered_on, ENGLAND_AND_WALES) == frozenset()
    days = ladder.due_days(due_on, STEPS, ENGLAND_AND_WALES)
    assert ladder.unanswered_days(due_on, STEPS, first - timedelta(days=1), ENGLAND_AND_WALES) == days
    assert ladder.unanswered_days(due_on, STEPS, None, ENGLAND_AND_WALES) == days


@given(DAYS, st.lists(st.integers(0, 60), min_size=1, max_size=8, unique=True))
def test_a_ladder_of_any_steps_stays_on_working_days_up_to_the_date(due_on: date, steps: list[int]):
    days = ladder.due_days(due_on, steps, ENGLAND_AND_WALES)
    assert 1 <= len(days) <= len(steps)
    assert all(ENGLAND_AND_WALES.is_working_day(day) and day <= due_on for day in days)
    if min(steps) > 0:
        assert max(days) < due_on


def test_a_ladder_without_steps_says_nothing_before_the_date():
    assert ladder.unanswered_days(date(2027, 2, 26), (), date(2027, 2, 1), ENGLAND_AND_WALES) == frozenset()


def test_an_answer_begins_the_weeks_of_an_overdue_action_anew():
    due_on, answered_on = date(2027, 2, 2), date(2027, 2, 11)
    turns = [
        day
        for day in (due_on + timedelta(days=n) for n in range(30))
        if ladder.overdue_turn(due_on, day, 7, answered_on, ENGLAND_AND_WALES)
    ]
    assert turns == [date(2027, 2, 18), date(2027, 2, 25)]


def test_turns_are_counted_from_the_last_answer_and_the_chair_hears_of_every_third():
    due_on = date(2027, 2, 2)
    turns = [
        ladder.overdue_turn(due_on, due_on + timedelta(weeks=week), 7, None, ENGLAND_AND_WALES) for week in range(8)
    ]
    assert turns == [0, 1, 2, 3, 4, 5, 6, 7]
    assert [turn for turn in turns if ladder.escalates(turn, 3)] == [3, 6]


def test_an_ongoing_matter_is_reviewed_three_months_after_the_last_word_then_monthly():
    since = date(2027, 1, 29)  # the 29th of April is a Thursday, of May a Saturday, of June a Tuesday
    days = [since + timedelta(days=n) for n in range(1, 160)]
    asked = [day for day in days if ladder.is_review_day(since, day, 3, ENGLAND_AND_WALES)]
    # Late May's bank holiday is Monday the 31st.
    assert asked == [date(2027, 4, 29), date(2027, 6, 1), date(2027, 6, 29)]


@given(DAYS, st.integers(1, 12))
def test_a_review_comes_round_once_a_month_on_a_working_day(since: date, months: int):
    days = [since + timedelta(days=n) for n in range(1, 365 + 31 * 3)]
    asked = [day for day in days if ladder.is_review_day(since, day, months, ENGLAND_AND_WALES)]
    assert all(ENGLAND_AND_WALES.is_working_day(day) for day in asked)
    assert abs(len(asked) - (15 - months)) <= 1


def test_a_snoozed_action_wakes_on_a_working_day():
    assert ladder.wakes_on(date(2027, 3, 27), ENGLAND_AND_WALES) == date(2027, 3, 30)  # Easter Saturday


def test_the_first_working_day_of_a_week_is_not_always_monday():
    assert ladder.first_of_week(date(2027, 4, 1), ENGLAND_AND_WALES) == date(2027, 3, 30)
    shut = WorkingDays(added=frozenset(date(2026, 12, 21) + timedelta(days=n) for n in range(14)))
    assert ladder.first_of_week(date(2026, 12, 30), shut) is None


def test_actions_without_a_date_are_chased_on_the_first_working_day_of_a_month():
    days = [date(2027, 5, 1) + timedelta(days=n) for n in range(31)]
    asked = [day for day in days if ladder.is_monthly_day(day, ladder.UNDATED_FROM, ENGLAND_AND_WALES)]
    assert asked == [date(2027, 5, 4)]  # the 3rd is a bank holiday
