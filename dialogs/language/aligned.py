"""A text as it is compared, each letter of which knows where it stands in the text as typed.

Patterns are matched on `plain`: misspellings put right, abbreviations written out, punctuation kept. What they find is
cut out of the text as typed.
"""

import re
from functools import cached_property, lru_cache

from dialogs.language.words import Sentence

_OUTSIDE = str.maketrans("\u2019\u2013\u2014", "'--")


class Aligned:
    """A text and its plain form."""

    def __init__(self, text: str) -> None:
        self.text = text
        skipped = len(text) - len(text.lstrip())
        words = Sentence(text).words if text.strip() else []
        # What is between two words and a word in turn: its plain form, and the piece of the text it stands for.
        self._pieces: list[tuple[str, int, int]] = []
        at = 0
        for word in words:
            start, end = word.start + skipped, word.end + skipped
            if start >= at:
                between = text[at:start]
                self._pieces.append((between if between == " " else between.translate(_OUTSIDE).lower(), at, start))
            else:  # one typed word that stands for several
                self._pieces.append((" ", start, end))
            self._pieces.append((word.plain, start, end))
            at = end
        self._pieces.append((text[at:].translate(_OUTSIDE).lower(), at, len(text)))
        self.plain = "".join([plain for plain, _, _ in self._pieces])

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """Return where each letter of the plain form begins and ends in the text as typed."""
        starts: list[int] = []
        ends: list[int] = []
        for number, (plain, start, end) in enumerate(self._pieces):
            if number % 2 == 0 and len(plain) == end - start:
                starts += range(start, end)
                ends += range(start + 1, end + 1)
            else:  # a word is put right as a whole, and so are the few letters that grow when they are lowered
                starts += [start] * len(plain)
                ends += [end] * len(plain)
        return [*starts, len(self.text)], ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of `plain` stands in the text as typed."""
        starts, ends = self._places
        return starts[start], ends[end - 1] if end > start else starts[start]

    def of(self, found: re.Match[str], group: str | int = 0) -> str:
        """Return what a match on `plain` found, as typed."""
        start, end = self.span(*found.span(group))
        return self.text[start:end]

    def before(self, found: re.Match[str], group: str | int = 0) -> str:
        """Return the text as typed before a match."""
        return self.text[: self.span(*found.span(group))[0]]

    def after(self, found: re.Match[str], group: str | int = 0) -> str:
        """Return the text as typed behind a match."""
        return self.text[self.span(*found.span(group))[1] :]


@lru_cache(maxsize=128)
def aligned(text: str) -> Aligned:
    """Return the plain form of a text; the readers of one sentence's slots ask for the same few again and again."""
    return Aligned(text)
