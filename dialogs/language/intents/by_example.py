"""Which intent the words of a sentence speak for, judged by the examples in `examples/`, one file an intent.

An example is a line of plain words ("what is", not "whats"); a question ends in " ?". A word in capitals stands for any
of its kind: DATE, REF (an action's number), NUMBER, STATUS, AGENCY, PERSON, COHORT, PRODUCT, THEME. To teach the bot a
way of speaking, add a line to its intent and `make learn`: what the examples teach is kept in learnt.txt, because
learning it anew at every start would take longer than all the rest.
"""

import re
from functools import cache
from pathlib import Path

from dialogs.language.lexicon import LISTS, NUMBER_WORDS
from dialogs.language.slots import tags
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence, Word
from rules import deadlines, weighing
from rules.deadlines import Context, DeadlineClass
from rules.weighing import Weights

LEARNT = Path(__file__).parent / "learnt.txt"
KINDS = ("AGENCY", "PERSON", "THEME", "PRODUCT", "COHORT")
BARE = {"NUMBER", "PERSON"}
KNOWN = 0.6  # the share of a sentence's words that the examples must know
_REF = re.compile(r"\d{1,4}(?:\.\d{1,2})?")
_ENDINGS = ("ings", "ing", "ed", "es", "s")
_SHORTEST_STEM = 3


def by_example(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> dict[str, float]:
    """Return the weight of each intent (see rules/weighing.py); nothing where the examples know too few of the words.

    Bare numbers and names say nothing of what is wanted.
    """
    typed = _typed(sentence, context, vocabulary)
    learnt = _learnt()
    if not set(typed) - BARE or sum(learnt.knows(_stem(word)) for word in typed) < KNOWN * len(typed):
        return {}
    return learnt.weigh(_marks(typed, question=sentence.question))


def taught_by(line: str) -> set[str]:
    """Return the marks of an example."""
    return _marks(line.removesuffix(" ?").split(), question=line.endswith(" ?"))


@cache
def _learnt() -> Weights:
    return weighing.read(LEARNT.read_text(encoding="utf-8"))


def _typed(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> list[str]:
    """Return the words of a sentence, known names, dates and numbers by their kind."""
    spans = [
        (found.start, found.end, "DATE")
        for found in deadlines.find(sentence.text, context)
        if found.reading.kind is not DeadlineClass.NONE
    ]
    spans += [
        (named.start, named.end, named.kind.upper())
        for named in vocabulary.find(sentence.text, *(kind.lower() for kind in KINDS))
    ]
    if tag := tags.span(sentence.text):
        spans.append((*tag, "THEME"))  # examples speak of themes; a benchmark or a project is asked about like one
    typed: list[str] = []
    last = None
    for at, word in enumerate(sentence.core):
        for span in spans:
            if span[0] <= word.start < span[1]:
                if span is not last:
                    typed.append(span[2])
                last = span
                break
        else:
            typed.append(_one(sentence.core, at))
            last = None
    return typed


def _one(words: list[Word], at: int) -> str:
    plain = words[at].plain
    before = words[at - 1].plain if at else ""
    if _REF.fullmatch(plain) and (before in LISTS["action"] or "." in plain or len(words) == 1):
        return "REF"
    if plain.isdigit() or (NUMBER_WORDS.get(plain) or 0) > 1:
        return "NUMBER"
    return "STATUS" if plain in _statuses() else plain


def _marks(typed: list[str], *, question: bool) -> set[str]:
    """Return the stems of words and of pairs of words, how the sentence begins, and whether it asks."""
    stems = [_stem(word) for word in typed]
    found = {*stems, "^ " + " ".join(stems[:2]), "?" if question else "."}
    before = "^"
    for stem in stems:
        found.add(f"{before} {stem}")
        before = stem
    found.add(f"{before} $")
    return found


@cache
def _stem(word: str) -> str:
    if word.isupper():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def _statuses() -> frozenset[str]:
    """Return the statuses that are one word."""
    return frozenset(phrase for phrase in LISTS["status"] if " " not in phrase)
