"""The slots of sentences about an action: what becomes of it, who and by when."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.lexicon import LISTS, word_set
from dialogs.language.slots import belonging, endings, notes, owner_changes, statuses
from dialogs.language.slots.due_dates import due, shift, without
from dialogs.language.slots.which_action import action_words, find_ref, in_digits, little, other_refs, says_more
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context, Found
from rules.lazily import Lazily

Slots = dict[str, Any]
_MOVES = Lazily(
    rf"\b(?:{'|'.join(LISTS['push'])}|deadline|dates?|due|reset|change|revised|moved|pushed|more time|more like|longer"
    rf"|extension|slips?|slipped"
    r"|make (?:it|this|that|(?:action |item |task )?#?[\d.]+)(?= (?:the )?\d)"
    r"|extended|later|earlier|back|realistic|needs until|give (?:it|us|me|them))\b",
    re.IGNORECASE,
)
_LEADS_TO_DATE = Lazily(
    r"\b(?:by|due|before|until|till|til|to|for|is now|now|say|said|date|deadline|be|of been|have been|as"
    r"|(?:call|make)(?: it)?|try|aim for)[: ]*$",
    re.IGNORECASE,
)
_SAID_AS_DATE = Lazily(r"(?:by|due|before|b4|until|till|til|no later than|for|to|deadline)\b", re.IGNORECASE)
_ARRANGED = Lazily(
    r"\b(?:fixed|booked|set|set up|arranged|scheduled|planned|confirmed|pencilled|pencilled in|meeting|event"
    r"|session|launch|starts?"
    r"|starting|happening|agreed|visit|due in|booked in|met|spoke|sent|went out|rang)\s*$",
    re.IGNORECASE,
)
# "nobody in post till April", "she is off until Easter": how long something lasts
_TELLS_HOW_LONG = Lazily(
    r"\b(?:nobody|no one|no-one|noone|in post|vacant|vacancy|away|off|leave|closed|shut|busy|sick|tied up|unavailable"
    r"|out"
    r"|short staffed|understaffed|secondment|seconded|available|booked up|fully booked|capacity)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
# "… make it" before a date, "can we say"
_MAKE_IT = Lazily(
    r"[\s,;.-]*\b(?:(?:so|and|then|please|just|now|therefore)\s+)*(?:(?:can|could|may|shall|should|would|will"
    r"|let) (?:we|you|it|i|us)\s+)?"
    r"(?:please )?(?:(?:make|call|say|move|push|put|set|shift|extend|change|have|give|go|goes|slip|shunt|kick|drag"
    r"|delay|postpone|stretch|bump|get|take"
    r"|roll|redate)"
    r"(?: (?:it|that|this|them|us|me|the date|the deadline|date|deadline))?(?: (?:back|out|on|forward|over|now))*"
    r"|(?:the |its |new |revised )*(?:date|deadline|due date)(?: (?:is|should|now|to|be|of|have|been|will|must"
    r"|moves))*"
    r"|(?:(?:wants?|needs?) )?(?:pushing|moving|changing|extending|shifting|putting|slipping|re-?dating)(?: back| out"
    r"| on)?"
    r"|(?:the |its |an? )?(?:new|revised|amended)"
    r"|(?:(?:the |its )?(?:deadline|date) )?(?:(?:is|has been|to be|be|should be|needs to be|can be"
    r"|could be) )?(?:brought|moved"
    r"|pushed|changed|extended|shifted|amended)(?: forward| back| out| on)?"
    r"|(?:will|should|would|going to|expected to|likely to|hopes? to|aims? to|due to)(?: now| all| both| only)*"
    r" (?:be|have (?:it|this)|get (?:it|this))(?: (?:completed?|done|finished|ready|delivered|sorted|closed|in place))?"
    r"|(?:should|needs to|has to|will|to|now|is|was|be|of|been|have|due))\s*(?:to|till|until|by)?$"
)
_GIVES = Lazily(
    r"\b(?:needs?|give (?:it|us|me)|wants?|we|i|put|push|can|have|to|slip|slips|go|move|it)\s*$", re.IGNORECASE
)
_PUTS_OFF = Lazily(rf"{_MOVES.pattern}|\b(?:needs?|give|want|wants|wanting|extra|another|further)\b", re.IGNORECASE)
_STATUS_LAST = Lazily(
    r"(?:[,.;:!-]\s*|\b(?:so|and)\s+)(?:(?:so|and|its|it is|it's|all|now|is|that's|thats|that is|we are|were"
    r"|that one|this one|it can be|can be|we can|you can|i think|be|call it|it)\s*)*$",
    re.IGNORECASE,
)
# Between an action and the status it is given: "remains", "should be shown as".
_SET_TO = word_set(
    "but remains remain stays stay shown marked recorded listed looks look looking seems gone showing s changed updated"
    " rag flagged kept left called officially finally u you back leave keep status can can't leave call switch turn say"
    " says read reads"
)
_NOT_THAT = Lazily(r"^\W*(?:not|instead of|rather than)\b[^,.;]*", re.IGNORECASE)  # "amber not green"
_SAID_OF_DATE = Lazily(  # "… would suit us", "… not the 2nd"
    r"^[\s,]*(?:(?:would|will|should) (?:suit|do|work|be (?:fine|good|great|ok|better))\b(?: us| me)?"
    r"|(?:not|instead of|rather than|was)\b[^,.;]*)",
    re.IGNORECASE,
)
_NOT_BY_THEN = Lazily(
    r"\b(?:wont|won't|will not|cant|can't|can not|cannot|not going to) (?:be|hit|make|meet|have|finish)\b",
    re.IGNORECASE,
)
_NOTED = Lazily(
    r"(?:(?:a|an|quick|short|just|brief) )*(?:note(?! that\b)|comment|evidence|news)\b", re.IGNORECASE
)  # a narrative


_OPENED_AS = Lazily(r"\W*(?:as|to|at)\b", re.IGNORECASE)  # "reopen 9 as at risk"
_CALLED_EVIDENCE = Lazily(r"^\W*(?:the )?(?:evidence|proof)(?: is)?\W*(?=\w)", re.IGNORECASE)


def update_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what becomes of an action: status, date, owners, evidence, note."""
    slots: Slots = {}
    text = in_digits(sentence.text[sentence.core[0].start :] if sentence.core else sentence.text)
    named = notes.labelled(text)
    text = named[2] if named else text
    ref = find_ref(text, context)
    rest = text
    if ref:
        slots["action"] = ref.group(1)
        more, end = other_refs(text, ref)
        slots |= {"more": more} if more else {}
        rest = text[end:]
    slots, rest, text = belonging.set_apart(slots, rest, text, context, vocabulary)
    noted = _NOTED.match(text) or (_NOTED.match(rest.lstrip(" :,-")) if ref else None)
    untold = "reopen" in slots and not _OPENED_AS.match(rest)  # what it was before is looked up
    status = None if noted or untold else _status(text, rest, ref is not None)
    if status:
        slots.pop("reopen", None)
        slots["status"] = status[0]
        rest = status[1]
    found = due(rest, context)
    if not found and ref and (early := due(text[: ref.start()], context)) and _is_deadline(text, early):
        slots["deadline"] = early.reading.as_json()  # "we need till the end of May for action 12"
    if found and slots.get("status") != "complete" and not noted and (_is_deadline(rest, found) or _MOVES.search(text)):
        slots["deadline"] = found.reading.as_json()
        rest = _without_date(rest, found)
        if slots.get("status") == "at risk" and _NOT_BY_THEN.search(text):
            del slots["status"]  # "won't be done till April" gives a date and no status
    if "deadline" not in slots and not status and _PUTS_OFF.search(text) and not noted:
        if by := shift(rest):
            rest = f"{_before_move(_GIVES.sub('', rest[: by.start]))} {rest[by.end :]}"
        elif ref:
            by = shift(text[: ref.start()])
        slots |= {"deadline": by.reading.as_json()} if by else {}
    said, rest = owner_changes.changes(text, rest, vocabulary)
    slots |= belonging.with_support(said, slots.pop("supporting", []), text, vocabulary)
    if "action" not in slots and (words := action_words(text, context, status_words=bool(status))):
        slots["action"] = words
        rest = notes.after_words(rest, words)
    if named:
        return slots | {named[0]: named[1]}
    note = notes.of(rest) or notes.put_that(text)
    if not note and ref:
        note = notes.before(text[: ref.start()], bare=not slots.keys() - {"action"})
    if note:
        note = notes.without_day(note, context) if slots.get("status") == "complete" else note
        proves = slots.get("status") == "complete" or (noted and "evidence" in noted.group().lower())
        slots["evidence" if proves else "note"] = _CALLED_EVIDENCE.sub("", note) if proves else note
    if slots.get("status") == "complete" and "evidence" not in slots and endings.only_closes(text):
        slots["closes"] = True  # "close 4": done, or no longer needed?
    return slots


def show_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which action is asked about."""
    text = in_digits(sentence.piece(sentence.core))
    if ref := find_ref(text, context):
        return {"action": ref.group(1)}
    words = action_words(text, context, status_words=True)
    return {"action": words} if words else {}


def _status(text: str, rest: str, has_ref: bool) -> tuple[str, str] | None:
    """Find the status said, and what is left of the text behind it."""
    if (hidden := statuses.without_parts(text)) != text and rest:  # "our bit of action 18 is done"
        said, whole = statuses.find(rest), statuses.find(hidden[-len(rest) :])
        if said and (whole is None or whole[0] != said[0]):
            return None
    if ended := endings.not_needed(text):
        where = rest if rest and text.endswith(rest) and ended[1] >= len(text) - len(rest) else ""
        return ended[0], endings.without_close(_without(where, ended, len(text))) if where else endings.without_close(
            rest
        )
    where = rest if has_ref and statuses.find(rest) else text
    found = statuses.find(where)
    if not found:
        return None
    if has_ref and where is text:  # "close action 7, protocol signed": the status came first
        return found[0], rest
    before, after = where[: found[1]], _NOT_THAT.sub("", where[found[2] :])
    if not has_ref or all(little(word) or word.strip("'") in _SET_TO for word in re.findall(r"[\w']+", before.lower())):
        return found[0], after if after.strip(" .!?") else ""
    # a status deep inside a note ("spoke to the school, all sorted") counts, and the note stays whole
    if after.strip(" .!?") or not _STATUS_LAST.search(before):
        return found[0], where
    return found[0], _STATUS_LAST.sub("", before)


def _without(rest: str, said: statuses.Said, length: int) -> str:
    """Return the end of a text of that length without the words of a status that was found in the whole of it."""
    start, end = (at - (length - len(rest)) for at in said[1:])
    return f"{rest[:start]} {rest[end:]}" if end > start else rest


def _is_deadline(text: str, found: Found) -> bool:
    """Tell whether a date is said as a deadline; one in a narrative is none."""
    if _MOVES.search(text[: found.start]):
        return True
    if _ARRANGED.search(text[: found.start]):  # "meeting fixed for April"
        return False
    if re.match(r"for\b", text[found.start :], re.IGNORECASE) and says_more(text[: found.start]):
        return False  # "has confirmed delivery for 4 March" tells
    said = _SAID_AS_DATE.match(text[found.start : found.end].lower())
    if said and said.group() in ("till", "til", "until") and _TELLS_HOW_LONG.search(text[: found.start]):
        return False
    return bool(said or _LEADS_TO_DATE.search(text[: found.start]))


def _before_move(before: str) -> str:
    plain = aligned(before)
    lead = _MAKE_IT.search(plain.plain)
    return plain.before(lead) if lead else before


def _without_date(text: str, found: Found) -> str:
    """Return a text without its deadline, the one it replaces, and "can we make it" before them."""
    before = without(text[: found.end], found.start, found.end)
    kept = _before_move(before)
    after = _SAID_OF_DATE.sub("", text[found.end :])
    return f"{kept}, {after.lstrip(' ,;).')}" if says_more(kept) and says_more(after) else f"{kept} {after}".strip()
