"""How long something is, as people say it."""

import pytest

from rules import durations


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("90 mins", 90),
        ("2 hours", 120),
        ("1.5 hours", 90),
        ("an hour", 60),
        ("Half an hour", 30),
        ("an hour and a half", 90),
        ("one and a half hours", 90),
        ("2 hours 30 minutes", 150),
        ("two hrs", 120),
        ("next week", None),
        ("", None),
        ("1" * 400, None),
    ],
)
def test_a_length_is_read_in_minutes(text, minutes):
    assert durations.minutes(text) == minutes
