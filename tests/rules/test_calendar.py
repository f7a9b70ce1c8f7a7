"""Working days, bank holidays, financial years and local time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.calendar import (
    ENGLAND_AND_WALES,
    LONDON,
    WorkingDays,
    at_local,
    bank_holidays,
    financial_year,
    financial_year_dates,
    financial_year_label,
    long_date,
    nth_weekday,
    quarter_dates,
)

# The first example loads the bank holidays; how long a reading may take is tested on its own.
unhurried = settings(deadline=None)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
WEEKDAY_HOLIDAYS = {
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
}


@pytest.mark.parametrize("year", WEEKDAY_HOLIDAYS)
def test_bank_holidays_on_weekdays_are_those_of_england_and_wales(year):
    closed = sorted(day for day in bank_holidays(year) if day.weekday() < 5)
    assert [f"{day:%m-%d}" for day in closed] == WEEKDAY_HOLIDAYS[year]


def test_one_off_holidays_are_known():
    assert not ENGLAND_AND_WALES.is_working_day(date(2022, 6, 2))
    assert not ENGLAND_AND_WALES.is_working_day(date(2022, 6, 3))
    assert ENGLAND_AND_WALES.is_working_day(date(2022, 5, 30))
    assert not ENGLAND_AND_WALES.is_working_day(date(2020, 5, 8))
    assert ENGLAND_AND_WALES.is_working_day(date(2020, 5, 4))


def test_a_scottish_holiday_is_a_working_day():
    assert ENGLAND_AND_WALES.is_working_day(date(2026, 1, 2))


def test_the_coordinator_can_close_a_day_and_work_a_bank_holiday():
    town_hall = WorkingDays(added=frozenset({date(2027, 12, 29)}), removed=frozenset({date(2027, 5, 3)}))
    assert town_hall.holiday_name(date(2027, 12, 29)) == "Closed day"
    assert not town_hall.is_working_day(date(2027, 12, 29))
    assert town_hall.is_working_day(date(2027, 5, 3))
    assert town_hall.holiday_name(date(2027, 5, 3)) is None


def test_a_substitute_day_is_called_so():
    assert ENGLAND_AND_WALES.holiday_name(date(2027, 12, 27)) == "Christmas Day (substitute day)"
    assert ENGLAND_AND_WALES.holiday_name(date(2027, 3, 2)) is None


def test_working_days_skip_easter():
    assert ENGLAND_AND_WALES.next_working_day(date(2027, 3, 26)) == date(2027, 3, 30)
    assert ENGLAND_AND_WALES.previous_working_day(date(2027, 3, 29)) == date(2027, 3, 25)
    assert ENGLAND_AND_WALES.plus(date(2027, 3, 25), 1) == date(2027, 3, 30)
    assert ENGLAND_AND_WALES.minus(date(2027, 3, 30), 1) == date(2027, 3, 25)
    assert ENGLAND_AND_WALES.plus(date(2027, 3, 27), 0) == date(2027, 3, 27)


@unhurried
@given(DAYS, st.integers(1, 60))
def test_working_days_forth_and_back_come_home(day, n):
    start = ENGLAND_AND_WALES.next_working_day(day)
    assert ENGLAND_AND_WALES.minus(ENGLAND_AND_WALES.plus(start, n), n) == start


def test_the_financial_year_runs_from_april_to_march():
    assert financial_year(date(2027, 3, 31)) == 2026
    assert financial_year(date(2027, 4, 1)) == 2027
    assert financial_year_label(2026) == "2026/27"
    assert financial_year_label(1999) == "1999/00"
    assert financial_year_dates(2026) == (date(2026, 4, 1), date(2027, 3, 31))


def test_quarters_cover_the_financial_year():
    assert quarter_dates(2026, 1) == (date(2026, 4, 1), date(2026, 6, 30))
    assert quarter_dates(2026, 3) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter_dates(2026, 4) == (date(2027, 1, 1), date(2027, 3, 31))


def test_first_tuesdays_of_2027():
    days = [nth_weekday(2027, month, 1, 1) for month in range(1, 13)]
    assert [day.day for day in days] == [5, 2, 2, 6, 4, 1, 6, 3, 7, 5, 2, 7]


def test_a_month_without_a_fifth_monday_has_none():
    assert nth_weekday(2027, 2, 0, 5) is None
    assert nth_weekday(2027, 3, 0, 5) == date(2027, 3, 29)
    assert nth_weekday(2027, 2, 4, -1) == date(2027, 2, 26)


def test_nine_oclock_stays_nine_oclock_when_the_clocks_change():
    assert at_local(date(2027, 3, 26), time(9), LONDON) == datetime(2027, 3, 26, 9, tzinfo=UTC)
    assert at_local(date(2027, 3, 29), time(9), LONDON) == datetime(2027, 3, 29, 8, tzinfo=UTC)


def test_a_missing_hour_shifts_forward_and_a_doubled_one_is_taken_the_first_time():
    missing = at_local(date(2027, 3, 28), time(1, 30), LONDON)
    assert missing.astimezone(LONDON).time() == time(2, 30)
    assert at_local(date(2027, 10, 31), time(1, 30), LONDON) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_day_is_named_in_full():
    assert long_date(date(2027, 3, 2)) == "Tuesday 2 March 2027"


@unhurried
@given(DAYS)
def test_the_next_working_day_is_the_first_there_is(day):
    found = ENGLAND_AND_WALES.next_working_day(day)
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert ENGLAND_AND_WALES.is_working_day(found)
    assert not any(ENGLAND_AND_WALES.is_working_day(other) for other in between)


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)), st.sampled_from([time(9), time(14), time(17, 30)]))
def test_an_hour_of_the_day_is_that_hour_in_london_on_every_day(day, hour):
    there = at_local(day, hour, LONDON).astimezone(LONDON)
    assert (there.date(), there.time()) == (day, hour)
