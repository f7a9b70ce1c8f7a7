"""The little language the patterns are written in, turned into regular expressions.

word          that word                    a/b/c      one of these words
{log}         a phrase of that list        [the]      perhaps that, perhaps not
..            up to two words              ...        up to eight words
^  $          begins here, ends here       {n}        a number, in digits or words
{ref}         an action's reference        {percent}  85%, 85 percent
{word}        any word that is no number
{nth_day}     first Tuesday, last fri
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dialogs.language.lexicon import LISTS, NUMBER_WORDS, VAGUE_AMOUNTS, word_set

DIGIT = "0"  # stands for every word with a digit
# Words so common that a pattern looked for by them would be tried on most sentences.
EVERYWHERE = word_set(
    f"{DIGIT} a all and are as at be by can do for has have how i in is it no not of on the to we what with"
)
# How often the gaps may stretch is bounded, so that no text can make a pattern slow.
GAPS = {"..": r"(?:\S+ ){0,2}?", "...": r"(?:\S+ ){0,8}?"}
NUMBER = "(?:-?\\d[\\d,]*|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ") "
SPECIAL = {
    "{ref}": r"\d{1,4}(?:\.\d{1,2})? ",
    "{day}": r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})? ",
    "{n}": NUMBER,
    "{amount}": f"(?:{NUMBER}|(?:{'|'.join(sorted(VAGUE_AMOUNTS, key=len, reverse=True))}) )",
    "{percent}": r"\d{1,3}(?:\.\d+)?(?:%| percent| per cent) ",
    "{word}": r"[^\d\s-]\S* ",
    "{nth_day}": r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:mon|tue|wed|thu|fri)[a-z]* ",
}
NUMBERS = {
    "{ref}": {DIGIT},
    "{day}": {DIGIT},
    "{percent}": {DIGIT},
    "{nth_day}": {DIGIT, "first", "second", "third", "fourth", "last"},
    "{n}": {DIGIT, *(word.split()[0] for word in NUMBER_WORDS)},
    "{amount}": {DIGIT, *(word.split()[0] for word in (*NUMBER_WORDS, *VAGUE_AMOUNTS))},
}


@dataclass(frozen=True)
class Pattern:
    """One way of saying an intent, and how sure it makes us."""

    intent: str
    sure: float
    template: str

    @cached_property
    def found_in(self) -> Callable[[str], re.Match[str] | None]:
        """Return what finds the pattern in a plain sentence; its regular expression is made when it is first needed."""
        regex = re.compile("".join(_piece(part) for part in _parts(self.template)))
        return regex.match if self.template.startswith("^") else regex.search

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Return for each part that may not be missing the words it begins with, the rarest first.

        A number may begin with a DIGIT.
        """
        wanted = [words for part in _parts(self.template) if (words := _begins_with(part))]
        return tuple(sorted(wanted, key=_commonness))

    @cached_property
    def opens_with(self) -> frozenset[str] | None:
        """Return the words a sentence must begin with to fit; None where any will do."""
        begin, *parts = _parts(self.template)
        words = _begins_with(parts[0]) if begin == "^" else None
        return words if words and DIGIT not in words else None

    def may_fit(self, words: set[str]) -> bool:
        """Tell whether the words that the pattern needs are there, with a DIGIT among them for any number.

        Nearly always something is missing, and that is told much sooner than by the regular expression.
        """
        return not any(map(words.isdisjoint, self.needs))


def patterns(ways: Mapping[str, tuple[tuple[float, str], ...]]) -> tuple[Pattern, ...]:
    """Return the patterns of some intents."""
    return tuple(Pattern(intent, sure, template) for intent, said in ways.items() for sure, template in said)


def words_of(template: str) -> set[str]:
    """Return the words written out in a template."""
    bare = re.sub(r"\{\w+\}|[\[\]^$.]", " ", template)
    return {word for word in re.split(r"[ /]", bare) if word}


@cache
def _begins_with(part: str) -> frozenset[str] | None:
    """Return the words of which one begins what fits a part; None where none must."""
    if part in GAPS or part in "^$" or part.startswith("[") or "{word}" in part.split("/"):
        return None
    words = {phrase.split()[0] for phrase in _phrases(part)}
    return frozenset(words.union(*(NUMBERS[said] for said in part.split("/") if said in NUMBERS)))


def _commonness(cues: frozenset[str]) -> tuple[bool, int]:
    """Rank the words a pattern may be looked for by: those that stand in the fewest sentences come first."""
    return not cues.isdisjoint(EVERYWHERE), len(cues)


def _parts(template: str) -> list[str]:
    return re.findall(r"\[[^\]]*\]|\S+", template)


def _phrases(part: str) -> list[str]:
    phrases: list[str] = []
    for said in part.split("/"):
        if said not in SPECIAL:
            phrases += LISTS[said[1:-1]] if said.startswith("{") else [said]
    return phrases


def _piece(part: str) -> str:
    if part in GAPS:
        return GAPS[part]
    if part == "^":
        return "^ "
    if part == "$":
        return "$"
    if part.startswith("["):
        inner = "".join(_piece(inside) for inside in part[1:-1].split())
        return f"(?:{inner})?"
    phrases = [f"{re.escape(phrase)} " for phrase in sorted(_phrases(part), key=len, reverse=True)]
    special = [SPECIAL[said] for said in part.split("/") if said in SPECIAL]
    return f"(?<= )(?:{'|'.join(phrases + special)})"
