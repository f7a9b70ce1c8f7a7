"""Monthly series of meetings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import ENGLAND_AND_WALES, WorkingDays, nth_weekday
from rules.recurrence import Rule, WhenClosed, falls, monthly

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


def days(rule: Rule, first: date, last: date, calendar: WorkingDays = ENGLAND_AND_WALES) -> list[date]:
    return [each.on for each in falls(rule, first, last, calendar)]


@pytest.mark.parametrize(
    ("when_closed", "december"),
    [
        (WhenClosed.AFTER, date(2027, 12, 29)),  # Monday 27 and Tuesday 28 are substitute days
        (WhenClosed.BEFORE, date(2027, 12, 24)),
        (WhenClosed.WEEK, date(2028, 1, 10)),  # Monday 3 January is closed as well
        (WhenClosed.KEEP, date(2027, 12, 27)),
    ],
)
def test_a_meeting_on_a_bank_holiday_goes_where_the_group_wants_it(when_closed, december):
    rule = Rule(nth=-1, weekday=0, when_closed=when_closed)
    assert days(rule, date(2027, 12, 13), date(2028, 1, 20)) == [december]


def test_a_meeting_on_a_bank_holiday_can_be_left_out():
    assert days(Rule(nth=-1, weekday=0, when_closed=WhenClosed.SKIP), date(2027, 12, 1), date(2028, 1, 20)) == []


def test_a_meeting_moved_into_the_next_month_stays_that_of_its_own_month():
    rule = Rule(nth=-1, weekday=4, when_closed=WhenClosed.WEEK)
    closed = WorkingDays(added=frozenset({date(2027, 4, 30)}))
    found = falls(rule, date(2027, 4, 3), date(2027, 5, 31), closed)
    assert found == [("2027-04", date(2027, 5, 7)), ("2027-05", date(2027, 5, 28))]


def test_no_meeting_in_august_nor_in_a_closed_period():
    rule = Rule(weekday=1, skip_months=frozenset({8}), gaps=((date(2027, 10, 1), date(2027, 10, 31)),))
    months = [each.month for each in days(rule, date(2027, 7, 1), date(2027, 12, 31))]
    assert months == [7, 9, 11, 12]


def test_every_second_month_is_counted_from_the_first_meeting_whatever_is_asked_about():
    rule = Rule(weekday=1, every=2, begins_on=date(2027, 2, 1))
    assert [each.month for each in days(rule, date(2027, 3, 5), date(2027, 12, 31))] == [4, 6, 8, 10, 12]


def test_fixed_days_are_the_series():
    rule = Rule(fixed_on=(date(2027, 5, 31), date(2027, 3, 2)), when_closed=WhenClosed.BEFORE)
    found = falls(rule, date(2027, 1, 1), date(2027, 12, 31), ENGLAND_AND_WALES)
    assert found == [("2027-03", date(2027, 3, 2)), ("2027-05", date(2027, 5, 28))]


def test_a_second_fixed_day_in_a_month_is_a_meeting_of_its_own():
    rule = Rule(fixed_on=(date(2027, 3, 16), date(2027, 3, 2)))
    found = falls(rule, date(2027, 3, 10), date(2027, 12, 31), ENGLAND_AND_WALES)
    assert found == [("2027-03-16", date(2027, 3, 16))]  # whatever of it is looked at


RULES = st.builds(
    Rule,
    nth=st.sampled_from([1, 2, 3, 4, -1]),
    weekday=st.integers(0, 4),
    every=st.sampled_from([1, 2, 3]),
    begins_on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    skip_months=st.frozensets(st.integers(1, 12), max_size=3),
    when_closed=st.sampled_from([each for each in WhenClosed if each != WhenClosed.SKIP]),
)


@given(RULES)
def test_every_rule_gives_one_meeting_a_period_from_2026_to_2040(rule):
    last = date(2040, 12, 31)
    found = falls(rule, rule.begins_on, last, ENGLAND_AND_WALES)
    months = _months(rule, last)
    # The last one may be moved beyond the end, the first before the beginning.
    assert [each.period for each in found] in (months, months[1:], months[:-1], months[1:-1])
    assert len({each.on for each in found}) == len(found)
    if rule.when_closed != WhenClosed.KEEP:
        assert all(ENGLAND_AND_WALES.is_working_day(each.on) for each in found)


def _months(rule: Rule, last: date) -> list[str]:
    """Count the months of a series without a calendar library."""
    first = rule.begins_on
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month, rule.every)
    months = [(number // 12, number % 12 + 1) for number in numbers]
    if nth_weekday(first.year, first.month, rule.weekday, rule.nth) < first:
        months = months[1:]
    return [f"{year}-{month:02}" for year, month in months if month not in rule.skip_months]
