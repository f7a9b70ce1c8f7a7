"""Monthly series of meetings."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import nth_weekday
from rules.recurrence import monthly

TUESDAY = 1


def test_first_tuesdays_of_a_year_without_august():
    days = monthly(TUESDAY, 1, date(2027, 1, 1), date(2027, 12, 31), skip={8})
    assert [f"{day:%d %b}" for day in days] == [
        *("05 Jan", "02 Feb", "02 Mar", "06 Apr", "04 May", "01 Jun", "06 Jul"),
        *("07 Sep", "05 Oct", "02 Nov", "07 Dec"),
    ]


def test_both_ends_are_included_and_nothing_before_the_first():
    assert monthly(TUESDAY, 1, date(2027, 2, 2), date(2027, 3, 2)) == [date(2027, 2, 2), date(2027, 3, 2)]
    assert monthly(TUESDAY, 1, date(2027, 2, 3), date(2027, 3, 1)) == []
    assert monthly(TUESDAY, 1, date(2027, 3, 2), date(2027, 2, 2)) == []


def test_last_friday_of_every_second_month():
    days = monthly(4, -1, date(2027, 1, 1), date(2027, 6, 30), every=2)
    assert days == [date(2027, 1, 29), date(2027, 3, 26), date(2027, 5, 28)]


def test_a_month_without_a_fifth_weekday_has_no_meeting():
    assert monthly(0, 5, date(2027, 1, 1), date(2027, 4, 30)) == [date(2027, 3, 29)]


def test_a_series_with_every_month_left_out_never_meets():
    assert monthly(TUESDAY, 1, date(2028, 1, 1), date(2032, 1, 1), skip=set(range(1, 13))) == []


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]))
def test_every_month_has_its_day(first, weekday, nth):
    days = monthly(weekday, nth, first.replace(day=1), date(first.year, 12, 31))
    assert days == [nth_weekday(first.year, month, weekday, nth) for month in range(first.month, 13)]
