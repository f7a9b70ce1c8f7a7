"""The slots of a new action: who is to do what by when, under which theme, in whatever order it is said.

What is recognised is cut out, piece by piece; what is left is the title.
"""

import re
from typing import Any

from dialogs.language.slots import agreed_at, doers, supporting, tags, themes, wrapping
from dialogs.language.slots.due_dates import due, without
from dialogs.language.slots.owners import Owner, owners_at_start
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]
_LENGTH = Lazily(  # ", 3 weeks"
    r"[,.;?(\u2013-]\s*(?:(?:timescale|deadline|within|due)\b:? ?(?:of |is )?)?"
    r"(?P<length>(?:an?|\d{1,2}|two|three|four|six|eight) (?:weeks?|months?|fortnight|days?)|fortnight)[\s.!)]*$",
    re.IGNORECASE,
)
_FOUR = Lazily(r"^\W*four (?=[A-Z])")  # dictated: "an action four Probation to …"
_FOR_ME = Lazily(r"\b((?:for|on) )me[,:]? ?\(?(?=[A-Z][a-z]+[,)]* to\b)")  # "for me, Beth, to …"
_NAME_OF = Lazily(r"^['\u2019]?s? name\b\s*(?:about|for|to|on|re|:)?\s*", re.IGNORECASE)  # "in Housing's name about …"
_QUOTED = Lazily(
    r"^\W*(?:called "
    r"|titled )?(?P<mark>[\"'\u201c\u2018])(?P<title>[^\"\u201d]{6,}?)[\"'\u201d\u2019](?=[\s,.;:]|$)"
)
_TITLED = Lazily(r"^[\s,]*(?:title|description|task|action)\s*[:=]?\s+(?=[a-z])", re.IGNORECASE)
_LEFT_OVER = Lazily(
    r"^(?:[\s,;:.\u2013/-]|(?:to|please|pls|that|is|and|they are to|needs? to)\b(?=\s))+|[\s,;:.!?\u2013/(-]+$|"
    r"[\s,;:.-]+(?:please|pls|plz|many thanks|kind regards|regards|many|thanks|thank you|ta|cheers)[\s.!]*$",
    re.IGNORECASE,
)
# Only what follows the point says who supports: "Police to support schools" is the point itself.
_SUPPORTED = Lazily(
    r"[,;(]\s*(?:and |with )?(?:support(?:ed|ing)\b|help from\b|\w+(?: \w+)? supporting\b)", re.IGNORECASE
)
# "could Housing please draft a note", "in Education chase the academies" (of "can someone in …")
_COULD = Lazily(
    r"(?:(?:could|would|can|will|might)\s+(?:(?:someone|somebody|anyone|a rep|one) (?:from|in|at|within|of)\s+)?"
    r"|(?:from|in|within)\s+)(?:the )?",
    re.IGNORECASE,
)
_PLEASE = Lazily(r"(?:\s+(?:please|pls|plz|kindly|possibly|both|perhaps|maybe)\b)*\s+(?=[a-z])", re.IGNORECASE)


def _asked_of(text: str, vocabulary: Vocabulary) -> tuple[list[Owner], str]:
    """Read whom a polite question asks to do something, and what: "could Housing please draft a note"."""
    if could := _COULD.match(text):
        said, end = owners_at_start(text[could.end() :], vocabulary)
        follows = text[could.end() + end :]
        if said and (please := _PLEASE.match(follows)):
            return said, follows[please.end() :]
    return [], text


def new_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read an action as a meeting agrees it: who is to do what by when."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text, slots = agreed_at.cut(text, context)
    if theme := themes.cut_out(text, vocabulary):
        slots["theme"], text = theme
    tagged, text = tags.new(text)
    slots |= tagged
    support, text = supporting.cut_out(text, vocabulary) if _SUPPORTED.search(text) else ([], text)
    given, text = doers.given(text, vocabulary)
    text, headed = (text, True) if given else wrapping.unwrap(text)
    text = _FOR_ME.sub(r"\1", _FOUR.sub("for ", text) if headed else text)
    text = wrapping.without_lack(text).lstrip(" ([")
    if found := due(text, context):
        slots["deadline"] = found.reading.as_json()
        text = without(text, found.start, found.end)
    elif length := _LENGTH.search(text):
        slots["deadline"] = deadlines.read(f"in {length.group('length')}", context).as_json()
        text = text[: length.start()]
    text = wrapping.without_lack(text)
    quoted = _QUOTED.match(text)
    text = text[quoted.end() :].lstrip(" ,") if quoted else text
    said, text = (given, text) if given else doers.doers(text, vocabulary, headed=headed or quoted is not None)
    if not said:
        said, text = _asked_of(text, vocabulary)
    if said:
        slots["owners"] = [*said, *support]
        text = _NAME_OF.sub("", text)
    else:
        text = wrapping.without_lead(text)
    text = wrapping.without_nobody(text)
    text = quoted.group("title") if quoted else text
    text = _TITLED.sub("", re.sub(r"\s*\(\W*\)", "", text))
    if title := _LEFT_OVER.sub("", _LEFT_OVER.sub("", text)).strip(" \"'"):
        slots["title"] = title[0].upper() + title[1:]
    return slots
