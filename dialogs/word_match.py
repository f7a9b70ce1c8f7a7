"""Finding by words: in any order, in another number or form, and with a slip in one of them."""

import difflib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, chain

from dialogs.language.lexicon import word_set

# Words that say nothing about what is meant.
_LITTLE = word_set(
    "a an and any anything are as at be been by did do does for from had has have in is it of on or our re so that the"
    " their there this to us was we were what when which who will with about regarding please pls decision decisions"
    " action actions agree agreed decide decided"
)
_WORD = re.compile(r"[^\W_]+")
_END = "\x1f"  # between two lines; white space, as Python sees it
_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")
_SHORTEST = 3  # letters a stem keeps
_MOST = 12  # words looked for: whoever asks with more means the first
_ALIKE = 0.8  # how alike a word must be to one that is known, to be taken for a slip of it
_OWN, _ABOVE = 2, 1  # what a word found in a line, and one found in the heading above it, counts


def stems(text: str) -> list[str]:
    """Return the words of a text that say something, each as its stem, once."""
    said = _WORD.findall(_folded(text))
    return list(dict.fromkeys(stem for word in said if (stem := _stem(word))))


class WordIndex:
    """Lines by the words in them.

    Made anew after each change of the record, so it is cheap to make: only a word that is asked for is looked up.
    """

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        """Take each line with the heading above it."""
        said: list[str] = []
        self._under: dict[str, list[int]] = defaultdict(list)
        for number, (line, above) in enumerate(lines):
            said.append(line)
            self._under[above].append(number)
        # One text is gone through many times faster than its lines, one after the other.
        self._text = _folded(_END.join(line.replace(_END, " ") for line in said))
        self._starts = list(accumulate((len(line) + 1 for line in self._text.split(_END)), initial=0))

    def find(self, asked: str) -> dict[int, int]:
        """Return the lines that hold at least two in three of the words asked for, with how well they fit."""
        wanted = stems(asked)[:_MOST]
        scores: dict[int, int] = defaultdict(int)
        held: dict[int, int] = defaultdict(int)
        for stem in wanted:
            for number, counts in self._with(stem).items():
                scores[number] += counts
                held[number] += 1
        return {number: score for number, score in scores.items() if held[number] * 3 >= len(wanted) * 2}

    def _with(self, stem: str) -> Mapping[int, int]:
        if held := self._holding(stem):
            return held
        like = difflib.get_close_matches(stem, [known for known in self._known if known[0] == stem[0]], 1, _ALIKE)
        return self._holding(like[0]) if like else {}

    def _holding(self, stem: str) -> Mapping[int, int]:
        """Return the lines with a word of this stem, in them or in their heading."""
        held = {n: _ABOVE for above, under in self._under.items() if stem in _of_heading(above) for n in under}
        begins = f"{re.escape(stem[:-1])}[iy]" if stem.endswith("i") else re.escape(stem)  # "agenci" of "agency"
        for found in re.finditer(rf"{begins}[^\W_]*", self._text):
            start = found.start()
            if _stem(found[0]) == stem and not (start and _WORD.match(self._text[start - 1])):
                held[bisect_right(self._starts, start) - 1] = _OWN
        return held

    @cached_property
    def _known(self) -> set[str]:
        """Return every stem there is: what a slip may stand for."""
        said = " ".join(set(self._text.split()))  # most words are said many times
        return {*stems(said), *chain.from_iterable(map(_of_heading, self._under))}


def _folded(text: str) -> str:
    return text.casefold().replace("'", "").replace("\u2019", "")


@lru_cache(maxsize=256)
def _of_heading(text: str) -> list[str]:
    return stems(text)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Return what a word and its plural share, nothing for a word that says nothing."""
    if word in _LITTLE:
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word[:-1] + "i" if word.endswith("y") else word
