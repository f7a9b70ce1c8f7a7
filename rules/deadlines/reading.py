"""Read deadlines as British officers write them: words in, class and date out.

The words are always kept. `read` takes a text that is a deadline as a whole, `find` looks for deadlines in a sentence.
The grammar is written as patterns in days.py, periods.py, seasons.py, open.py,
times.py and edges.py, over the vocabulary of words.py.
"""

from functools import lru_cache

from rules.deadlines import grammar
from rules.deadlines.checks import checked
from rules.deadlines.choice import chosen, of_the_point
from rules.deadlines.finding import (
    hangs_on_more,
    hung_on_event,
    is_conditional,
    is_meant,
    is_too_early,
    names_a_happening,
)
from rules.deadlines.grammar import Phrase
from rules.deadlines.open import EXAMPLE
from rules.deadlines.rules import CONDITIONS, STARTS
from rules.deadlines.token import BOUNDARY, Tokens
from rules.deadlines.values import Context, DeadlineClass, Found, Reading

__all__ = ["Context", "DeadlineClass", "Found", "Reading", "find", "read"]

# No deadline is longer than this, and no one-line request; a pasted document goes through `documents/`.
_READ_AT_MOST = 4000
_UNREAD = f"No date was read there. {EXAMPLE}"
# Punctuation that says nothing on its own: an empty cell is often a dash.
_NOTHING = frozenset({BOUNDARY, ",", "-", "/"})
# What may follow a deadline and changes nothing.
_TRAILING = frozenset({BOUNDARY, ",", "-", "please", "latest", "possible", "sooner", "meeting", "external"})
# "Ask the school first" names no day.
_ALSO_ADVERBS = frozenset({"O1", "O2"})


def read(words: str, context: Context, *, past: bool = False) -> Reading:
    """Read a text that is a deadline as a whole; `past` turns it to what has been ("Friday" is last Friday)."""
    try:
        return _read(words, context, past)
    except (OverflowError, ValueError):  # a date beyond the calendar: "in 900 years", 9999 years of weeks
        return Reading(words, DeadlineClass.NONE, question=_UNREAD)


def find(sentence: str, context: Context, *, past: bool = False) -> tuple[Found, ...]:
    """Find the deadlines inside a sentence, in order, none overlapping."""
    return _found(sentence, context, past)


@lru_cache(maxsize=32)  # a sentence's intent and its slots ask the same of it
def _found(sentence: str, context: Context, past: bool) -> tuple[Found, ...]:
    text = grammar.words(sentence[:_READ_AT_MOST], whole=False)
    found = []
    for phrase in _phrases(text, sentence, context, past, whole=False):
        first, last = text.tokens[phrase.core], text.tokens[phrase.end - 1]
        words = sentence[first.start : last.end]
        reading = checked(phrase.reading, words, text.tokens[phrase.core : phrase.end], context, past=past)
        found.append(Found(text.tokens[phrase.start].start, last.end, reading))
    return tuple(found)


def _read(words: str, context: Context, past: bool) -> Reading:
    text = grammar.words(words[:_READ_AT_MOST], whole=True)
    if all(token.code in _NOTHING for token in text.tokens):
        return Reading(words, DeadlineClass.NONE)
    start = next(i for i, token in enumerate(text.tokens) if token.code not in _NOTHING)
    whole = grammar.phrase(text, start, context, past, whole=True)
    if whole and all(token.code in _TRAILING for token in text.tokens[whole.end :]):
        return checked(whole.reading, words, text.tokens, context, past=past)
    return _read_parts(text, words, context, past)


def _read_parts(text: Tokens, words: str, context: Context, past: bool) -> Reading:
    """Read a deadline among other words: a date, else what it waits for, else the vaguer ways to say when."""
    phrases = [*_phrases(text, words, context, past, whole=True)]
    phrases = [phrase for phrase in phrases if not hangs_on_more(text, words, phrase)]
    if not phrases:
        waits, phrases = is_conditional(text), _loose_phrases(text, words, context, past)
        phrases = [each for each in phrases if not waits or _says_when(text, each)]
    if phrases:
        phrases = of_the_point(text, words, phrases, None if past else context.today)
        tokens = [token for phrase in phrases for token in text.tokens[phrase.core : phrase.end]]
        return checked(chosen(text, words, phrases), words, tokens, context, past=past)
    if is_conditional(text) or names_a_happening(text):
        return checked(Reading("", DeadlineClass.EVENT), words, text.tokens, context, past=past)
    return Reading(words, DeadlineClass.NONE, question=_UNREAD)


def _phrases(text: Tokens, sentence: str, context: Context, past: bool, *, whole: bool) -> list[Phrase]:
    """Return the deadlines in a sentence, the longest at each place, without those that only look like one."""
    found, at = [], 0
    while at < len(text.tokens):
        phrase = None
        if text.tokens[at].key in STARTS and not (whole and is_too_early(text, sentence, at)):
            phrase = _phrase_at(text, at, context, past, whole=False)
        if phrase and is_meant(text, sentence, phrase, whole=whole):
            found.append(hung_on_event(text, phrase))
            at = phrase.end
        else:
            at += 1
    return found


def _says_when(text: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase is itself what is waited for: "as and when needed", "when the schools go back"."""
    return phrase.end > phrase.core + 1 and text.tokens[phrase.core].code in CONDITIONS | {"as", "if"}


def _loose_phrases(text: Tokens, sentence: str, context: Context, past: bool) -> list[Phrase]:
    """Return what is only read in a text that is a deadline: "give me a fortnight", "rolling programme really"."""
    found, at = [], 0
    while at < len(text.tokens):
        late = is_too_early(text, sentence, at)
        phrase = None if late else _phrase_at(text, at, context, past, whole=True)
        if phrase and not (phrase.end == at + 1 and text.tokens[at].code in _ALSO_ADVERBS):
            found.append(hung_on_event(text, phrase))
        at = phrase.end if phrase else at + 1
    return found


def _phrase_at(text: Tokens, at: int, context: Context, past: bool, *, whole: bool) -> Phrase | None:
    try:
        return grammar.phrase(text, at, context, past, whole=whole)
    except (OverflowError, ValueError):  # a date beyond the calendar
        return None
