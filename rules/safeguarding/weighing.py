"""Judge by examples whether a text speaks of a person, an incident or a wish to doctor the record.

Quiet worries hold no alarming word, so no list finds them all. Those in examples/ say what such
texts look like as against a committee's ordinary work; what was learnt from them is kept in learnt.txt beside them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rules import weighing
from rules.safeguarding.marks import EXAMPLES, marks, stem
from rules.safeguarding.names import GIVEN_NAMES
from rules.safeguarding.words import Passage
from rules.weighing import Weights

LEARNT = EXAMPLES / "learnt.txt"
ORDINARY = "ordinary"
# A concern and personal data are both about a person; texts of either kind help to know the other.
PERSON = "person"
ABOUT_PERSONS = ("concern", "personal_data")
NOT_SEEN = 0.05  # as NOT_SEEN of rules/weighing.py; chosen by measuring
ENOUGH = -7.0  # by how much an alarm must outweigh ordinary work; chosen by measuring
FEW = 16  # words; each word less than that asks for MORE
MORE = 1.5
LONG = 45  # words; in longer runs what is ordinary would outweigh the rest
ASIDE = 6.0  # asked of a sentence that is not the whole of what was said
A_WORD = re.compile(r"[a-z]{3}")  # figures and single letters tell nothing of anybody: "19d"
SENTENCE_END = re.compile(r"(?<=[.!?;]) ")


class Weighed(NamedTuple):
    """By how much an alarm outweighs ordinary work, which alarm it is, and by how much it outweighs the next one."""

    alarm: float
    label: str
    lead: float


def speaks_for(passage: Passage) -> Weighed | None:
    """Return what the weightiest part of a text speaks for; None for ordinary work."""
    weighed = (_weighed(part, more) for part, more in _parts(passage.plain) if A_WORD.search(part))
    heaviest = max(weighed, default=None)
    return heaviest if heaviest and heaviest.alarm >= ENOUGH else None


def is_known(word: str) -> bool:
    """Tell whether the examples or the lists of words hold a word in lower case."""
    return word in GIVEN_NAMES or _learnt().knows(stem(word))


def taught_by(lines: list[str]) -> list[tuple[str, set[str]]]:
    """Return what is to be learnt from examples written `kind | text`, one a line: labels and marks."""
    examples = []
    for line in lines:
        label, _, text = line.partition(" | ")
        found, _ = marks(Passage(text).plain)
        examples.append((label, found))
        if label in ABOUT_PERSONS:
            examples.append((PERSON, found))
    return examples


def _weighed(part: str, more: float) -> Weighed:
    found, words = marks(part)
    weights = _learnt().weigh(found)
    ordinary = weights.pop(ORDINARY)
    alarm = max(weights.values()) - ordinary - more - MORE * max(0, FEW - words)
    del weights[PERSON]
    (heaviest, label), (next_one, _) = sorted(((weight, label) for label, weight in weights.items()), reverse=True)[:2]
    return Weighed(alarm, label, heaviest - next_one)


def _parts(text: str) -> Iterator[tuple[str, float]]:
    """Yield the parts of a text to be weighed, none too long, and how much more each has to weigh.

    Parts are lines and their sentences.
    """
    for line in text.split("\n"):
        sentences = SENTENCE_END.split(line)
        if len(sentences) > 1 and line.count(" ") < LONG:
            yield line, 0.0
        for sentence in sentences:
            words = sentence.split(" ")
            for at in range(0, max(1, len(words) - LONG // 2), LONG // 2):
                yield " ".join(words[at : at + LONG]), ASIDE if len(sentences) > 1 else 0.0


@cache
def _learnt() -> Weights:
    return weighing.read(LEARNT.read_text(encoding="utf-8"))
