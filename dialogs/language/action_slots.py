"""The slots of sentences about an action: what becomes of it, who and by when."""

import re
from typing import Any

from dialogs.language import fields, owners
from dialogs.language.due_dates import due, without
from dialogs.language.lexicon import LISTS
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.which_action import action_words, find_ref, little, other_refs, says_more
from dialogs.language.words import Sentence
from rules.deadlines import Context, Found

Slots = dict[str, Any]
_MOVES = re.compile(
    rf"\b(?:{'|'.join(LISTS['push'])}|deadline|dates?|due|reset|change|revised|moved|pushed|more time|longer"
    rf"|extension|slips?|slipped|extended|later|earlier|back)\b",
    re.IGNORECASE,
)
_OWNER_SAID = re.compile(
    r"(?:\b(?:is|are|to|owned by|owners?(?: is| are|:)?|leads?(?: is|:)|goes to|belongs to|with|over to"
    r"|now with|assigned to|should be)\b[: ]*)",
    re.IGNORECASE,
)
_REASSIGNS = re.compile(
    r"\b(?:re-?assign|(?:should|to) go(?= to)|goes(?= to)|assign|give|pass|hand|transfer|allocate|owners?"
    r"|leads?|owned|swap|switch|belongs)\w*\b",
    re.IGNORECASE,
)
_ADDED_OWNER = re.compile(r"\badd (?P<who>.+?) (?:as|to be) (?:an? |the |joint |co-?)*(?:owner|lead)\b", re.IGNORECASE)
_MADE_OWNER = re.compile(r"\bmake (?P<who>.+?) (?:the |an? )?(?:owner|lead)\b", re.IGNORECASE)
_DROPPED_OWNER = re.compile(
    r"\b(?:take|remove) (?P<who>.+?) (?:off|from|as (?:an? |the )?(?:owner|lead))\b", re.IGNORECASE
)
# "Priya is taking on action 8"
_TAKES = re.compile(
    r"^(?:'s|\u2019s|s)? ?(?:(?:is|are|will be|has|have|to|will|now) )*(?:taking|takes?|taken|leading|leads?|picking"
    r"|picks?)(?: on| over| up| forward)?\b",
    re.IGNORECASE,
)
_I_TAKE = re.compile(
    r"^i(?:'ll|\u2019ll|ll| will| can| am|'m|m)? (?:happy to |going to |gonna )?(?:take|taking|own|lead|pick up)\b",
    re.IGNORECASE,
)
_NOT_BY_THEN = re.compile(r"\b(?:wont|won't|will not|cant|can't|can not|cannot|not going to) be\b", re.IGNORECASE)
_NOTED = re.compile(
    r"(?:(?:a|an|quick|short|just|brief) )*(?:note|comment|evidence|news)\b", re.IGNORECASE
)  # a narrative
_NOTE_SAID = re.compile(
    r"^(?:\s*(?:[-:,;.\u2013\u2014]|(?:for me|that|saying|note|update|because|as|and|but)\b)\s*)+", re.IGNORECASE
)


def update_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what becomes of an action: status, date, owners, evidence, note."""
    slots: Slots = {}
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    ref = find_ref(text)
    rest = text
    if ref:
        slots["action"] = ref.group(1)
        more, end = other_refs(text, ref)
        slots |= {"more": more} if more else {}
        rest = text[end:]
    status = _status(text, rest, ref is not None)
    if status:
        slots["status"] = status[0]
        rest = status[1]
    found = due(rest, context)
    if not found and ref and (early := due(text[: ref.start()], context)) and _is_deadline(text, early):
        slots["deadline"] = early.reading.as_json()  # "we need till the end of May for action 12"
    if (
        found
        and slots.get("status") != "complete"
        and not _NOTED.match(text)
        and (_is_deadline(rest, found) or _MOVES.search(text))
    ):
        slots["deadline"] = found.reading.as_json()
        rest = without(rest, found.start, found.end)
        if slots.get("status") == "at risk" and _NOT_BY_THEN.search(text):
            del slots["status"]  # "won't be done till April" gives a date and no status
    said, rest = _owners(text, rest, vocabulary)
    slots |= said
    if "action" not in slots and (words := action_words(text, context, status_words=bool(status))):
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
    words = action_words(text, context, status_words=True)
    return {"action": words} if words else {}


def _status(text: str, rest: str, has_ref: bool) -> tuple[str, str] | None:
    """Find the status said, and what is left of the text behind it."""
    where = rest if has_ref and fields.find_status(rest) else text
    found = fields.find_status(where)
    if not found:
        return None
    if has_ref and where is text:  # "close action 7, protocol signed": the status came first
        return found[0], rest
    before, after = where[: found[1]], where[found[2] :]
    if not has_ref or re.fullmatch(
        r"\W*(?:(?:is|now|all|has|been|as|to|be|was|its|it's|can|status|are|also|and|off|we|have|i)\b\W*)*", before
    ):
        return found[0], after if after.strip(" .!?") else ""
    # a status deep inside a note ("spoke to the school, all sorted") counts, and the note stays whole
    return found[0], where


def _is_deadline(text: str, found: Found) -> bool:
    """Tell whether a date is said as a deadline; one in a narrative is none."""
    if _MOVES.search(text[: found.start]):
        return True
    leading = text[found.start : found.end].lower()
    spoken = re.match(r"(?:by|due|before|until|till|no later than|for|to|deadline)\b", leading)
    return bool(
        spoken
        or re.search(
            r"\b(?:by|due|before|until|till|to|for|is now|now|say|date"
            r"|deadline)[: ]*$",
            text[: found.start],
            re.IGNORECASE,
        )
    )


def _owners(text: str, rest: str, vocabulary: Vocabulary) -> tuple[Slots, str]:
    """Read a change of owners."""
    if dropped := _DROPPED_OWNER.search(text):
        who, end = owners.owners_at_start(dropped.group("who"), vocabulary, loose=True)
        if who and end:
            return {"owners_removed": who}, text[dropped.end() :] if not re.search(r"\d", text[dropped.end() :]) else ""
    if (added := _ADDED_OWNER.search(text)) and (who := owners.find_owners(added.group("who"), vocabulary)):
        return {"owners_added": who}, ""
    if (made := _MADE_OWNER.search(text)) and (who := owners.find_owners(made.group("who"), vocabulary)):
        return {"owners": who}, rest
    taking, end = owners.owners_at_start(text, vocabulary)
    if taking and (takes := _TAKES.match(text[end:])):
        return {"owners": taking}, rest if len(rest) < len(text) - end else text[end + takes.end() :]
    if _I_TAKE.search(text):
        return {"owners": [{"kind": "person", "name": "me"}]}, rest
    reassigned = _REASSIGNS.search(text)  # else owners must follow at once: "spoke to the college" is news
    for said in _OWNER_SAID.finditer(rest):
        who, end = owners.owners_at_start(rest[said.end() :], vocabulary)
        if (reassigned or not says_more(rest[: said.start()])) and who and _stands_alone(rest[said.end() + end :]):
            return {"owners": who}, rest[: said.start()] + " " + rest[said.end() + end :]
    return {}, rest


def _stands_alone(after: str) -> bool:
    """Owners end the clause; "is Housing waiting for …" goes on."""
    return (
        re.match(
            r"\s*(?:$|[,.;:!?-]|and\b|now\b|please\b|pls\b|instead\b|by\b|to (?!be\b)|due\b|not\b|for\b|from\b"
            r"|thanks\b|until\b)",
            after,
            re.IGNORECASE,
        )
        is not None
    )


def _note(rest: str) -> str:
    note = _NOTE_SAID.sub("", rest.strip()).strip(" ,;:-\u2013")
    note = re.sub(r"^(?:(?:is|now|has|been|to|as|are|it|back|out|on|its)\b\s*)+", "", note, flags=re.IGNORECASE).strip(
        " ,;:.-?!"
    )
    bare = [word for word in re.findall(r"[\w']+", note.lower()) if not little(word)]
    return note if bare else ""


def _after_words(rest: str, words: str) -> str:
    """Return what a sentence says beyond the words of the action, if a comma or dash sets it apart."""
    at = rest.find(words)
    tail = rest[at + len(words) :] if at >= 0 else rest
    apart = re.search(r"[,;:.\u2013-]\s+(.+)$|\b(?:because|cos|as) (.+)$", tail)
    return (apart.group(1) or apart.group(2) or "") if apart else ""
