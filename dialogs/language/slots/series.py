"""What a sentence about regular meetings says: whose they are, when, how long, where, and when there are none."""

import re
from typing import Any

from dialogs.language.lexicon import word_set
from dialogs.language.slots import particulars
from dialogs.language.slots.due_dates import dated
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]
_BODY = r"(?:sub-?groups?|groups?|board|panel|forum|committee|network|partnership|workstream|team)"
_NAMED = Lazily(rf"\b(?P<name>(?:[\w&'-]+ ){{0,4}}{_BODY})\b", re.IGNORECASE)
# Said before a name, and no part of it.
_BEFORE = word_set(
    "the our we a an meeting meetings of for plan this that book schedule set up arrange put in hold organise organize"
    " regular recurring monthly quarterly new series please can could you and is no there are stop end cancel delete"
    " remove scrap drop have has all me show list when are from starting january february march april may june july"
    " august september october november december"
)
# The group itself, whatever it calls its own meeting.
_OWN = Lazily(
    r"(?:(?:whole|full|main|prevent|core) )*(?:group|board|panel|forum|committee|partnership|team)s?", re.IGNORECASE
)
_NTH = Lazily(
    r"\b(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th) (?:working )?(?:mon(?!th)|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_NONE = Lazily(
    r"\b(?:no (?:more )?(?:\w+ ){0,3}?meetings?|(?:do(?:es)?|will) not meet|do(?:es)?n'?t meet|won'?t meet)\b.*?"
    r"(?P<when>\b(?:between|from|in|during|over|until|for)\b.+)",
    re.IGNORECASE,
)


def plan_series(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read a rule or its days and what is said beside them, or a time without meetings.

    `name` is "" for the group's own meeting.
    """
    text = sentence.text
    slots: Slots = {"name": name(text)}
    if (none := _NONE.search(text)) and not _NTH.search(text):
        return slots | {"gaps": none["when"].strip(" .!")}
    days = [one for one in dated(text, context) if one.reading.precision == "day"]
    if _NTH.search(text) or len(days) > 1:
        rest, beside = particulars.taken(text)
        rest, hours = particulars.hours(rest)
        return slots | {"rule": text} | beside | hours
    return {}


def end_series(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read whose meetings end."""
    return {"name": said} if (said := name(sentence.text)) else {}


def name(text: str) -> str:
    """Return whose meetings a sentence is about: "Comms subgroup", or "" for the group's own."""
    found = _NAMED.search(text)
    words = found["name"].split() if found else []
    while words and words[0].casefold() in _BEFORE:
        words.pop(0)
    said = " ".join(words)
    return "" if _OWN.fullmatch(said) or not said else said[0].upper() + said[1:]
