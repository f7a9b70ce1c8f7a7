"""The guard finds what must not be stored and lets ordinary committee work through."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import safeguarding
from rules.safeguarding import Concern, check
from tests.language import corpus

FOUND = [(kind, text) for kind, text in corpus.cases("open", "guard") if kind != corpus.ORDINARY]
# Told by their words alone; names and markings need their capitals.
SPOKEN = [text for kind, text in FOUND if kind in ("concern", "incident")]


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_curly_quotes_and_hidden_characters_hide_nothing(kind, text):
    disguised = text.replace("'", "\u2019").replace("e", "e\u200b").replace(" ", "\u00a0")
    assert check(disguised) == kind


@pytest.mark.parametrize("text", SPOKEN)
def test_shouting_hides_nothing(text):
    assert check(text.upper()) is not None


def test_a_finding_at_the_end_of_a_long_document_is_found():
    page = "Action 4: Housing to review the letting policy by 31 March. " * 200
    assert check(page) is None
    assert check(page + "Note: NHS number 943 476 5919.") is Concern.PERSONAL_DATA


def test_a_fault_inside_the_guard_counts_as_a_finding(monkeypatch):
    def broken(passage):
        raise RuntimeError

    monkeypatch.setattr(safeguarding, "CHECKS", ((Concern.CONCERN, broken),))
    assert check("anything") is Concern.PERSONAL_DATA


@given(st.text(max_size=400))
def test_any_text_at_all_gets_an_answer(text):
    assert check(text) is None or isinstance(check(text), Concern)


@pytest.mark.parametrize(
    "unit", ["a ", "the ", "0 ", "1-", "A.", "delete the ", "worried about a ", "Ab, ", "there been ", "x@", "\n"]
)
def test_the_time_grows_no_faster_than_the_text(unit):
    text = unit * (40_000 // len(unit))
    started = time.perf_counter()
    check(text)
    assert time.perf_counter() - started < 5
