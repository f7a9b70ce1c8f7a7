"""The examples speak for the intent they stand under, and for nothing where they know too few words."""

from datetime import date

import pytest

from dialogs.language import DEFAULT
from dialogs.language.by_example import by_example
from dialogs.language.examples import EXAMPLES
from dialogs.language.words import Sentence
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def best(text):
    shares = by_example(Sentence(text), TODAY, DEFAULT)
    return max(shares, key=shares.__getitem__, default=None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what is the fire service on the hook for", "list_actions"),
        ("where has the toolkit got to", "show_action"),
        ("got a meeting on friday", "next_meeting"),
        ("i did not mean to save that", "undo"),
        ("nine librarians came to a briefing yesterday", "log_training"),
    ],
)
def test_a_new_sentence_is_read_as_examples_of_its_kind(text, intent):
    assert best(text) == intent


@pytest.mark.parametrize("text", ["wibble wobble", "fresh mackerel from Whitby", "", "???"])
def test_words_the_examples_do_not_know_speak_for_nothing(text):
    assert best(text) is None


def test_shares_add_up_to_one():
    assert sum(by_example(Sentence("what is overdue"), TODAY, DEFAULT).values()) == pytest.approx(1)


def test_no_example_stands_under_two_intents():
    seen = {}
    for intent, lines in EXAMPLES.items():
        for line in lines.replace("\n", "|").split("|"):
            if said := line.strip():
                assert seen.setdefault(said, intent) == intent
