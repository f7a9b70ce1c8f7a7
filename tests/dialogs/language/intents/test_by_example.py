"""The examples speak for the intent they stand under, and for nothing where they know too few words."""

from datetime import date

import pytest

from dialogs.language import DEFAULT
from dialogs.language.intents import learning
from dialogs.language.intents.by_example import KINDS, LEARNT, by_example
from dialogs.language.sentence import READERS
from dialogs.language.words import Sentence
from dialogs.registry import BY_INTENT
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))
IN_CAPITALS = {*KINDS, "DATE", "REF", "NUMBER", "STATUS"}
EXAMPLES = {file.stem: file.read_text(encoding="utf-8").splitlines() for file in learning.EXAMPLES.glob("*.txt")}


def best(text):
    weights = by_example(Sentence(text), TODAY, DEFAULT)
    return max(weights, key=weights.__getitem__, default=None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what is the fire service on the hook for", "list_actions"),
        ("where has the toolkit got to", "show_action"),
        ("got a meeting on friday", "next_meeting"),
        ("i did not mean to save that", "undo"),
        ("nine librarians came to a briefing yesterday", "log_training"),
        ("the chair cannot do the 2nd, would the 9th suit people", "move_meeting"),
    ],
)
def test_a_new_sentence_is_read_as_examples_of_its_kind(text, intent):
    assert best(text) == intent


@pytest.mark.parametrize("text", ["wibble wobble", "fresh mackerel from Whitby", "", "???"])
def test_words_the_examples_do_not_know_speak_for_nothing(text):
    assert best(text) is None


@pytest.mark.parametrize("intent", EXAMPLES)
def test_every_file_of_examples_is_of_an_intent(intent):
    assert intent in {*READERS, *BY_INTENT, "deliveries", "yes", "no", "undo", "cancel", "unknown"}


@pytest.mark.parametrize("intent", EXAMPLES)
def test_an_example_is_written_in_plain_words_and_known_kinds(intent):
    words = {word for line in EXAMPLES[intent] for word in line.removesuffix(" ?").split()}
    assert not [word for word in words if word.isupper() and len(word) > 1 and word not in IN_CAPITALS]
    plain = {word for word in words if not word.isupper()}
    assert not [word for word in plain if " ".join(part.plain for part in Sentence(word).words) != word]


def test_no_example_stands_under_two_intents():
    seen = {}
    for intent, lines in EXAMPLES.items():
        for line in lines:
            assert seen.setdefault(line, intent) == intent


def test_what_was_learnt_is_what_the_examples_say():
    assert LEARNT.read_text(encoding="utf-8") == learning.learnt(), "run make learn"
