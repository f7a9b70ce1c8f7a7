"""Which actions say nearly the same: words of a title that are rare in the plan weigh more than those of every line."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

# From here on two titles are worth a question. S3's 6.7 shares "web pages" with 3.6 and "communications plan" with 3.5.
ALIKE = 0.5
FEWEST = 2  # words in common
_LITTLE = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "being", "by", "for", "from", "has", "have", "in",
    "into", "is", "it", "its", "of", "on", "or", "our", "that", "the", "their", "them", "this", "to", "up",
    "via", "was", "were", "which", "will", "with", "who", "what", "how", "each", "every", "all", "any", "new",
    "prevent", "group", "out", "year", "coming",
))  # fmt: skip
# What is done says less than what it is done to.
_DEEDS = frozenset((
    "agree", "agreed", "check", "draft", "prepare", "refresh", "report", "review", "send", "share", "update",
    "updated", "updating", "write",
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e", "y")
_SHORTEST = 3


def alike(title: str, others: Sequence[tuple[str, str]], most: int = 2) -> list[str]:
    """Return the keys of those that say nearly what a title says, the nearest first; `others` are (key, title)."""
    wanted = words(title)
    held = [(key, words(other)) for key, other in others]
    held_by = Counter(word for _, said in held for word in said)
    scored = [(_share(wanted, said, held_by), key) for key, said in held if len(wanted & said) >= FEWEST]
    return [key for share, key in sorted(scored, key=lambda one: -one[0]) if share >= ALIKE][:most]


@lru_cache(maxsize=4_000)  # the same titles are compared at every look
def words(title: str) -> frozenset[str]:
    """Return the words of a title that say something, without their endings: "pages" and "page" are one."""
    return frozenset(_stem(word) for word in _WORD.findall(title.casefold()) if word not in _LITTLE | _DEEDS)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def _share(one: frozenset[str], other: frozenset[str], held_by: Counter[str]) -> float:
    """Return how much of the shorter of two titles both say, from 0 to 1."""
    common, short = (_weight(said, held_by) for said in (one & other, min(one, other, key=len)))
    return common / short if short else 0.0


def _weight(said: frozenset[str], held_by: Counter[str]) -> float:
    return sum(1 / (1 + math.log(max(1, held_by[word]))) for word in said)
