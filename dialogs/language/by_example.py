"""Which intent the words of a sentence speak for, judged by the examples, where no pattern is sure.

Every word, and every two words together, weighs for an intent by how often its examples hold it (naive Bayes). A
sentence of which the examples know too little speaks for nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from dialogs.language.examples import EXAMPLES
from dialogs.language.lexicon import LISTS, NUMBER_WORDS
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence, Word, plain_words
from rules import deadlines
from rules.deadlines import Context, DeadlineClass

KINDS = ("AGENCY", "PERSON", "THEME", "PRODUCT", "COHORT")
KNOWN = 0.6  # the share of a sentence's words that the examples must know
NOT_SEEN = 0.3  # how often a word counts as seen in an intent whose examples lack it
EVEN = 3  # added to the number of examples, so that an intent with few of them is not forgotten
_REF = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_ENDINGS = ("ings", "ing", "ed", "es", "s")


def by_example(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> dict[str, float]:
    """Return how probable each intent is, 0 to 1; nothing where the examples know too few of the words.

    A bare number says nothing of what is wanted.
    """
    start, weights = _learned()
    typed = _typed(sentence, context, vocabulary)
    if not typed or typed == ["NUMBER"] or sum(_stem(word) in weights for word in typed) < KNOWN * len(typed):
        return {}
    scores = dict(start)
    for mark in _marks(typed):
        for intent, weight in weights.get(mark, {}).items():
            scores[intent] += weight
    highest = max(scores.values())
    shares = {intent: math.exp(score - highest) for intent, score in scores.items()}
    whole = sum(shares.values())
    return {intent: share / whole for intent, share in shares.items()}


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
    typed: list[str] = []
    last = None
    for at, word in enumerate(sentence.core):
        span = next((span for span in spans if span[0] <= word.start < span[1]), None)
        if span is None:
            typed.append(_one(sentence.core, at))
        elif span is not last:
            typed.append(span[2])
        last = span
    return typed


def _one(words: list[Word], at: int) -> str:
    plain = words[at].plain
    before = words[at - 1].plain if at else ""
    if _REF.fullmatch(plain) and (before in LISTS["action"] or "." in plain or len(words) == 1):
        return "REF"
    if plain.isdigit() or (NUMBER_WORDS.get(plain) or 0) > 1:
        return "NUMBER"
    return "STATUS" if plain in _statuses() else plain


def _marks(typed: Iterable[str]) -> dict[str, None]:
    """Return the stems of words and of pairs of words, each once."""
    stems = [_stem(word) for word in typed]
    pairs = [f"{one} {other}" for one, other in zip(["^", *stems], [*stems, "$"], strict=True)]
    return dict.fromkeys([*stems, *pairs])


def _stem(word: str) -> str:
    if word.isupper():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def _statuses() -> frozenset[str]:
    """Return the statuses that are one word."""
    return frozenset(phrase for phrase in LISTS["status"] if " " not in phrase)


@cache
def _learned() -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Return the weight an intent starts with, and what each word and pair adds to it."""
    counts: dict[str, Counter[str]] = {}
    start: dict[str, float] = {}
    for intent, lines in EXAMPLES.items():
        said = [line.strip() for line in re.split(r"[|\n]", lines) if line.strip()]
        counts[intent] = Counter(mark for line in said for mark in _marks(_words(line)))
        start[intent] = math.log(len(said) + EVEN)
    every = {mark for seen in counts.values() for mark in seen}
    sizes = {intent: math.log(seen.total() + NOT_SEEN * len(every)) for intent, seen in counts.items()}
    weights = {
        mark: {intent: math.log(seen[mark] + NOT_SEEN) - sizes[intent] for intent, seen in counts.items()}
        for mark in every
    }
    return start, weights


def _words(line: str) -> list[str]:
    """Return the words of an example; those in capitals stay as they are."""
    words: list[str] = []
    for word in line.split():
        words += [word] if word.isupper() and len(word) > 1 else plain_words(word)
    return words
