"""The little language the patterns are written in, turned into regular expressions.

word          that word                    a/b/c      one of these words
{log}         a phrase of that list        [the]      perhaps that, perhaps not
..            up to two words              ...        up to eight words
^  $          begins here, ends here       {n}        a number, in digits or words
{ref}         an action's reference        {percent}  85%, 85 percent
{word}        any word that is no number
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dialogs.language.lexicon import LISTS, NUMBER_WORDS, VAGUE_AMOUNTS, word_set

# Words so common that a pattern looked for by them would be tried on most sentences.
EVERYWHERE = word_set("a all and are as at be by can do for has have how i in is it no not of on the to we what with")
# How often the gaps may stretch is bounded, so that no text can make a pattern slow.
GAPS = {"..": r"(?:\S+ ){0,2}?", "...": r"(?:\S+ ){0,8}?"}
NUMBER = "(?:-?\\d[\\d,]*|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ") "
SPECIAL = {
    "{ref}": r"\d{1,3}(?:\.\d{1,2})? ",
    "{day}": r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})? ",
    "{n}": NUMBER,
    "{amount}": f"(?:{NUMBER}|(?:{'|'.join(sorted(VAGUE_AMOUNTS, key=len, reverse=True))}) )",
    "{percent}": r"\d{1,3}(?:\.\d+)?(?:%| percent| per cent) ",
    "{word}": r"[^\d\s-]\S* ",
}


@dataclass(frozen=True)
class Pattern:
    """One way of saying an intent, and how sure it makes us."""

    intent: str
    sure: float
    template: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the regular expression, made when it is first needed."""
        return re.compile("".join(_piece(part) for part in _parts(self.template)))

    @cached_property
    def cues(self) -> frozenset[str] | None:
        """Return the words of which one must be there for the pattern to fit; None when no word must."""
        best: frozenset[str] | None = None
        for part in _parts(self.template):
            if part in GAPS or part in "^$" or part.startswith("[") or not SPECIAL.keys().isdisjoint(part.split("/")):
                continue
            words = frozenset(phrase.split()[0] for phrase in _phrases(part))
            if best is None or _commonness(words) < _commonness(best):
                best = words
        return best


def patterns(ways: Mapping[str, tuple[tuple[float, str], ...]]) -> tuple[Pattern, ...]:
    """Return the patterns of some intents."""
    return tuple(Pattern(intent, sure, template) for intent, said in ways.items() for sure, template in said)


def words_of(template: str) -> set[str]:
    """Return the words written out in a template."""
    bare = re.sub(r"\{\w+\}|[\[\]^$.]", " ", template)
    return {word for word in re.split(r"[ /]", bare) if word}


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
