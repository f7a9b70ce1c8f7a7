"""The slots of sentences about an agenda's items: which item, where it goes, what was covered, which paper."""

import re
from typing import Any

from dialogs.language.aligned import Aligned, aligned
from dialogs.language.slots.named_meetings import HELD_AT
from dialogs.language.slots.past_meetings import held, to_come
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]

LINK = re.compile(r"(?:https?|ftps?|file|javascript|data|mailto|sharepoint)://\S+|www\.\S+", re.IGNORECASE)
_ON_AGENDA = Lazily(r"[\s,]*\b(?:off|from|out of|on|of|in) (?:the |our )?(?:[a-z]+ ){0,2}?agenda\b.*$")
_MOVE = Lazily(
    r"^(?:(?:can|could|you|we|please|i|want|would|like|to|let us) )*(?:put|move|take|bring|have|make|do|pop"
    r"|stick|place|shift|push|get)?\s*(?:the )?"
)
_PLACE = Lazily(
    r"[\s,]*\b(?:(?:to|should|go|be|come|up|down|straight|right|moved|put)\b ?)*(?:(?:to|at|on|as) )?(?:the )?"
    r"(?P<place>(?:very )?(?:first|last|top|bottom|start|end|beginning)\b(?= *(?:$|of|on|please|item|thing))"
    r"|(?:before|after|above|below|ahead of|behind|following|under) (?!the agenda).+)"
)
_TAKE_OFF = Lazily(
    r"^(?:(?:can|could|you|we|please|i|want|would|like|to) )*(?:take|remove|drop|delete|pull|strike|get|scrap|cross"
    r"|withdraw|get rid of)\s+(?:off\s+)?(?:my |the |our )?(?:agenda item\b:?\s*)?"
)
_OFF = Lazily(r"[\s,]*\boff\s*$")
_DID_NOT = Lazily(
    r"^(?:we |i )?(?:did not|not) (?:(?:get|got) (?:to|round to|through|around to)|cover(?:ed)?|reach(?:ed)?"
    r"|discuss(?:ed)?)[\s:,-]+(?P<left>.+)$"
)
_WAS_NOT = Lazily(r"^(?P<left>.+?) (?:was|were|is|are|has|have|had) not (?:been )?(?:covered|reached|discussed|done)$")
_ANYTHING = re.compile(r"any ?thing(?: at all)?|any(?: of (?:it|them))?")
_COVERED = Lazily(
    r"^(?:mark(?:ed)? |we |i |have |all |only |just |the group |the meeting )*(?:covered|discussed|finished|did|done"
    r"|(?:got|went|been) (?:all )?(?:through|thru|to))?\s*(?:just |only )?(?:(?:agenda )?items? (?=\d))?(?P<what>.+?)"
    r"(?:\s+(?:were|was|are|is|got|as|all|been|have)*\s*(?:covered|discussed|reached|done))?$"
)
_OUT_OF_TIME = re.compile(r"[\s,;.-]*\b(?:(?:and|but|so|we) )*ran out of time\b(?: for)?\s*")
_PAPER = Lazily(
    r"^(?:(?:can|could|you|we|please|i|want|would|like|to|here is|heres) )*(?:add|attach|put|include|link|share|log"
    r"|note)?\s*"
    r"(?:(?:this|the|a|an|another|my|our|new) )*(?:(?:paper|papers|document|report|slides|policy|briefing)\b"
    r"(?= (?:to|on|for|with|onto)\b)|papers?\b:?)?\s*"
    r"(?:(?:to|on|for|with|onto) (?:the |our )?(?:[a-z]+ ){0,2}?(?:agenda|meeting|one)\b(?: items?)?)?[\s:,;-]*"
)
_CALLED = Lazily(r"^(?:as|called|titled|entitled|it is|named|at|is|link|here)\b[\s:]*")
_MARKS = " ,.;:-!?\"'()|<>"


def order_agenda(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the item that is moved, and where to."""
    text, slots = to_come(sentence.piece(sentence.core), context)
    line = aligned(text)
    found = _PLACE.search(line.plain)
    if found is None:
        return slots
    place = _without_agenda(found["place"])
    item = _cut(aligned(line.before(found)), _MOVE)
    return slots | ({"item": item} if item else {}) | ({"place": place} if place else {})


def agenda_remove(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the item that is taken off."""
    text, slots = to_come(sentence.piece(sentence.core), context)
    item = _cut(aligned(_without_agenda(text)), _TAKE_OFF)
    line = aligned(item)
    if item and (end := _OFF.search(line.plain)):
        item = line.before(end).strip(_MARKS)
    return slots | ({"item": item} if item else {})


def agenda_covered(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read what was covered, in plain words: "everything but venue hire", "1, 2 and 4"."""
    text, slots = held(sentence.piece(sentence.core), context, HELD_AT)
    plain = aligned(text).plain
    reached, _, left = _OUT_OF_TIME.sub("\n", plain, 1).partition("\n")
    if not reached.strip(_MARKS) and left:
        return slots | {"covered": f"not {left.strip(_MARKS)}"}
    if missed := _DID_NOT.match(reached) or _WAS_NOT.match(reached.strip(_MARKS)):
        said = missed["left"].strip(_MARKS)
        return slots | {"covered": "nothing" if _ANYTHING.fullmatch(said) else f"not {said}"}
    found = _COVERED.match(reached.rstrip(_MARKS))
    said = found["what"].strip(_MARKS) if found else ""
    if found and said and "only" in reached[: found.start("what")].split():
        said = f"only {said}"
    return slots | ({"covered": said} if said else {})


def agenda_paper(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read a paper's link and what it is called."""
    slots: Slots = {}
    text = sentence.piece(sentence.core) if not LINK.search(sentence.text) else sentence.text
    if link := LINK.search(text):
        slots["link"] = link.group().rstrip(".,;)>\"'")
        text = f"{text[: link.start()]} {text[link.end() :]}"
    text, meeting = to_come(text.strip(), context)
    line = aligned(text)
    lead = _PAPER.match(line.plain)
    title = (line.after(lead) if lead else text).strip(_MARKS)
    called = _CALLED.match(aligned(title).plain) if title else None
    title = aligned(title).after(called).strip(_MARKS) if called else title
    return slots | meeting | ({"title": title[0].upper() + title[1:]} if len(title) > 1 else {})


def _cut(line: Aligned, lead: Lazily) -> str:
    """Return a text without the words that lead up to it."""
    found = lead.match(line.plain)
    return (line.after(found) if found else line.text).strip(_MARKS)


def _without_agenda(text: str) -> str:
    """Return a text without "on the agenda" and what follows."""
    line = aligned(text)
    found = _ON_AGENDA.search(line.plain)
    return (line.before(found) if found else text).strip(_MARKS)
