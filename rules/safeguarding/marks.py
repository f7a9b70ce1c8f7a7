"""Turn a text into the marks that are weighed: stems, kinds of words, and what stands next to what."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from rules.safeguarding.names import GIVEN_NAMES

EXAMPLES = Path(__file__).parent / "examples"
WORD = re.compile(r"e-learning|[a-z]+|\d+(?:[.:]\d+)?")
ENDINGS = ("ings", "ing", "ed", "es", "s", "ly", "er")
SHORTEST = 3  # letters that must be left of a word when its ending is taken off


def marks(text: str) -> tuple[set[str], int]:
    """Return the different marks of a text in lower case without apostrophes, and the number of its words.

    They are each word's stem and kind, each two neighbours, and each two words with one between them; in pairs a word
    that has a kind stands for all words of that kind.
    """
    kinds = _kinds()
    stems: set[str] = set()
    row = ["^"]
    for word in WORD.findall(text):
        if word in GIVEN_NAMES:
            kind = "NAME"
        elif word[0].isdigit():
            kind = "NUM" if word.isdigit() else "TIME" if ":" in word else "REF"
        else:
            bare = stem(word)
            stems.add(bare)
            kind = kinds.get(word) or kinds.get(bare) or bare
        row.append(kind)
    row.append("$")
    stems.update(row[1:-1])
    stems.update([f"{one} {other}" for one, other in pairwise(row)])
    stems.update([f"{one} _ {other}" for one, other in zip(row, row[2:], strict=False)])
    return stems, len(row) - 2


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of each listed word and of its stem; the first list that has a word decides."""
    kinds: dict[str, str] = {}
    stems: dict[str, str] = {}
    for line in (EXAMPLES / "kinds.txt").read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition(":")
        if words and line[0] != "#":
            for word in words.split():
                kinds.setdefault(word, kind)
                stems.setdefault(stem(word), kind)
    return stems | kinds


def stem(word: str) -> str:
    """Return a word without its ending."""
    if word.endswith(ENDINGS):
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                word = word[: -len(ending)]
                break
    if len(word) <= SHORTEST:
        return word
    if word[-1] == word[-2] or word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if word[-1] == "y" else word
