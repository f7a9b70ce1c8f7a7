"""A sentence as typed and as compared: plain lower-case words, each knowing where it stood in the text."""

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from dialogs.language.lexicon import CLOSERS, OPENERS, SHORT_FOR
from dialogs.language.spelling import correct

LONGEST_READ = 2_000  # characters read at all: four times what a field may hold
LONGEST = 600  # characters read for the intent; a pasted document says what it is at its beginning
TOKEN = re.compile(r"(?<!\S)-\d+|#?\w+(?:['\u2019./:-]\w+)*%?|[&+]")
# "the 23rd off April", as long as what is put for it
_OFF = re.compile(
    r"(?<=(?:\dst|\dnd|\drd|\dth) )off(?= (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.IGNORECASE
)
_APOSTROPHES = re.compile(r"['\u2019]")
_OPENERS = {tuple(phrase.split()) for phrase in OPENERS}
_CLOSERS = {tuple(phrase.split()) for phrase in CLOSERS}
_LONGEST_COURTESY = max(len(phrase) for phrase in _OPENERS | _CLOSERS)
_OPENING = {phrase[0] for phrase in _OPENERS}  # most sentences begin and end with none of these
_CLOSING = {phrase[-1] for phrase in _CLOSERS}
_QUESTION_WORDS = frozenset(
    [
        "what",
        "which",
        "who",
        "when",
        "where",
        "how",
        "why",
        "are",
        "is",
        "did",
        "do",
        "does",
        "has",
        "have",
        "any",
        "whose",
    ]
)
# "did a session for …", "have a new action" tell and do not ask
_TELLING = {(verb, article) for verb in ("did", "have") for article in ("a", "an", "our", "some", "another", "my")}


class Word(NamedTuple):
    """One plain word and the piece of the text it stands for."""

    plain: str
    start: int
    end: int


_DO = ("to", "will", "must", "should", "was", "were", "came", "attended")
_THERE = ("is", "are", "here", "there", "present", "bar", "but", "except", "apart", "turned", "made")  # "everyone here"


class Sentence:
    """A text with its plain words; `core` is what remains without greetings and courtesies."""

    def __init__(self, text: str) -> None:
        read = text.replace("\u00a0", " ").strip()[:LONGEST_READ]
        self.text = _OFF.sub("of ", read)
        self.words = [
            Word(plain, *token.span())
            for token in TOKEN.finditer(self.text[:LONGEST])
            for plain in _plain_forms(token.group())
        ]

    @cached_property
    def core(self) -> list[Word]:
        """Return the words without the courtesies around the point; never none if there were any."""
        first, last = 0, len(self.words)
        while length := self._courtesy(first, last, _OPENERS, from_front=True):
            first += length
        while length := self._courtesy(first, last, _CLOSERS, from_front=False):
            last -= length
        return self.words[first:last]

    @cached_property
    def stripped(self) -> list[str]:
        """Return the courtesies that `core` leaves out."""
        kept = {id(word) for word in self.core}
        return [word.plain for word in self.words if id(word) not in kept]

    @cached_property
    def plain(self) -> str:
        """Return the core as one string for matching: a space before and after every word."""
        return _joined(self.core)

    @cached_property
    def question(self) -> bool:
        """Tell whether something is asked."""
        if "?" in self.text:
            return True
        first = [word.plain for word in self.core[:2]]
        return bool(first) and first[0] in _QUESTION_WORDS and tuple(first) not in _TELLING

    def piece(self, words: list[Word]) -> str:
        """Return the text as typed from the first to the last of some words."""
        return self.text[words[0].start : words[-1].end] if words else ""

    def _subject(self, end: int) -> bool:
        """Tell whether the words before a position name all who are to do what follows, or who were there."""
        if not 0 < end < len(self.words) or self.words[end - 1].plain not in ("everyone", "all", "team"):
            return False
        said = self.words[end].plain
        return said in _DO or (end == 1 and said in _THERE)

    def _courtesy(self, first: int, last: int, phrases: set[tuple[str, ...]], *, from_front: bool) -> int:
        if first == last or (
            self.words[first].plain not in _OPENING if from_front else self.words[last - 1].plain not in _CLOSING
        ):
            return 0
        for length in range(min(_LONGEST_COURTESY, last - first), 0, -1):
            at = first if from_front else last - length
            if from_front and self._subject(at + length):  # "everyone to send their figures": no greeting
                continue
            if tuple(word.plain for word in self.words[at : at + length]) in phrases:
                return length
        return 0


def _joined(words: list[Word]) -> str:
    return f" {' '.join(word.plain for word in words)} " if words else " "


@lru_cache(maxsize=20_000)
def _plain_forms(typed: str) -> tuple[str, ...]:
    """Return the plain words that a typed one stands for."""
    raw = _APOSTROPHES.sub("'", typed.lower())
    bare = raw.removesuffix("'s") if raw.removesuffix("'s") + "s" not in SHORT_FOR else raw
    bare = bare.replace("'", "").lstrip("#")
    said = SHORT_FOR.get(bare)
    if said is None and "-" in bare[1:] and not any(character.isdigit() for character in bare):
        said = " ".join(correct(part) for part in bare.split("-"))
    if said is None:
        said = correct(bare)
    return tuple(SHORT_FOR.get(said, said).split())
