"""The slots of a new action: who is to do what by when, under which theme."""

import re
from typing import Any

from dialogs.language import owners
from dialogs.language.due_dates import due, without
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.which_action import REF
from dialogs.language.words import Sentence
from rules.deadlines import Context

Slots = dict[str, Any]
_IS_TO = re.compile(r"\s*\b(?:to|will|should|must|would|needs? to|is to|are to)\b\s*|\s+2(?= [a-z]{2})\s*")
_WORDS_TO_CUE = 7
_CUE = ("action", "actions", "task", "point", "please")
_TO_THE_PLAN = re.compile(r"\s*\b(?:to|on|in|onto|for) the (?:action )?(?:plan|log|list)\b:?\s*", re.IGNORECASE)
_OWNER_AT_END = re.compile(
    r"[,;.(-]?\s*\b(?:owners?|lead|leads|owned by|assigned to|responsible)\b(?: is"
    r"| are)?[: ]+(?P<who>[^,;.]+(?: and [^,;.]+)?)\)?",
    re.IGNORECASE,
)
_NO_OWNER = re.compile(r"[\s,;.(-]*\b(?:no|without an?) (?:owner|lead)s?\b(?: yet| so far| for now)?\)?", re.IGNORECASE)
_AS_AN_ACTION = re.compile(r"\s+as an? (?:new )?action (?:for|on|to) (?P<who>[^,;.]+)$", re.IGNORECASE)
_UNDER = re.compile(r"[,;(]?\s*\b(?:under|theme:?|for theme|in theme)\s+(?:the )?", re.IGNORECASE)
# "give Housing a new action: …"
_GIVEN = re.compile(
    r"^(?:give|set(?! up)|put on) (?P<who>.{2,60}?) (?:an?|another) (?:new |further |extra )?(?:action|task)\b"
    r"[\s:,-]*(?:to )?",
    re.IGNORECASE,
)
# "raise a new one for …", "actions from today: …"
_LED_UP_TO = re.compile(
    r"^(?:[^:]{0,30}?\b(?:(?:new|another|further|extra|more|add|raise|log|minute) one\b|^one(?= for ))(?: (?:for"
    r"|on) the (?:action )?(?:plan|log|list))?"
    r"|(?:new |agreed )?actions? (?:from|agreed|at|in|of) [^:]{1,40}:)"
    r"[\s:,-]*",
    re.IGNORECASE,
)
# Where "… to …" may begin, after words that lead up to an action: "actions from today: …", "agreed that …"
_LEADS = re.compile(
    r"^(?:action|actions|task|add) (?:for |on )?|^|: ?|, | [-\u2013] |\b(?:that|said) "
    r"|\b(?:action|task|one|down|please) (?:for|on) ",
    re.IGNORECASE,
)
_LEADING_WORD = re.compile(
    r"\b(?:actions?|task|one|add|agreed?|log|new|minuted?|note|plan|record|said)\b", re.IGNORECASE
)
_HEADED = re.compile(r"(?:action|task) (?:for |on )?", re.IGNORECASE)  # "action Police: circulate the list"
_FAR = 60  # characters that may lead up to it
_DOES = re.compile(
    r"\s+(?:to|will|should|must|would|needs? to|is to|are to)\s+(?!be\b|\d)[a-z]|\s+2 [a-z]{2}", re.IGNORECASE
)


def somebody_is_to(text: str, vocabulary: Vocabulary) -> int | None:
    """Return where the words "Police to update the form" begin in a text; None where nobody is to do anything."""
    for lead in _LEADS.finditer(text[:_FAR]):
        before = text[: lead.end()]
        if before.strip() and (REF.search(before) or not _LEADING_WORD.search(before)):
            continue
        said, end = owners.owners_at_start(text[lead.end() :], vocabulary)
        follows = text[lead.end() + end :]
        if said and (_DOES.match(follows) or (_HEADED.fullmatch(before) and follows.startswith(":"))):
            return lead.end()
    return None


def new_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read an action as a meeting agrees it: who is to do what by when."""
    slots: Slots = {}
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    said_at = somebody_is_to(text, vocabulary)
    if given := _GIVEN.match(text):
        slots["owners"] = owners.find_owners(given.group("who"), vocabulary)
        text = text[given.end() :]
    elif said_at is not None:
        if theme := _theme(text[:said_at], vocabulary):
            slots["theme"] = theme[0]
        text = text[said_at:]
    elif led := _LED_UP_TO.match(text):
        text = text[led.end() :]
    else:
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
    if as_one := _AS_AN_ACTION.search(text):
        slots["owners"] = owners.find_owners(as_one.group("who"), vocabulary)
        text = text[: as_one.start()].strip(" \"'")
    if at_end := _OWNER_AT_END.search(text):
        slots["owners"] = owners.find_owners(at_end.group("who"), vocabulary)
        text = text[: at_end.start()] + text[at_end.end() :]
    start = re.match(r"^(?:(?:is|are|needed|on|down) )?(?:for|on|to)\s+", text, re.IGNORECASE)
    said, end = owners.owners_at_start(text[start.end() if start else 0 :], vocabulary)
    end += start.end() if start else 0
    follows = _IS_TO.match(text[end:]) or re.match(r"\s*(?:please\s*)?[:,\u2013-]\s*", text[end:])
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
