"""What holds for every sentence: the guard first, no guessed write, an answer in bounded time, no heavy imports."""

import json
import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.language import understand
from dialogs.language.intents.ranking import WRITES
from dialogs.language.spelling import correct
from rules.deadlines import Context
from rules.slips import distance
from tests.language import corpus

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))
WORDS = sorted({word for _, text, _ in corpus.cases("open", "sentences") for word in text.split()})
STOPPED = [text for kind, text in corpus.cases("open", "guard") if kind != corpus.ORDINARY]


def test_a_guarded_text_comes_back_without_its_words():
    read = understand("add to action 6 - channel case JB, 15, 14 Elm St, mum not engaging", TODAY)
    assert read.as_json() == {
        "text": None,
        "intent": "guard",
        "slots": {"kind": "personal_data"},
        "confidence": 1.0,
        "alternatives": [],
    }


@pytest.mark.parametrize("text", ["wibble", "the weather is lovely", "send flowers", "?", "", "...", "12 12 12"])
def test_what_is_not_understood_is_never_a_write(text):
    read = understand(text, TODAY)
    assert read.intent not in WRITES


@pytest.mark.parametrize("text", ["wibble", "the weather is lovely in Whitby"])
def test_what_is_not_understood_gets_two_readings_to_choose_from(text):
    read = understand(text, TODAY)
    assert read.intent == "unknown"
    assert len(read.alternatives) == 2
    assert {"intent", "slots", "confidence"} == set(read.alternatives[0])


@pytest.mark.parametrize(
    "text", ["is action 9 done?", "have we trained any teachers?", "has housing finished action 3?"]
)
def test_a_question_is_not_a_write(text):
    assert understand(text, TODAY).intent not in WRITES


@pytest.mark.parametrize("text", ["overdeu", "overdue", "OVERDUE", "Overdue!", "pls overdue", "hi, overdue please"])
def test_spelling_case_and_courtesy_change_nothing(text):
    assert understand(text, TODAY).slots["which"] == "overdue"


def test_a_real_word_is_not_put_right():
    assert correct("auction") == "auction"
    assert correct("actoin") == "action"
    assert distance("actoin", "action") == 1


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_gets_an_answer_that_is_json(text):
    json.dumps(understand(text, TODAY).as_json())


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_words_of_the_trade_in_any_order_get_an_answer_in_bounded_time(text):
    started = time.perf_counter()
    read = understand(text, TODAY)
    assert time.perf_counter() - started < 1
    json.dumps(read.as_json())


@settings(deadline=None)
@given(st.sampled_from(STOPPED), st.sampled_from(WORDS), st.booleans())
def test_of_what_the_guard_stops_no_word_comes_back(stopped, word, before):
    text = f"{word}\n{stopped}" if before else f"{stopped}\n{word}"
    read = understand(text, TODAY)
    assert (read.intent, read.text, set(read.slots), read.alternatives) == ("guard", None, {"kind"}, ())


@pytest.mark.parametrize(
    "unit", ["action 9 ", "and ", "22 ", "the the ", "by next ", "new action: ", "is not ", "(", "a,", "-3 "]
)
def test_a_long_text_is_read_in_bounded_time(unit):
    started = time.perf_counter()
    understand(unit * (3_000 // len(unit)), TODAY)
    assert time.perf_counter() - started < 2


def test_the_language_needs_neither_storage_nor_cards():
    script = "import sys, dialogs.language; print(sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"'storage'", "'cards'", "'sqlalchemy'", "'botbuilder'"} & set(loaded.strip("[]\n").split(", "))
