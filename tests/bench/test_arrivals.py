"""The windows that the delivery's measurement checks are counted as Teams counts them."""

from bench.arrivals import most_within


def test_messages_a_whole_window_apart_are_not_counted_together():
    assert most_within([0.0, 1.0, 2.0], 1) == 1


def test_a_window_may_begin_at_any_message():
    assert most_within([0.0, 0.9, 1.0, 1.1, 1.8, 3.0], 1) == 4


def test_nothing_sent_is_nothing_in_any_window():
    assert most_within([], 30) == 0
