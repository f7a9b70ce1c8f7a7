"""The fifth working day before a meeting, against a count by hand; the call for updates a week before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.before_meeting import call_day, pack_day
from rules.calendar import ENGLAND_AND_WALES, WorkingDays

# Bank holidays of England and Wales, typed from their rules and not taken from the package the bot uses.
TYPED = """
2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
2029-01-01 2029-03-30 2029-04-02 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26
2030-01-01 2030-04-19 2030-04-22 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26
"""
CLOSED = frozenset(map(date.fromisoformat, TYPED.split()))
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def is_open(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in CLOSED


@given(DAYS)
def test_five_working_days_before_agrees_with_a_count_by_hand(held_on: date) -> None:
    told = pack_day(held_on, ENGLAND_AND_WALES)
    assert is_open(told)
    between = [told + timedelta(days=n) for n in range((held_on - told).days)]
    assert sum(is_open(day) for day in between) == 5


def test_every_day_of_five_years_agrees() -> None:
    day = date(2026, 1, 1)
    while day <= date(2030, 12, 31):
        back, left = day, 5
        while left:
            back -= timedelta(days=1)
            left -= is_open(back)
        assert pack_day(day, ENGLAND_AND_WALES) == back, day
        day += timedelta(days=1)


@given(DAYS)
def test_the_call_for_updates_is_a_week_before_or_the_last_open_day_before_that(held_on: date) -> None:
    called = call_day(held_on, ENGLAND_AND_WALES)
    assert is_open(called)
    assert called <= held_on - timedelta(days=7)
    closed = ((called + timedelta(days=n)) for n in range(1, (held_on - called).days - 6))
    assert not any(is_open(day) for day in closed)


@pytest.mark.parametrize(
    ("held_on", "told"),
    [
        (date(2027, 3, 2), date(2027, 2, 23)),
        (date(2027, 4, 2), date(2027, 3, 24)),  # Good Friday and Easter Monday lie between
        (date(2027, 1, 5), date(2026, 12, 24)),  # Christmas, its substitute day and New Year
    ],
)
def test_bank_holidays_do_not_count(held_on: date, told: date) -> None:
    assert pack_day(held_on, ENGLAND_AND_WALES) == told


def test_the_coordinators_own_closed_days_do_not_count() -> None:
    closed = WorkingDays(added=frozenset({date(2027, 2, 24)}))
    assert pack_day(date(2027, 3, 2), closed) == date(2027, 2, 22)
