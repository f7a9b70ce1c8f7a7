"""Read deadlines as British officers write them: words in, class and date out.

The words are always kept. `read` takes a text that is a deadline as a whole, `find` looks for deadlines in a sentence.
The grammar is written as patterns in deadline_days.py, deadline_periods.py, deadline_seasons.py, deadline_open.py,
deadline_times.py and deadline_edges.py, over the vocabulary of deadline_words.py.
"""

from dataclasses import replace
from datetime import date

from rules import deadline_grammar as grammar
from rules.calendar import long_date
from rules.deadline_checks import checked
from rules.deadline_finding import is_meant
from rules.deadline_grammar import Phrase
from rules.deadline_open import EXAMPLE
from rules.deadline_tokens import BOUNDARY, Tokens
from rules.deadline_values import Context, DeadlineClass, Found, Reading

__all__ = ["Context", "DeadlineClass", "Found", "Reading", "find", "read"]

# No deadline is longer than this, and no one-line request; a pasted document goes through `documents/`.
_READ_AT_MOST = 4000
_UNREAD = f"No date was read there. {EXAMPLE}"
# Punctuation that says nothing on its own: an empty cell is often a dash.
_NOTHING = frozenset({BOUNDARY, ",", "-", "/"})
# What may follow a deadline and changes nothing.
_TRAILING = frozenset({BOUNDARY, ",", "-", "please", "latest", "possible", "sooner", "meeting", "external"})
_REVISED = frozenset({"now", "revised", "moved", "extended", "pushed", "changed", "put"})
_WITHOUT_DAY = frozenset({DeadlineClass.ONGOING, DeadlineClass.TBA, DeadlineClass.RECUR})


def read(words: str, context: Context, *, past: bool = False) -> Reading:
    """Read a text that is a deadline as a whole; `past` turns it to what has been ("Friday" is last Friday)."""
    try:
        return _read(words, context, past)
    except (OverflowError, ValueError):  # a date beyond the calendar: "in 900 years", 9999 years of weeks
        return Reading(words, DeadlineClass.NONE, question=_UNREAD)


def find(sentence: str, context: Context, *, past: bool = False) -> list[Found]:
    """Find the deadlines inside a sentence, in order, none overlapping."""
    text = grammar.words(sentence[:_READ_AT_MOST])
    found = []
    for phrase in _phrases(text, sentence, context, past):
        first, last = text.tokens[phrase.core], text.tokens[phrase.end - 1]
        words = sentence[first.start : last.end]
        reading = checked(phrase.reading, words, text.tokens[phrase.core : phrase.end], context, past=past)
        found.append(Found(text.tokens[phrase.start].start, last.end, reading))
    return found


def _read(words: str, context: Context, past: bool) -> Reading:
    text = grammar.words(words[:_READ_AT_MOST])
    if all(token.code in _NOTHING for token in text.tokens):
        return Reading(words, DeadlineClass.NONE)
    start = next(i for i, token in enumerate(text.tokens) if token.code not in _NOTHING)
    whole = grammar.phrase(text, start, context, past, whole=True)
    if whole and all(token.code in _TRAILING for token in text.tokens[whole.end :]):
        return checked(whole.reading, words, text.tokens, context, past=past)
    return _read_parts(text, words, context, past)


def _read_parts(text: Tokens, words: str, context: Context, past: bool) -> Reading:
    """Read a deadline among other words: the one there is, the revised one, else ask which."""
    phrases = list(_phrases(text, words, context, past))
    if not phrases:
        if text.tokens[0].code in grammar.CONDITIONS:
            return checked(Reading("", DeadlineClass.EVENT), words, text.tokens, context, past=past)
        return Reading(words, DeadlineClass.NONE, question=_UNREAD)
    tokens = [token for phrase in phrases for token in text.tokens[phrase.core : phrase.end]]
    return checked(_chosen(text, phrases), words, tokens, context, past=past)


def _chosen(text: Tokens, phrases: list[Phrase]) -> Reading:
    first, last = phrases[0].reading, phrases[-1].reading
    days = tuple(dict.fromkeys(day for phrase in phrases if (day := phrase.reading.on)))
    if len(phrases) == 1:
        return first
    if first.kind is DeadlineClass.RECUR and days:
        return replace(first, on=days[0], question=None)
    if first.kind in _WITHOUT_DAY:
        flags = ("review",) if days and first.kind is DeadlineClass.ONGOING else ()
        return replace(first, options=days, flags=flags)
    if last.kind is DeadlineClass.TBA and days:
        return _provisional(first)
    if len(days) < 2:
        return next((phrase.reading for phrase in phrases if phrase.reading.on), first)
    before_last = {token.code for token in text.tokens[max(0, phrases[-1].start - 2) : phrases[-1].core]}
    if before_last & _REVISED:
        return last
    return _asked(last, days)


def _provisional(reading: Reading) -> Reading:
    if reading.on is None:
        return reading
    question = f"{long_date(reading.on)} is still to be confirmed. Keep it as the date for now?"
    return replace(reading, flags=("provisional",), question=question)


def _asked(last: Reading, days: tuple[date, ...]) -> Reading:
    question = f"Several dates are written: {', '.join(long_date(day) for day in days)}. Which is the deadline?"
    return replace(last, options=days, question=question)


def _phrases(text: Tokens, sentence: str, context: Context, past: bool) -> list[Phrase]:
    """Return the deadlines in a sentence, the longest at each place, without those that only look like one."""
    found, at = [], 0
    while at < len(text.tokens):
        phrase = None
        if text.tokens[at].key in grammar.STARTS:
            phrase = _phrase_at(text, at, context, past)
        if phrase and is_meant(text, sentence, phrase):
            found.append(phrase)
            at = phrase.end
        else:
            at += 1
    return found


def _phrase_at(text: Tokens, at: int, context: Context, past: bool) -> Phrase | None:
    try:
        return grammar.phrase(text, at, context, past, whole=False)
    except (OverflowError, ValueError):  # a date beyond the calendar
        return None
