"""The slots of sentences about an action: what becomes of it, who and by when."""

import re
from typing import Any

from dialogs.language import owner_changes, statuses
from dialogs.language.aligned import Aligned
from dialogs.language.due_dates import due, shift, without
from dialogs.language.lazily import Lazily
from dialogs.language.lexicon import LISTS, word_set
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.which_action import action_words, find_ref, in_digits, little, other_refs, says_more
from dialogs.language.words import Sentence
from rules.deadlines import Context, Found

Slots = dict[str, Any]
_MOVES = Lazily(
    rf"\b(?:{'|'.join(LISTS['push'])}|deadline|dates?|due|reset|change|revised|moved|pushed|more time|longer"
    rf"|extension|slips?|slipped|extended|later|earlier|back|realistic|needs until|give (?:it|us|me|them))\b",
    re.IGNORECASE,
)
_LEADS_TO_DATE = Lazily(
    r"\b(?:by|due|before|until|till|til|to|for|is now|now|say|said|date|deadline|be|of been|have been|as)[: ]*$",
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
    r"\b(?:nobody|no one|no-one|noone|in post|vacant|vacancy|away|off|leave|closed|shut|busy|sick|tied up|unavailable|out"
    r"|short staffed|understaffed|secondment|seconded|available|booked up|fully booked|capacity)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
# "… make it" before a date, "can we say"
_MAKE_IT = Lazily(
    r"[\s,;.-]*\b(?:(?:so|and|then|please|just|now|therefore)\s+)*(?:(?:can|could|may|shall|should|would|will"
    r"|let) (?:we|you|it|i|us)\s+)?"
    r"(?:please )?(?:(?:make|call|say|move|push|put|set|shift|extend|change|have|give|go|goes|slip|bump|get|take"
    r"|roll|redate)"
    r"(?: (?:it|that|this|them|us|me|the date|the deadline|date|deadline))?(?: (?:back|out|on|forward|over|now))*"
    r"|(?:the |its |new |revised )*(?:date|deadline|due date)(?: (?:is|should|now|to|be|of|have|been|will|must"
    r"|moves))*"
    r"|(?:(?:wants?|needs?) )?(?:pushing|moving|changing|extending|shifting|putting|slipping|re-?dating)(?: back| out| on)?"
    r"|(?:should|needs to|has to|will|to|now|is|was|be|of|been|have|due))\s*(?:to|till|until|by)?$"
)
_GIVES = Lazily(
    r"\b(?:needs?|give (?:it|us|me)|wants?|we|i|put|push|can|have|to|slip|slips|go|move|it)\s*$", re.IGNORECASE
)
_PUTS_OFF = Lazily(rf"{_MOVES.pattern}|\b(?:needs?|give|want|wants|wanting)\b", re.IGNORECASE)
_STATUS_LAST = Lazily(
    r"(?:[,.;:!-]\s*|\b(?:so|and)\s+)(?:(?:so|and|its|it is|it's|all|now|is|that's|thats|that is|we are|were"
    r"|that one|this one|it can be|can be|we can|you can|i think|be|call it|it)\s*)*$",
    re.IGNORECASE,
)
_NOT_BY_THEN = Lazily(r"\b(?:wont|won't|will not|cant|can't|can not|cannot|not going to) be\b", re.IGNORECASE)
_NOTED = Lazily(
    r"(?:(?:a|an|quick|short|just|brief) )*(?:note(?! that\b)|comment|evidence|news)\b", re.IGNORECASE
)  # a narrative
_NOTE_SAID = Lazily(
    r"^(?:\s*(?:[-:,;.!\u2013\u2014]|(?:for me|that|saying|says|yet|already|finally|at last|note|update"
    r"|because(?: of)?|as|and|but|please|pls|plz|btw|(?:cos|cause|coz)(?: of)?|due to|since"
    r"|so|i mean|see|with the note|with a note|re|fyi)\b)\s*)+",
    re.IGNORECASE,
)
# "… action we have three schools signed up"
_TOLD = Lazily(
    r"\s*(?:action|one|thing|item|task|bit|job)?\s+((?:we|i|they|he|she|ive|i've|weve|we've|im|i'm|they've|theyve"
    r"|there|nobody"
    r"|everyone|still|just|only|waiting|awaiting)\b.+)$",
    re.IGNORECASE,
)
# "can you put that the caretaker says no"
_PUT_THAT = Lazily(
    r"\b(?:put|note|add|log|record|say|minute|mention)(?: (?:down|in|on it|a note|a comment))* (?:that|saying"
    r"|to say) (?P<note>.{4,})$"
)
# Words of the request left around a note.
_NOTE_LEFT = Lazily(
    r"^(?:(?:(?<!\w)['\u2019]s|is|now|has|been|be|both|moved|to|as|are|it|back|out|on|its|it's|off|that|thing|one|action|item|of|for|all)\b\s*)+",
    re.IGNORECASE,
)
_LAST_CLAUSE = Lazily(
    r"^(?P<kept>.{4,})(?:[,;.]\s*|\s[-\u2013]\s|\s(?=(?:so|and|which|therefore)\s))(?P<last>[^,;.]+?)[\s.!]*$",
    re.IGNORECASE,
)
_CLOSES = word_set("close closed complete completed done off call count tick ticked park parked mark finished sorted")
_CLOSING = _CLOSES | word_set(
    "id say think list another reckon may you therefore which means box boxed mine i'd consider guess believe suppose"
    " suggest happy"
)
_COURTESY_END = Lazily(
    r"[\s,;.!-]*\b(?:thanks|thank you|thx|thnx|tx|ty|ta|cheers|please|pls|plz|sorry|many thanks|im afraid|i'm afraid|btw)[\s.!]*$",
    re.IGNORECASE,
)
_COURTESY = Lazily(
    r"\b(?:sorry|apologies|thanks|thank you|hope|further to|following|good (?:morning|afternoon|evening)"
    r"|as discussed|hi|hello"
    r"|per (?:my|our)|quick one|quick update|just to say|to let you know|before i forget|catching up)\b",
    re.IGNORECASE,
)
# A clause of its own before the action: "legal have signed so action 9 can be closed"
_CLAUSE_BEFORE = Lazily(
    r"^(?P<clause>.{8,}?)(?:[,.;:!]|\s[-\u2013]|\b(?:so|and so|therefore|thus|meaning|which means|and))[\s,]*"
    r"(?:(?:so|and|that|which|i think|therefore|please|pls|can|could|you|we|u|i|the|mark|close|push|call|put|move"
    r"|change|make"
    r"|set|that's|thats|that is|off|need to|would|like|to|action|for|on)\b\s*)*$",
    re.IGNORECASE,
)


def update_action(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what becomes of an action: status, date, owners, evidence, note."""
    slots: Slots = {}
    text = in_digits(sentence.text[sentence.core[0].start :] if sentence.core else sentence.text)
    ref = find_ref(text, context)
    rest = text
    if ref:
        slots["action"] = ref.group(1)
        more, end = other_refs(text, ref)
        slots |= {"more": more} if more else {}
        rest = text[end:]
    noted = _NOTED.match(text)
    status = None if noted else _status(text, rest, ref is not None)
    if status:
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
            rest = f"{_GIVES.sub('', rest[: by.start])} {rest[by.end :]}"
        elif ref:
            by = shift(text[: ref.start()])
        slots |= {"deadline": by.reading.as_json()} if by else {}
    said, rest = owner_changes.changes(text, rest, vocabulary)
    slots |= said
    if "action" not in slots and (words := action_words(text, context, status_words=bool(status))):
        slots["action"] = words
        rest = _after_words(rest, words)
    note = _note(rest)
    if not note and (put := _PUT_THAT.search((plain := Aligned(text)).plain)):
        note = _note(plain.of(put, "note"))
    if not note and ref:
        note = _before(text[: ref.start()], bare=not slots.keys() - {"action"})
    if note:
        note = _without_day(note, context) if slots.get("status") == "complete" else note
        proves = slots.get("status") == "complete" or (noted and "evidence" in noted.group().lower())
        slots["evidence" if proves else "note"] = note
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
    where = rest if has_ref and statuses.find(rest) else text
    found = statuses.find(where)
    if not found:
        return None
    if has_ref and where is text:  # "close action 7, protocol signed": the status came first
        return found[0], rest
    before, after = where[: found[1]], where[found[2] :]
    if not has_ref or re.fullmatch(
        r"\W*(?:(?:is|now|all|has|been|as|to|be|was|its|it's|can|status|are|also|and|off|we|have|i|the|u|you"
        r"|please|remains?|stays?|still|looks?|looking|seems?|currently|finally|officially|gone|showing|s)\b\W*)*",
        before,
        re.IGNORECASE,
    ):
        return found[0], after if after.strip(" .!?") else (before if has_ref else "")
    # a status deep inside a note ("spoke to the school, all sorted") counts, and the note stays whole
    if after.strip(" .!?") or not _STATUS_LAST.search(before):
        return found[0], where
    return found[0], _STATUS_LAST.sub("", before)


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


def _without_date(text: str, found: Found) -> str:
    """Return a text without its deadline, the one it replaces, and "can we make it" before them."""
    before = without(text[: found.end], found.start, found.end)
    plain = Aligned(before)
    lead = _MAKE_IT.search(plain.plain)
    kept = plain.before(lead) if lead else before
    after = re.sub(r"^[\s,]*(?:not|instead of|rather than|was)\b[^,.;]*", "", text[found.end :], flags=re.IGNORECASE)
    return f"{kept}, {after.lstrip(' ,;).')}" if says_more(kept) and says_more(after) else f"{kept} {after}".strip()


def _before(text: str, *, bare: bool) -> str:
    """Return the clause before an action that tells of it: "legal have signed so …", "still waiting on IT for …"."""
    if clause := _CLAUSE_BEFORE.match(text):
        said = clause.group("clause")
        return "" if _COURTESY.search(said) else _note(said)
    if not bare:
        return ""
    said = re.sub(
        r"[\s,]*\b(?:for|on|with|to|about|re|of|in|against|under|as)\b[\s,]*$", "", text.strip(), flags=re.IGNORECASE
    )
    return said if len([word for word in said.split() if not little(word)]) > 1 else ""


def _note(rest: str) -> str:
    note = _NOTE_SAID.sub("", rest.strip()).strip(" ,;:-\u2013")
    note = _NOTE_SAID.sub("", _NOTE_LEFT.sub("", note)).strip(" ,;:.-?!")
    note = _without_closing(_COURTESY_END.sub("", note))
    if note.startswith("(") and note.find(")") == len(note) - 1:
        note = note[1:-1]
    bare = [word for word in re.findall(r"[\w']+", note.lower()) if not little(word)]
    return note if bare else ""


def _without_closing(note: str) -> str:
    """Return a note without a last clause that only asks for what was read: "…, so we can close it"."""
    while last := _LAST_CLAUSE.match(note):
        said = re.findall(r"[\w']+", last.group("last").lower())
        if _CLOSES.isdisjoint(said) or not all(little(word) or word in _CLOSING for word in said):
            break
        note = last.group("kept").rstrip(" ,;.-")
    return note


def _without_day(note: str, context: Context) -> str:
    """Return evidence without the day it begins with: "on 4 February; certificate is in the folder"."""
    found = due(note, context)
    if found and found.start < 4 and (rest := re.match(r"\s*[,;.:-]+\s*(.{4,})$", note[found.end :])):
        return rest.group(1)
    return note


def _after_words(rest: str, words: str) -> str:
    """Return what a sentence says beyond the words of the action, if a comma, a dash or a subject sets it apart."""
    at = rest.find(words)
    tail = rest[at + len(words) :] if at >= 0 else rest
    if at >= 0 and (told := _TOLD.match(tail)):
        return told.group(1)
    if at < 0 and (too := re.match(r"\s*(?:and|see|with|as|per|because|cos)\s+(.{4,})$", tail, re.IGNORECASE)):
        return too.group(1)
    apart = re.search(r"(?:[,;:.!]|\s[-\u2013])\s+(.+)$|\b(?:because|cos|as) (.+)$", tail)
    return (apart.group(1) or apart.group(2) or "") if apart else ""
