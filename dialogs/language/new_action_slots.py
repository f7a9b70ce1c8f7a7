"""The slots of a new action: who is to do what by when, under which theme."""

import re
from typing import Any

from dialogs.language import owners
from dialogs.language.due_dates import due, without
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context

Slots = dict[str, Any]
_IS_TO = re.compile(r"\s*\b(?:to|will|should|must|needs? to|is to|are to)\b\s*|\s+2(?= [a-z]{2})\s*")
_WORDS_TO_CUE = 7
_CUE = ("action", "actions", "task", "point", "please")
_TO_THE_PLAN = re.compile(r"\s*\b(?:to|on|in|onto|for) the (?:action )?(?:plan|log|list)\b:?\s*", re.IGNORECASE)
_OWNER_AT_END = re.compile(
    r"[,;.(-]?\s*\b(?:owners?|lead|leads|owned by|assigned to|responsible)\b(?: is"
    r"| are)?[: ]+(?P<who>[^,;.]+(?: and [^,;.]+)?)\)?",
    re.IGNORECASE,
)
_NO_OWNER = re.compile(r"[\s,;.(-]*\b(?:no|without an?) (?:owner|lead)s?\b(?: yet| so far| for now)?\)?", re.IGNORECASE)
_UNDER = re.compile(r"[,;(]?\s*\b(?:under|theme:?|for theme|in theme)\s+(?:the )?", re.IGNORECASE)
# "give Housing a new action: …"
_GIVEN = re.compile(
    r"^(?:give|set|put on) (?P<who>.{2,60}?) (?:an?|another) (?:new |further |extra )?(?:action|task)\b"
    r"[\s:,-]*(?:to )?",
    re.IGNORECASE,
)
# "raise a new one for …", "actions from today: …"
_LED_UP_TO = re.compile(
    r"^(?:[^:]{0,30}?\b(?:new|another|further|extra|more) one\b(?: (?:for|on) the (?:action )?(?:plan|log|list))?"
    r"|(?:new |agreed )?actions? (?:from|agreed|at|in|of) [^:]{1,40}:)"
    r"[\s:,-]*",
    re.IGNORECASE,
)


def new_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read an action as a meeting agrees it: who is to do what by when."""
    slots: Slots = {}
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    _, end = owners.owners_at_start(text, vocabulary)
    if given := _GIVEN.match(text):
        slots["owners"] = owners.find_owners(given.group("who"), vocabulary)
        text = text[given.end() :]
    elif led := _LED_UP_TO.match(text):
        text = text[led.end() :]
    elif not end or not _IS_TO.match(text[end:]):
        if theme := _theme(text, vocabulary):  # it may stand before "new action"
            slots["theme"] = theme[0]
        text = _after_cue(sentence)
        text = re.sub(r"^(?:add|log|record|note|minute)\b(?: that\b)?[\s:,-]*", "", text, flags=re.IGNORECASE)
    text = _TO_THE_PLAN.sub(" ", text).strip(" :-")
    if theme := _theme(text, vocabulary):
        slots["theme"], text = theme[0], theme[1].strip(" :,-\u2013")
    if found := due(text, context):
        slots["deadline"] = found.reading.as_json()
        text = without(text, found.start, found.end)
    text = _NO_OWNER.sub("", text)
    if at_end := _OWNER_AT_END.search(text):
        slots["owners"] = owners.find_owners(at_end.group("who"), vocabulary)
        text = text[: at_end.start()] + text[at_end.end() :]
    start = re.match(r"^(?:(?:is|are|needed) )?(?:for|on|to)\s+", text, re.IGNORECASE)
    said, end = owners.owners_at_start(text[start.end() if start else 0 :], vocabulary)
    end += start.end() if start else 0
    follows = _IS_TO.match(text[end:]) or re.match(r"\s*[:,\u2013-]\s*", text[end:])
    if said and (follows or start) and not slots.get("owners"):
        slots["owners"] = said
        text = text[end + (follows.end() if follows else 0) :]
    if title := text.strip(" ,;:.-\u2013"):
        slots["title"] = title[0].upper() + title[1:]
    return slots


def _after_cue(sentence: Sentence) -> str:
    """Return what follows "new action", however it is spelled."""
    cut = 0
    for at, word in enumerate(sentence.core[:_WORDS_TO_CUE]):
        if word.plain in _CUE and (cut or word.plain != "please"):
            cut = at + 1
        elif cut:
            break
    words = sentence.core[cut:]
    return sentence.text[words[0].start :] if words else ""


def _theme(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    for said in _UNDER.finditer(text):
        for named in vocabulary.find(text[said.end() :], "theme"):
            if named.start == 0:
                return named.name, text[: said.start()] + " " + text[said.end() + named.end :].lstrip(" )")
    return None
