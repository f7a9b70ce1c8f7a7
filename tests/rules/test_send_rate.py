"""Whatever comes whenever, no window of Teams is broken, and nothing waits longer than it must."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rules.send_rate import CONVERSATION, FURTHEST_AHEAD, TENANT, believed, free_at, taken
from tests.factories import NOW

WINDOWS = ((7, 1), (8, 2), (60, 30), (1800, 3600))
FRESH = {CONVERSATION: (None, None), TENANT: (None,)}


def sent(rates, pauses):
    """Return the moments at which messages go that are wanted so many seconds after one another."""
    cells, wanted, gone = FRESH[rates], NOW, []
    for pause in pauses:
        wanted += timedelta(seconds=pause)
        at = free_at(rates, cells, max([wanted, *gone[-1:]]))
        cells = taken(rates, cells, at)
        gone.append(at)
    return gone


def most_within(moments, seconds):
    """Return the most messages in any window of so many seconds, both ends counted."""
    most, first = 0, 0
    for last, moment in enumerate(moments):
        while moment - moments[first] > timedelta(seconds=seconds):
            first += 1
        most = max(most, last - first + 1)
    return most


PAUSES = st.lists(st.sampled_from([0, 0, 0, 0.01, 0.3, 0.55, 1, 2.05, 30, 300]), min_size=1, max_size=300)


@given(PAUSES)
def test_no_window_of_a_conversation_is_ever_broken(pauses):
    gone = sent(CONVERSATION, pauses)
    for most, seconds in WINDOWS:
        assert most_within(gone, seconds) <= most


def test_an_hour_of_never_ending_messages_stays_inside_every_window():
    gone = sent(CONVERSATION, [0] * 4000)
    for most, seconds in WINDOWS:
        assert most_within(gone, seconds) <= most
    assert most_within(gone, 3600) >= 1750, "and what is allowed is used"


@given(PAUSES)
def test_messages_go_in_order_and_never_before_they_are_wanted(pauses):
    gone = sent(CONVERSATION, pauses)
    wanted = NOW
    for pause, at in zip(pauses, gone, strict=True):
        wanted += timedelta(seconds=pause)
        assert at >= wanted
    assert all(earlier <= later for earlier, later in pairwise(gone))


def test_the_first_four_go_at_once_and_a_quiet_time_fills_the_store_again():
    assert [at - NOW for at in sent(CONVERSATION, [0] * 4)] == [timedelta()] * 4
    gone = sent(CONVERSATION, [0, 0, 0, 0, 0, 60, 0, 0, 0])
    assert gone[4] - NOW == timedelta(seconds=0.55)
    assert {at - gone[5] for at in gone[5:]} == {timedelta()}


def test_a_tenant_hears_forty_a_second_and_never_more_than_fifty():
    gone = sent(TENANT, [0] * 1000)
    assert most_within(gone, 1) <= 50
    assert 39 <= 1000 / (gone[-1] - gone[0]).total_seconds() <= 41


def test_a_store_is_never_as_far_ahead_as_what_is_not_believed():
    cells = (None, None)
    for _ in range(200):
        cells = taken(CONVERSATION, cells, free_at(CONVERSATION, cells, NOW))
    late = free_at(CONVERSATION, cells, NOW)
    assert believed(cells, late) == cells


def test_a_clock_that_was_set_back_does_not_silence_a_place():
    ahead = taken(CONVERSATION, (None, None), NOW + timedelta(hours=1))
    assert believed(ahead, NOW) == (None, None)
    assert believed(ahead, NOW + timedelta(hours=1) - FURTHEST_AHEAD / 2) == ahead
