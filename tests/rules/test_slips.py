"""A slip of the finger is a letter added, dropped, changed or swapped with its neighbour."""

import pytest

from rules.slips import MANY, distance


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("action", "action", 0),
        ("actoin", "action", 1),
        ("acion", "action", 1),
        ("acttion", "action", 1),
        ("febuery", "february", 2),
        ("plan", "action", MANY),
        ("", "a long word", MANY),
    ],
)
def test_slips_are_counted_up_to_many(typed, meant, slips):
    assert distance(typed, meant) == distance(meant, typed) == slips
