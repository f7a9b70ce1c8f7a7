"""What a sentence says of a decision that is looked at again, and of decisions asked for."""

from datetime import date

import pytest

from dialogs.language import read_outcome, understand
from rules.deadlines import Context

CONTEXT = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def read(text):
    read = understand(text, CONTEXT)
    return read.intent, read.slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("decision 3 reviewed, no change", {"decision": "3", "outcome": "kept"}),
        (
            "we reviewed the decision about venue hire: keep it, still no list",
            {"decision": "venue hire", "outcome": "kept", "note": "Still no list"},
        ),
        ("decision 12 is no longer needed", {"decision": "12", "outcome": "ended"}),
        (
            "end decision 6, the dates are known now",
            {"decision": "6", "outcome": "ended", "note": "The dates are known now"},
        ),
        (
            "we reviewed decision 5: changed to visits from June on",
            {"decision": "5", "outcome": "changed", "words": "Visits from June on"},
        ),
        ("mark decision 2 as reviewed", {"decision": "2"}),
        ("we reviewed the champions decision and it stands", {"decision": "champions", "outcome": "kept"}),
    ],
)
def test_a_review_says_which_decision_and_what_came_of_it(text, slots):
    assert read(text) == ("review_decision", slots)


def test_the_next_review_is_read_apart_from_the_rest():
    intent, slots = read("decision 3 reviewed, no change, look again in 6 months")
    assert intent == "review_decision"
    assert slots.pop("review")["date"] == "2027-08-09"
    assert slots == {"decision": "3", "outcome": "kept"}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("decision 5", {"about": "5"}),
        ("decisions from january", {"from": "2027-01-01", "to": "2027-01-31"}),
        ("decisions since october", {"from": "2026-10-01"}),
        ("what did we decide at the last meeting", {"meeting": "last"}),
        (
            "what did we agree about venue hire in october 2026",
            {"about": "venue hire", "from": "2026-10-01", "to": "2026-10-31"},
        ),
        ("what did we agree about the march event", {"about": "march event"}),
    ],
)
def test_a_question_says_what_it_is_about_and_of_when(text, slots):
    assert read(text) == ("find_decision", slots)


@pytest.mark.parametrize("text", ["decision: review the venue list in June", "log decision: keep the first Tuesday"])
def test_a_decision_that_speaks_of_a_review_is_still_a_new_one(text):
    assert read(text)[0] == "log_decision"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("still right", "kept"), ("unchanged", "kept"), ("dropped", "ended"), ("amended", "changed"), ("purple", None)],
)
def test_what_came_of_a_review_is_read_in_many_words(words, outcome):
    assert read_outcome(words) == outcome
