"""By how much something moves, counted from where it is."""

from datetime import date

import pytest

from rules import shifts

TUESDAY = date(2027, 3, 2)


@pytest.mark.parametrize(
    ("text", "on", "starts"),
    [
        ("push it back a week", "2027-03-09", "14:00"),
        ("a week later", "2027-03-09", "14:00"),
        ("back a fortnight", "2027-03-16", "14:00"),
        ("back four weeks", "2027-03-30", "14:00"),
        ("a month later", "2027-04-02", "14:00"),
        ("bring it forward by 2 days", "2027-02-28", "14:00"),
        ("bring forward the May meeting by an hour", "2027-03-02", "13:00"),
        ("half an hour earlier", "2027-03-02", "13:30"),
        ("an hour and a half later", "2027-03-02", "15:30"),
        ("Back An Hour", "2027-03-02", "15:00"),
        ("the following Tuesday", "2027-03-09", "14:00"),
        ("the following Friday", "2027-03-05", "14:00"),
    ],
)
def test_a_shift_is_counted_from_where_it_is(text, on, starts):
    shift = shifts.find(text)
    assert shift is not None
    assert shift.of(TUESDAY, "14:00") == (date.fromisoformat(on), starts)


@pytest.mark.parametrize("text", ["", "for two hours", "a week on Friday", "in 2 days", "to 3pm", "x" * 5000])
def test_what_has_no_direction_is_no_shift(text):
    assert shifts.find(text) is None
