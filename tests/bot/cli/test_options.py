"""Options are read alike by every command, and what cannot be done is one sentence."""

from datetime import UTC, date, datetime, timedelta

import pytest
import typer

from bot.cli import options


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2027-02-09T10:00", datetime(2027, 2, 9, 10, tzinfo=UTC)),
        ("2027-06-09T10:00", datetime(2027, 6, 9, 9, tzinfo=UTC)),
        ("2027-06-09T10:00+00:00", datetime(2027, 6, 9, 10, tzinfo=UTC)),
        ("2027-06-09 10:00:30", datetime(2027, 6, 9, 9, 0, 30, tzinfo=UTC)),
        ("2027-02-09", datetime(2027, 2, 9, tzinfo=UTC)),
    ],
)
def test_a_time_without_a_zone_is_london_time(words, moment):
    assert options.read_moment(words) == moment


@pytest.mark.parametrize("words", ["tomorrow", "09/02/2027", "2027-02-30", ""])
def test_a_time_that_is_not_iso_is_wrong_usage(words):
    with pytest.raises(typer.BadParameter):
        options.read_moment(words)


def test_a_day_is_an_iso_date_and_nothing_else():
    assert options.read_day("2027-02-09") == date(2027, 2, 9)
    with pytest.raises(typer.BadParameter):
        options.read_day("9 February")


def test_the_clock_runs_on_from_where_it_was_set():
    start = datetime(2027, 2, 9, 10, tzinfo=UTC)
    clock = options.clock(start)
    first = clock()
    assert start <= first <= clock() < start + timedelta(minutes=5)


def test_the_local_day_is_londons():
    assert options.today(datetime(2027, 6, 8, 23, 30, tzinfo=UTC)) == date(2027, 6, 9)
