"""A text as it is compared, each letter of which knows where it stands in the text as typed.

Patterns are matched on `plain`: misspellings put right, abbreviations written out, punctuation kept. What they find is
cut out of the text as typed.
"""

import re

from dialogs.language.words import Sentence

_OUTSIDE = str.maketrans("\u2019\u2013\u2014", "'--")


class Aligned:
    """A text and its plain form."""

    def __init__(self, text: str) -> None:
        self.text = text
        plain: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        words = Sentence(text).words if text.strip() else []
        skipped = len(text) - len(text.lstrip())
        for number, word in enumerate(words):
            start, end = word.start + skipped, word.end + skipped
            if start >= at:
                between = text[at:start].translate(_OUTSIDE).lower()
                plain.append(between)
                starts += range(at, start)
                ends += range(at + 1, start + 1)
            elif number:  # one typed word that stands for several
                plain.append(" ")
                starts.append(start)
                ends.append(end)
            plain.append(word.plain)
            starts += [start] * len(word.plain)
            ends += [end] * len(word.plain)
            at = end
        plain.append(text[at:].translate(_OUTSIDE).lower())
        starts += range(at, len(text) + 1)
        ends += range(at + 1, len(text) + 1)
        self.plain = "".join(plain)
        self._starts, self._ends = starts, ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of `plain` stands in the text as typed."""
        return self._starts[start], self._ends[end - 1] if end > start else self._starts[start]

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
