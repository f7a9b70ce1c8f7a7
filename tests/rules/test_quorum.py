"""A quorum counts agencies, by the best that their people answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.quorum import THERE, Quorum, Stand, counted, of_agency, quorum

STANDS = st.lists(st.sampled_from(list(Stand)))


@pytest.mark.parametrize(
    ("people", "agency"),
    [
        ([Stand.APOLOGIES, Stand.ATTENDING], Stand.ATTENDING),
        ([Stand.APOLOGIES, Stand.OPEN], Stand.OPEN),
        ([Stand.APOLOGIES, Stand.PENDING], Stand.PENDING),
        ([Stand.DEPUTY, Stand.OPEN], Stand.DEPUTY),
        ([Stand.APOLOGIES, Stand.APOLOGIES], Stand.APOLOGIES),
        ([], Stand.OPEN),
    ],
)
def test_one_who_comes_is_enough_for_an_agency(people, agency):
    assert of_agency(people) is agency


def test_without_a_quorum_set_nothing_is_said_of_it():
    assert quorum(0, [Stand.APOLOGIES]) is None


def test_a_quorum_is_met_by_those_who_come_and_by_approved_deputies():
    assert quorum(2, [Stand.ATTENDING, Stand.DEPUTY, Stand.APOLOGIES]) is Quorum.MET


def test_a_deputy_nobody_has_approved_does_not_count_yet():
    assert quorum(2, [Stand.ATTENDING, Stand.PENDING]) is Quorum.AT_RISK


def test_a_quorum_is_lost_when_too_few_are_left_to_answer():
    assert quorum(2, [Stand.ATTENDING, Stand.APOLOGIES, Stand.APOLOGIES]) is Quorum.LOST


@given(needed=st.integers(1, 12), stands=STANDS)
def test_met_and_lost_exclude_one_another(needed, stands):
    come, can_come = counted(stands)
    assert come == len([stand for stand in stands if stand in THERE]) <= can_come <= len(stands)
    assert (quorum(needed, stands) is Quorum.MET) == (come >= needed)
    assert (quorum(needed, stands) is Quorum.LOST) == (can_come < needed)


@given(needed=st.integers(1, 12), stands=STANDS)
def test_an_answer_that_somebody_comes_never_makes_it_worse(needed, stands):
    order = [Quorum.LOST, Quorum.AT_RISK, Quorum.MET]
    better = [Stand.ATTENDING, *stands[1:]]
    assert not stands or order.index(quorum(needed, better)) >= order.index(quorum(needed, stands))
