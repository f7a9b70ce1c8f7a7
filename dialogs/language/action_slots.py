"""The slots of sentences about actions: which one, what becomes of it, who and by when."""

import re
from typing import Any

from dialogs.language import fields, owners
from dialogs.language.lexicon import LISTS
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Found

Slots = dict[str, Any]

REF = re.compile(r"(?:\b(?:actions?|items?|tasks?|ref|number|no|point)\b\.? ?(?:point )?#?|#)(\d{1,3}(?:\.\d{1,2})?)(?![\d/%]|\.\d)", re.IGNORECASE)
BARE_REF = re.compile(r"(?<![\w./%#-])(\d{1,2}\.\d{1,2}|\d{1,3})(?![\w/%-]|:\d|\.\d)")
# Words of a request that say nothing of which action is meant.
LITTLE = frozenset(
    "the a an action actions item task one ones for of on to as is are has have been be now all that this it its our my we i please pls"
    " can could you just back out date deadline until till by from with about and so also was were will not yet status show me see view"
    " open history details tell what whats where how going happening any update updates news progress latest owner owners who when due"
    " did do does done mark set close complete finish put push move shift slip extend delay postpone bring reassign assign give pass"
    " hand transfer redate up at off down new more time longer needs need want finished completed closed sorted coming along getting"
    " on. work item. into under way there here per us your their let lets get make change amend edit park defer reopen forward"
    " morning hi hello hey thanks sorry flag forwards dates log record add note comment evidence his her last owns leads doing"
    " should go goes must responsible leading status. state whos hows wheres full find got times".split()  # noqa: SIM905
    # the words as they are spoken of, in one list
)
_BY = re.compile(r"(?:\b(?:by|due|before|until|till|to|for|from|is|now|no later than|end|deadline|date|at)[: ]*)$", re.IGNORECASE)
_MOVES = re.compile(
    rf"\b(?:{'|'.join(LISTS['push'])}|deadline|new date|due|reset|change|revised|moved|pushed|more time|longer|extension|slips?|slipped|extended|later|earlier|back)\b",
    re.IGNORECASE,
)
_OWNER_SAID = re.compile(
    r"(?:\b(?:is|are|to|owned by|owners?(?: is| are|:)?|leads?(?: is|:)|goes to|belongs to|with|over to|now with|assigned to|should be)\b[: ]*)",
    re.IGNORECASE,
)
_REASSIGNS = re.compile(
    r"\b(?:re-?assign|(?:should|to) go(?= to)|goes(?= to)|assign|give|pass|hand|transfer|allocate|owners?|leads?|owned|swap|switch|belongs)\w*\b", re.IGNORECASE
)
_ADDED_OWNER = re.compile(r"\badd (?P<who>.+?) (?:as|to be) (?:an? |the |joint |co-?)*(?:owner|lead)\b", re.IGNORECASE)
_DROPPED_OWNER = re.compile(r"\b(?:take|remove) (?P<who>.+?) (?:off|from|as (?:an? |the )?(?:owner|lead))\b", re.IGNORECASE)
_NOTE_SAID = re.compile(r"^(?:\s*(?:[-:,;.\u2013\u2014]|(?:for me|that|saying|note|update|because|as|and|but)\b)\s*)+", re.IGNORECASE)
_CUE = ("action", "actions", "task", "point", "please")
_WORDS_TO_CUE = 7
_TO_THE_PLAN = re.compile(r"\s*\b(?:to|on|in|onto) the (?:action )?(?:plan|log|list)\b:?\s*", re.IGNORECASE)
_OWNER_AT_END = re.compile(r"[,;.(-]?\s*\b(?:owners?|lead|leads|owned by|assigned to|responsible)\b(?: is| are)?[: ]+(?P<who>[^,;.]+(?: and [^,;.]+)?)\)?", re.IGNORECASE)
_UNDER = re.compile(r"[,;(]?\s*\b(?:under|theme:?|for theme|in theme)\s+(?:the )?", re.IGNORECASE)


def new_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read an action as a meeting agrees it: who is to do what by when."""
    slots: Slots = {}
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    if not owners.owners_at_start(text, vocabulary)[0]:
        text = _after_cue(sentence)
        text = re.sub(r"^(?:add|log|record|note|minute)\b[\s:,-]*", "", text, flags=re.IGNORECASE)
    text = _TO_THE_PLAN.sub(" ", text).strip(" :-")
    if theme := _theme(text, vocabulary):
        slots["theme"], text = theme[0], theme[1]
    if found := due(text, context):
        slots["deadline"] = found.reading.as_json()
        text = _without(text, found.start, found.end)
    if at_end := _OWNER_AT_END.search(text):
        slots["owners"] = owners.find_owners(at_end.group("who"), vocabulary)
        text = text[: at_end.start()] + text[at_end.end() :]
    start = re.match(r"^(?:for|on|to)\s+", text, re.IGNORECASE)
    said, end = owners.owners_at_start(text[start.end() if start else 0 :], vocabulary)
    end += start.end() if start else 0
    follows = re.match(r"\s*(?:to|will|should|must|needs? to|is to|are to|:|-|,|\u2013)\s*", text[end:])
    if said and (follows or start) and not slots.get("owners"):
        slots["owners"] = said
        text = text[end + (follows.end() if follows else 0) :]
    if title := text.strip(" ,;:.-\u2013"):
        slots["title"] = title[0].upper() + title[1:]
    return slots


def update_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what becomes of an action: status, date, owners, evidence, note."""
    slots: Slots = {}
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    ref = find_ref(text)
    rest = text[ref.end() :] if ref else text
    if ref:
        slots["action"] = ref.group(1)
    status = _status(text, rest, ref is not None)
    if status:
        slots["status"] = status[0]
        rest = status[1]
    found = due(rest, context)
    if found and slots.get("status") != "complete" and (_is_deadline(rest, found) or _MOVES.search(text)):
        slots["deadline"] = found.reading.as_json()
        rest = _without(rest, found.start, found.end)
    said, rest = _owners(text, rest, vocabulary)
    slots |= said
    if "action" not in slots and (words := action_words(text, context, vocabulary, status_words=bool(status))):
        slots["action"] = words
        rest = _after_words(rest, words)
    if note := _note(rest):
        slots["evidence" if slots.get("status") == "complete" else "note"] = note
    return slots


def show_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which action is asked about."""
    text = sentence.piece(sentence.core)
    if ref := find_ref(text):
        return {"action": ref.group(1)}
    words = action_words(text, context, vocabulary, status_words=True)
    return {"action": words} if words else {}


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


def find_ref(text: str) -> re.Match[str] | None:
    """Find an action's reference in a sentence: said as one, or the first number that is no date or headcount."""
    if said := REF.search(text):
        return said
    return BARE_REF.search(text)


def due(text: str, context: Context) -> Found | None:
    """Return the deadline a text gives: one after "by" or "due" before any other, else the last."""
    found = [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]
    said = [one for one in found if _BY.search(text[: one.start]) or _BY.match(text[one.start : one.start + 8].split(" ")[0] + " ")]
    return (said or found or [None])[-1]


def action_words(text: str, context: Context, vocabulary: Vocabulary, *, status_words: bool) -> str:
    """Return the words that say which action is meant, as typed, without the request around them."""
    for found in reversed(deadlines.find(text, context)):
        text = text[: found.start] + " | " + text[found.end :]
    if status_words and (status := fields.find_status(text)):
        text = text[: status[1]] + " | " + text[status[2] :]
    best: list[str] = []
    for piece in re.split(r"[|,;:?!]|\. |\bto (?=[A-Z])|\bbecause\b|\bcos\b", text):
        words = piece.split()
        while words and _little(words[0]):
            words.pop(0)
        while words and _little(words[-1]):
            words.pop()
        if words and (not best or (len(best) == 1 and len(words) > 1)):
            best = words
    return " ".join(best).strip(" .'\"-\u2013")


def _beyond_little(text: str) -> bool:
    return any(not _little(word.strip(",;:-.()")) for word in text.split())


def _little(word: str) -> bool:
    return word.lower().replace("\u2019", "'").replace("'", "").strip(".") in LITTLE


def _status(text: str, rest: str, has_ref: bool) -> tuple[str, str] | None:
    """Find the status said, and what is left of the text behind it."""
    where = rest if has_ref and fields.find_status(rest) else text
    found = fields.find_status(where)
    if not found:
        return None
    if has_ref and where is text:  # "close action 7, protocol signed": the status came first
        return found[0], rest
    before, after = where[: found[1]], where[found[2] :]
    if not has_ref or re.fullmatch(r"\W*(?:(?:is|now|all|has|been|as|to|be|was|its|it's|can|status|are|also|and|off|we|have|i)\b\W*)*", before):
        return found[0], after if after.strip(" .!?") else ""
    # a status deep inside a note ("spoke to the school, all sorted") counts, and the note stays whole
    return found[0], where


def _is_deadline(text: str, found: Found) -> bool:
    """A date in a narrative is no deadline: it must be said as one."""
    if _MOVES.search(text[: found.start]):
        return True
    leading = text[found.start : found.end].lower()
    spoken = re.match(r"(?:by|due|before|until|till|no later than|for|to)\b", leading)
    return bool(spoken or re.search(r"\b(?:by|due|before|until|till|to|for|is now|now|date|deadline)[: ]*$", text[: found.start], re.IGNORECASE))


def _owners(text: str, rest: str, vocabulary: Vocabulary) -> tuple[Slots, str]:
    """Read a change of owners."""
    if dropped := _DROPPED_OWNER.search(text):
        who, end = owners.owners_at_start(dropped.group("who"), vocabulary, loose=True)
        if who and end:
            return {"owners_removed": who}, text[dropped.end() :] if not re.search(r"\d", text[dropped.end() :]) else ""
    if added := _ADDED_OWNER.search(text):
        if who := owners.find_owners(added.group("who"), vocabulary):
            return {"owners_added": who}, ""
    reassigned = _REASSIGNS.search(text)  # else owners must follow at once: "spoke to the college" is news
    for said in _OWNER_SAID.finditer(rest):
        who, end = owners.owners_at_start(rest[said.end() :], vocabulary)
        if (reassigned or not _beyond_little(rest[: said.start()])) and who and _stands_alone(rest[said.end() + end :]):
            return {"owners": who}, rest[: said.start()] + " " + rest[said.end() + end :]
    return {}, rest


def _stands_alone(after: str) -> bool:
    """Owners end the clause; "is Housing waiting for …" goes on."""
    return re.match(r"\s*(?:$|[,.;:!?-]|and\b|now\b|please\b|pls\b|instead\b|by\b|to (?!be\b)|due\b|not\b|for\b|from\b|thanks\b|until\b)", after, re.IGNORECASE) is not None


def _note(rest: str) -> str:
    note = _NOTE_SAID.sub("", rest.strip()).strip(" ,;:-\u2013")
    note = re.sub(r"^(?:(?:is|now|has|been|to|as|are|it|back|out|on|its)\b\s*)+", "", note, flags=re.IGNORECASE).strip(" ,;:.-?!")
    bare = [word for word in re.findall(r"[\w']+", note.lower()) if word not in LITTLE]
    return note if bare else ""


def _after_words(rest: str, words: str) -> str:
    """Return what a sentence says beyond the words of the action, if a comma or dash sets it apart."""
    at = rest.find(words)
    tail = rest[at + len(words) :] if at >= 0 else rest
    apart = re.search(r"[,;:.\u2013-]\s+(.+)$|\b(?:because|cos|as) (.+)$", tail)
    return (apart.group(1) or apart.group(2) or "") if apart else ""


def _theme(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    for said in _UNDER.finditer(text):
        for named in vocabulary.find(text[said.end() :], "theme"):
            if named.start == 0:
                return named.name, text[: said.start()] + " " + text[said.end() + named.end :].lstrip(" )")
    return None


def _without(text: str, start: int, end: int) -> str:
    before = re.sub(r"[\s,;(-]*\b(?:by|before|due|until|till|on|at|for|in|the|deadline|date|end|is)?[: ]*$", "", text[:start], flags=re.IGNORECASE)
    return f"{before} {text[end:].lstrip(' ,;).')}".strip()




