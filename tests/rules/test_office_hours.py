"""When people may be written to."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import ENGLAND_AND_WALES, LONDON, at_local
from rules.office_hours import OfficeHours

HOURS = OfficeHours(time(8, 30), time(17, 30))


def opens_next(now: datetime) -> datetime:
    return HOURS.next_open(now, ENGLAND_AND_WALES, LONDON)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return at_local(day, time(hour, minute), LONDON)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (local(date(2027, 2, 9), 8, 29), local(date(2027, 2, 9), 8, 30)),
        (local(date(2027, 2, 9), 17, 31), local(date(2027, 2, 10), 8, 30)),
        (local(date(2027, 2, 12), 20), local(date(2027, 2, 15), 8, 30)),  # Friday evening
        (local(date(2027, 3, 25), 18), local(date(2027, 3, 30), 8, 30)),  # before Easter, and the clocks change
        (local(date(2027, 12, 25), 10), local(date(2027, 12, 29), 8, 30)),  # Christmas on a Saturday
    ],
)
def test_outside_office_hours_the_next_ones_are_waited_for(now: datetime, opens: datetime):
    assert opens_next(now) == opens


@pytest.mark.parametrize(("hour", "minute"), [(8, 30), (12, 0), (17, 30)])
def test_in_office_hours_nothing_waits(hour: int, minute: int):
    now = local(date(2027, 2, 9), hour, minute)
    assert opens_next(now) == now


@given(st.dates(date(2026, 1, 1), date(2040, 12, 1)), st.times())
def test_the_next_moment_is_in_office_hours_and_never_before_now(day: date, at: time):
    now = datetime.combine(day, at, tzinfo=UTC)
    opens = opens_next(now).astimezone(LONDON)
    assert opens >= now
    assert opens - now < timedelta(days=6)
    assert ENGLAND_AND_WALES.is_working_day(opens.date())
    assert HOURS.opens <= opens.time() <= HOURS.closes


@pytest.mark.parametrize(
    ("at", "within"),
    [(time(7), time(8, 30)), (time(9), time(9)), (time(20), time(17, 30))],
)
def test_an_hour_outside_is_brought_to_the_nearest_inside(at: time, within: time):
    assert HOURS.within(at) == within
