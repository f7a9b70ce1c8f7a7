"""Finding by words: in any order, in another number or form, and with a slip in one of them."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dialogs.language.lexicon import word_set

# Words that say nothing about what is meant.
_LITTLE = word_set(
    "a an and any anything are as at be been by did do does for from had has have in is it of on or our re so that the"
    " their there this to us was we were what when which who will with about regarding please pls decision decisions"
    " action actions agree agreed decide decided"
)
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")
_SHORTEST = 3  # letters a stem keeps
_MOST = 12  # words looked for: whoever asks with more means the first
_ALIKE = 0.8  # how alike a word must be to one that is known, to be taken for a slip of it
_OWN, _ABOVE = 2, 1  # what a word found in a line, and one found in the heading above it, counts


def stems(text: str) -> list[str]:
    """Return the words of a text that say something, each as its stem, once."""
    said = _WORD.findall(text.casefold().replace("'", "").replace("\u2019", ""))
    return list(dict.fromkeys(stem for word in said if (stem := _stem(word))))


class WordIndex:
    """Lines by the words in them."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        """Take each line with the heading above it."""
        self._held: dict[str, dict[int, int]] = defaultdict(dict)
        for number, (line, above) in enumerate(lines):
            for stem in _of_heading(above):
                self._held[stem][number] = _ABOVE
            for stem in stems(line):
                self._held[stem][number] = _OWN

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
        if stem in self._held:
            return self._held[stem]
        like = difflib.get_close_matches(stem, [known for known in self._held if known[0] == stem[0]], 1, _ALIKE)
        return self._held[like[0]] if like else {}


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
