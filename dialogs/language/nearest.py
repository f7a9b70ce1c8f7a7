"""The example a sentence is most like, when no pattern fits: the same words, the rarer the word the more it counts."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from dialogs.language.examples import EXAMPLES
from dialogs.language.lexicon import LISTS, NUMBER_WORDS
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence, Word, plain_words
from rules import deadlines
from rules.deadlines import Context, DeadlineClass

KINDS = ("AGENCY", "PERSON", "THEME", "PRODUCT", "COHORT")
PAIR = 0.7  # two words that stand together, against one word alone
_REF = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_ENDINGS = ("ings", "ing", "ed", "es", "s")


def nearest(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> dict[str, float]:
    """Return for each intent how like its nearest example the sentence is, 0 to 1."""
    examples, weights, holding = _index()
    marks = _marks(_typed(sentence, context, vocabulary))
    length = math.sqrt(sum(weights.get(mark, _unseen()) ** 2 for mark in marks))
    shared: dict[int, float] = defaultdict(float)
    for mark in marks:
        for at in holding.get(mark, ()):
            shared[at] += weights[mark] ** 2
    best: dict[str, float] = {}
    for at, score in shared.items():
        intent, size = examples[at]
        best[intent] = max(best.get(intent, 0.0), score / (length * size))
    return best


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
def _unseen() -> float:
    """Return the weight of a word that stands in no example: it makes a sentence less like all of them."""
    return math.log(1 + sum(len(lines.split("\n")) for lines in EXAMPLES.values()) / 4)


@cache
def _index() -> tuple[list[tuple[str, float]], dict[str, float], dict[str, list[int]]]:
    """Return the examples (intent and length), the weight of each mark, and which examples hold it."""
    read = [(intent, _marks(_words(line))) for intent, lines in EXAMPLES.items() for line in lines.strip().split("\n")]
    holding: dict[str, list[int]] = defaultdict(list)
    for at, (_, marks) in enumerate(read):
        for mark in marks:
            holding[mark].append(at)
    weights = {
        mark: math.log(1 + len(read) / len(there)) * (PAIR if " " in mark else 1) for mark, there in holding.items()
    }
    sizes = [(intent, math.sqrt(sum(weights[mark] ** 2 for mark in marks))) for intent, marks in read]
    return sizes, weights, dict(holding)


def _words(line: str) -> list[str]:
    """Return the words of an example; those in capitals stay as they are."""
    words: list[str] = []
    for word in line.split():
        words += [word] if word.isupper() and len(word) > 1 else plain_words(word)
    return words
