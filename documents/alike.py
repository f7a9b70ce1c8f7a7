"""Lines of a plan that say nearly the same: told by the words few other lines have. Nothing is merged for it."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

ENOUGH = 0.6  # of the shorter line's words, each counted by how rare it is, are in the other
PAIR_ENOUGH = 0.4  # when they also share two words side by side that are in no third line
LEAST_WORDS = 3
MOST_NAMED = 3  # lines that one line is said to repeat
MOST_LINES = 40  # a word of more lines than this says nothing about any two of them

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
# Words of every plan, and dates, which make no two lines alike.
_COMMON = (
    "the and of to in for on by with at as an is are be been being will was were has have it its this that from all "
    "any or our their they we not into who which through also end prevent action council "
    "january february march april may june july august september october november december"
)
_UNTOLD = frozenset(_COMMON.split())


def pairs(titles: Sequence[str]) -> list[tuple[int, int]]:
    """Return which titles say nearly the same, as pairs of positions, the earlier first."""
    lines = [_words(title) for title in titles]
    holders = _holders(frozenset(words) for words in lines)
    found = []
    for later, words in enumerate(lines):
        named = 0
        for earlier in sorted(_near(later, words, holders)):
            both = _share_pair(lines[earlier], words, holders)
            if _share(lines[earlier], words, holders, len(lines)) >= (PAIR_ENOUGH if both else ENOUGH):
                found.append((earlier, later))
                named += 1
            if named == MOST_NAMED:
                break
    return found


def _share_pair(one: Sequence[str], other: Sequence[str], holders: dict[str, list[int]]) -> bool:
    return any(
        len(holders[first]) == len(holders[second]) == 2 for first, second in {*pairwise(one)} & {*pairwise(other)}
    )


def _words(title: str) -> list[str]:
    return [word.removesuffix("s") for word in _WORD.findall(title.casefold()) if word not in _UNTOLD]


def _holders(lines: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(lines):
        for word in words:
            found[word].append(index)
    return found


def _near(later: int, words: Sequence[str], holders: dict[str, list[int]]) -> set[int]:
    """Return the earlier lines that share two telling words, or all of their few."""
    shared: dict[int, int] = defaultdict(int)
    for word in set(words):
        for index in holders[word] if len(holders[word]) <= MOST_LINES else ():
            if index < later:
                shared[index] += 1
    return {index for index, count in shared.items() if count > 1}


def _share(one: Sequence[str], other: Sequence[str], holders: dict[str, list[int]], lines: int) -> float:
    weight = {word: math.log(1 + lines / len(holders[word])) for word in {*one, *other}}
    less = min({*one}, {*other}, key=lambda words: sum(weight[word] for word in words))
    if len(less) < LEAST_WORDS:
        return 1.0 if set(one) == set(other) else 0.0
    return sum(weight[word] for word in set(one) & set(other)) / sum(weight[word] for word in less)
