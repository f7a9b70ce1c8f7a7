"""The guard finds what must not be stored and lets ordinary committee work through."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.safeguarding import Concern, check, guard, learning, weighing
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("there is a suspicous pakage by the lifts", Concern.INCIDENT),
        ("we are being evacutated from the office", Concern.INCIDENT),
        ("pls remoev the january minuets from the reocrd", Concern.DELETE),
        ("one of are lads sais his brotherz are gona send for him soon", Concern.CONCERN),
    ],
)
def test_a_slip_of_the_fingers_hides_nothing(text, kind):
    assert check(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("BR, fifteen, 9 Poplar Road, put with action 2", Concern.PERSONAL_DATA),
        ("log WRAP for HR, fifteen, and police, nine", None),
        ("the referral is done, it is for a tenant, where do I send it", Concern.CONCERN),
        ("where do staff send a referral, it is for a leaflet", None),
        ("strike the remarks I made about parking", Concern.DELETE),
        ("tidy session on Monday, 10 wardens came", None),
        ("tidy session 4 before Ofsted come", Concern.DELETE),
    ],
)
def test_a_person_or_a_record_is_told_from_what_only_sounds_like_one(text, kind):
    assert check(text) is kind


def test_what_was_learnt_is_what_the_examples_say():
    kept = weighing.LEARNT.read_text(encoding="utf-8")
    assert kept == learning.learnt(), "run make learn"


def test_a_quiet_concern_in_the_middle_of_minutes_is_found():
    before = "Item 3: Housing reported that 14 staff had completed the course and the venue is booked. " * 5
    after = "Item 4: the chair thanked everyone and the next meeting is on Tuesday. " * 5
    quiet = "One of our lads has given away his things and says his new brothers will send for him. "
    assert check(before + after) is None
    assert check(before + quiet + after) is Concern.CONCERN
    assert check("\n".join([before, quiet, after])) is Concern.CONCERN


def test_a_plan_of_many_ordinary_rows_is_let_through():
    row = "3.4 | Review how venues are let | Housing, Police | 31 March 2027 | On track, letter sent\n"
    assert check(row * 60) is None


def test_a_text_that_passed_is_known_by_its_digest_and_a_refused_one_is_read_each_time(monkeypatch):
    passed, refused = "where are we with the plan?", SPOKEN[0]
    monkeypatch.setattr(guard, "_PASSED", set())
    assert check(passed) is None
    kind = check(refused)
    assert [len(digest) for digest in guard._PASSED] == [16]
    monkeypatch.setattr(guard, "_check", lambda _text: Concern.MARKING)
    assert check(passed) is None
    assert check(refused) is Concern.MARKING is not kind


def test_no_more_passed_texts_are_known_than_a_busy_hour_has(monkeypatch):
    monkeypatch.setattr(guard, "_PASSED", set())
    for number in range(guard.PASSED_KEPT * 2):
        check(f"action {number} done")
    assert 0 < len(guard._PASSED) <= guard.PASSED_KEPT


def test_a_fault_inside_the_guard_counts_as_a_finding(monkeypatch):
    def broken(passage):
        raise RuntimeError

    monkeypatch.setattr(guard, "CHECKS", ((Concern.CONCERN, broken),))
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
