"""The slots of sentences about meetings: booking, moving, calling off, and what goes on the agenda."""

import re
from typing import Any

from dialogs.language.aligned import Aligned
from dialogs.language.attendance_slots import attendance, log_decision
from dialogs.language.reminder_slots import remind, snooze
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Found

__all__ = [
    "agenda_add",
    "attendance",
    "book_meeting",
    "cancel_meeting",
    "log_decision",
    "move_meeting",
    "remind",
    "snooze",
]

Slots = dict[str, Any]
_ASK = (
    r"(?:(?:please|can|could|would|will|may|shall|you|we|i|us|just|also|kindly|need|needs|want|like|to|get|have|let|someone|there"
    r"|be|am|looking|trying|hoping|going|is it possible|possible|for me|should|really|quickly|mind)[ ,]+)"
)
_BOOK = (
    r"(?:book|arrange|schedule|organi[sz]e|set up|put in|put|call|convene|add|new|create|hold|host|plan|diari[sz]e|fix up|fix|sort out"
    r"|sort|make|stick|pop|pencil|block out|block|reserve|find|request|enter|slot|booking|set)(?: (?:in|up|down|out|me|us))*"
)
_BOOK_FRONT = re.compile(
    rf"{_ASK}*(?:{_BOOK}\s+)?(?:(?:an? |new |extra )*(?:meetings?|diary|date|booking|event|diary date)(?: please)?\s*[:-]\s*)?(?:(?:in|an?|the|another|new|one|our|this|some|date|time|for|slot|a date|a time)\s+)*"
)
# What is said of a meeting besides its name: where, how long, in whose diary.
_BOOK_ASIDE = re.compile(
    r"[\s,;-]*\b(?:(?:in|into|on|to) (?:the|my|our|everyone s|everyones|peoples|all) (?:diary|diaries|calendars?|schedule)"
    r"|(?:(?:on|via|over|by|using) )?(?:ms |microsoft )?(?:teams|zoom|online|virtual(?:ly)?|hybrid|in person|face to face)(?: (?:call|link|meeting))?$"
    r"|for (?:me|us)(?: (?:and|with) \w+)*(?: please)?|(?:for|lasting) (?:an?|one|two|half an?|\d+) ?(?:and a half )?(?:hours?|hrs?|hr|mins?|minutes)"
    r"|same time|please|with everyone|if (?:poss|possible|we can|you can|free|everyone can)|asap|thanks|needed|required"
    r"|so (?:i|we) can\b.*|because\b.*|to (?:talk about|discuss|go over|plan|look at|agree|review) (?=it|this|that))(?=$|[\s,.;!?-])"
)
_NAMELESS = re.compile(r"(?:(?:an?|the|half hr|half hour|hour|one hour|short|quick|\d+ min\w*) )*(?:meetings?|session|it|one)?")
_MEETING_WORDS = re.compile(r"(?:the |our |an? )?(?:\w+ )?(?:meeting|session)s?\b[\s,:-]*", re.IGNORECASE)
_MEETING_ASKED = re.compile(
    rf"{_ASK}*(?:(?:cancel|call off|scrap|drop|skip|move|push|change|shift|reschedule|rearrange|put|bring|have|hold|postpone|is|are|bin"
    r"|pull|ditch|not having|not going ahead with|re-?arrange|delay|switch|swap|take|knock)\b\s*)*(?:back |forward |on )?"
    r"(?:(?:the|our|an?|this|my)\s+)*"
)
_ASKED_END = re.compile(
    r"[\s,;-]*\b(?:to|until|till|back|forward|by|is|has been|cancelled|off|on|from|be|being|it|please|now|moved|shifted|pushed|put"
    r"|rescheduled|going ahead|not|instead|for|a week|week|so|scheduled|booked|in the diary|clashes|as we\b.*)$"
)
_TO_DAY = re.compile(r"^\D{0,18}?\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\W*(?P<time>(?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|)\s*$", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec)\b",
    re.IGNORECASE,
)
_NEW_DAY = re.compile(r"\b(?:to|for|until|till|on|so|instead|make it|say|is now|be|try|do|prefer|forward to|back to)\W*(?:the )?$", re.IGNORECASE)
_AS_NAMED = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|next|this|coming|following|prevent|group"
    r"|main|full|board|tuesday|monday|wednesday|thursday|friday|bronze|silver|gold|draft|meeting|tuesdays|our|the|months?|feb|jan)"
)
_AGENDA = rf"(?:on|to|onto|for|in|into|at|under|against|of)? ?(?:the |our )?(?:{_AS_NAMED} (?:s )?)*agendas?(?: items?)?"
_GATHERING = rf"(?:at|for|in|to|by|before|during|on) (?:the |our |its |your )?(?:{_AS_NAMED} (?:s )?)*(?:meeting|one|time|month|board|group|session)"
_ROOM = (
    r"(?:(?:an?|some|the|about|a quick|a short) )?(?:(?:five|ten|fifteen|twenty|\d{1,2}|couple of|few|half an?|quick|short|standing) ?-?)*"
    r"(?:minutes?|mins?|m|minute slot|slot|space|time|items?|hour|spot|section|room|discussion item)(?: (?:slot|item))?"
)
_TALK = (
    r"(?:raised?|discuss(?:ed|ion)?|covered?|tabled?|take|taken|talk(?:ed)? (?:about|through)|look(?:ed)? at|considered?|brought up|bring up"
    r"|go(?:ne)? (?:over|through)|chat about|hear(?:d)? about|mention(?:ed)?|addressed?|aired|reviewed)"
)
# The words of the request, wherever they stand; what is left between them is the item.
_AGENDA_REQUEST = re.compile(
    rf"^(?:{_ASK}|would it be possible to |any chance (?:of|we could|you could) |i think |it would be good to |we really |hi |hello |maybe |also |and )*"
    rf"(?:(?:add|put|stick|pop|get|include|want|log|note|new|place|slot|squeeze|bung|chuck|have|make|see|{_TALK})\b(?: (?:in|down|on(?= [^t])))?\s*)*"
    rf"(?:(?:(?:an?|the|another|new) )*(?:agenda items?(?: (?:for|at|on) (?:the )?(?:{_AS_NAMED} ?)+)?|items? {_AGENDA}|items? {_GATHERING}|items?(?= (?:on|about|re|regarding)\b)|aob|any other business)|{_AGENDA}(?=[ ]?[:-]))?"
    r"(?:(?:put )?(?:me|us) down (?:for|to (?:talk|speak|present)) |(?:the )?(?:group|board|committee|panel|members|chair) (?:to )?(?=consider|discuss|look|review|talk))?"
    rf"(?:{_ROOM}(?= (?:on|for|about|re|to)\b))?(?:{_TALK}\b)?(?:(?:a|an) (?:quick |short |brief )?(?:chat|discussion|talk|conversation)(?= (?:about|on|around|re)\b))?"
    r"[\s:,-]*(?:please[\s:,-]*)?(?:(?:on|about|around|for|re|regarding|called|titled|entitled|namely)\b[\s:]*)?"
    rf"|\b{_ROOM} {_AGENDA}(?: (?:please|next time))?(?: (?:for|on|about|to|re|regarding)\b)?(?: (?:a|an|the) (?:chat|discussion|update|talk|item) (?:on|about|around))?(?: {_TALK}\b)?"
    rf"|\b{_ROOM} (?={_GATHERING})"
    rf"|[\s,;.-]*\b(?:(?:can|could|please|would|will|so|and|but|you|we|it|that|this|i|think|should|needs?|wants?|has|have|to|ought|be|like|also|must|is|go|goes|going|put|"
    rf"added|add|include|included|stick|pop|get|got|as|an?|for|down|in|sits?|belongs?|deserves?|make|listed|placed)\b[ ,]*)*(?:{_TALK} )?{_AGENDA}\b"
    rf"|[\s,;.-]*\b(?:(?:to|be|should|needs?|must|can|could|is|we|it|that|will|has|have|want|would|like|and)\b ?)*\b(?:{_TALK} )?(?:please )?{_GATHERING}\b"
    rf"|\b(?:under|as|in|for|at) (?:an? )?(?:aob|any other business|item)\b"
    rf"|\b(?:to be |be )?(?:{_TALK})(?: please)?(?=\s*(?:[,.;!?]|$))|[\s,]*\b(?:for |at )?next (?:time|month s meeting)\b"
    rf"|[\s,(-]*\b\d{{1,2}} ?(?:mins?|minutes|m)\b\)?$|[\s,]*\b(?:please|thanks|ta|if poss|if possible|if there is (?:time|room))$"
)


def book_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read what is booked, and when."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    found = _dates(text, context)
    slots: Slots = {}
    for one in reversed(found):
        start = one.start + (0 if one.reading.kind is DeadlineClass.EVENT else _named_length(text[one.start : one.end]))
        text = f"{text[:start].rstrip()} | {text[one.end :].lstrip()}"
    if title := _title(text):
        slots["title"] = title[0].upper() + title[1:]
    if found:
        slots["starts_at"] = found[-1].reading.as_json()
    return slots


def _title(text: str) -> str:
    """Return the name of what is booked, without the request, the place and whose diary it goes into."""
    plain = Aligned(text)
    if front := _BOOK_FRONT.match(plain.plain):
        text = plain.after(front)
    for piece in text.split("|"):
        for _ in range(3):
            plain = Aligned(piece.strip(" ,.;:-?!"))
            aside = _BOOK_ASIDE.search(plain.plain)
            piece = f"{plain.before(aside)} {plain.after(aside)}" if aside else plain.text
        piece = re.sub(r"\s+(?:on|at|for|by|in|from|to|of)$", "", piece.strip(" ,.;:-?!"), flags=re.IGNORECASE)
        if piece and not _NAMELESS.fullmatch(Aligned(piece).plain):
            return piece
    return ""


def _named_length(said: str) -> int:
    """Return how much of a date is the name of the meeting: "meeting on Wednesday"."""
    named = _MEETING_WORDS.match(said)
    return named.end() if named else 0


def move_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which meeting moves, and to when."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    found = _dates(text, context)
    if not found:
        return _which_meeting(text, context)
    found = [one for one in found if not re.search(r"\b(?:instead of|not|rather than)\s+(?:the )?$", text[: one.start], re.IGNORECASE)] or found
    days = [one for one in found if one.reading.kind is not DeadlineClass.EVENT] or found
    new = next((one for one in reversed(days) if _tells_new_day(text, one)), days[-1])
    to = _in_its_month(text, new, found, context)
    return _which_meeting(text[: new.start], context) | {"to": to}


def _tells_new_day(text: str, one: Found) -> bool:
    said = text[one.start : one.end].lower()
    return said.startswith(("to ", "for ", "until ", "till ", "on ")) or _NEW_DAY.search(text[: one.start]) is not None


def _in_its_month(text: str, new: Found, found: list[Found], context: Context) -> dict[str, Any]:
    """Read "to the 9th" in the month of the meeting that moves, and of "from … to …" the end."""
    if new.reading.kind is DeadlineClass.RANGE and (ends := re.search(r".* to ", text[new.start : new.end])):
        return deadlines.read(text[new.start + ends.end() : new.end], context).as_json()
    day = _TO_DAY.match(text[new.start : new.end])
    if day is None or _MONTH.search(text[new.start : new.end]):
        return new.reading.as_json()
    named = _MONTH.search(text[: new.start])
    earlier = [one.reading.on for one in found if one is not new and one.reading.on]
    month = named.group() if named else f"{earlier[0]:%B}" if earlier else ""
    if not month and context.next_meeting and "/" not in text[new.start : new.end]:
        month = f"{context.next_meeting:%B}"
    read = deadlines.read(f"{day.group('day')} {month} {day.group('time')}".strip(), context) if month else new.reading
    return read.as_json() | {"text": new.reading.text}


def cancel_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which meeting is called off."""
    return _which_meeting(sentence.piece(sentence.core), context)


def agenda_add(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the item for the agenda: what is left between the words of the request."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text = _agenda_dates(text, context)
    plain = Aligned(text)
    kept: list[str] = []
    at = 0
    for found in _AGENDA_REQUEST.finditer(plain.plain):
        start, end = plain.span(*found.span())
        kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    pieces = [re.sub(r"^(?:on|about|re|for|to|of|that|:|please)\s+", "", one.strip(" ,.;:-?!\"'|"), flags=re.IGNORECASE) for one in kept]
    item = next((one for one in pieces if len(one) > 1), "").strip(" ,.;:-?!\"'|")
    return {"item": item[0].upper() + item[1:]} if item else {}


def _agenda_dates(text: str, context: Context) -> str:
    """Cut out the day of the meeting: "on the agenda for 2 March", "agenda item for March: …"."""
    for one in reversed(_dates(text, context)):
        before, said = Aligned(text[: one.start]).plain, Aligned(text[one.start : one.end]).plain
        if re.search(r"(?:agenda|item|aob|meeting|discussed|raised?|covered?)\s*(?:(?:for|on|of|at|in)\s*)?(?:the )?$", before) or re.search(
            r"\bmeeting|next time|next month", said
        ) or (not text[one.end :].strip(" .!?") and re.match(r"(?:on|for|at|in) ", said) and "agenda" not in Aligned(text).plain):
            lead = re.search(r"\s*(?:for|on|of|at|in)?\s*(?:the )?$", text[: one.start], re.IGNORECASE)
            text = f"{text[: lead.start() if lead else one.start]} {text[one.end :]}"
    return text


def _dates(text: str, context: Context) -> list[Found]:
    return [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]


def _which_meeting(text: str, context: Context) -> Slots:
    """Read which meeting is meant: a date, or the words for it."""
    if found := _dates(text, context):
        return {"meeting": found[0].reading.as_json()}
    plain = Aligned(text)
    front = _MEETING_ASKED.match(plain.plain)
    said = (plain.after(front) if front else text).strip(" ,.;:-?!")
    for _ in range(4):
        plain = Aligned(said)
        end = _ASKED_END.search(plain.plain)
        said = plain.before(end).strip(" ,.;:-?!") if end else said
    return {"meeting": said} if said else {}
