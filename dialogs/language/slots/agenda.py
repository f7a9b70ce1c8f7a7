"""What goes on the agenda: the words left when the request is cut out of a sentence."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots.due_dates import dated
from dialogs.language.slots.named_meetings import OF_ITS_AGENDA, cut, joined
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import LONGEST, Sentence
from rules.deadlines import Context, Reading
from rules.lazily import Lazily

Slots = dict[str, Any]
_ASKING = (
    r"(?:please|can|could|would|will|may|shall|you|we|i|us|just|also|kindly|need|needs|want|like|to|get|have"
    r"|let|someone|there|be|am|was|were|might|most(?= obliged| grateful)"
    r"|wed(?= like)|wonder|wondering|if|whether|so kind as|kind enough|good enough"
    r"|grateful|obliged|appreciate(?: it)?|looking|trying|hoping|going|is it possible|possible|for me|should|really"
    r"|quickly|mind)"
)
ASK = rf"(?:{_ASKING}[ ,]+)"
_AS_NAMED = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|next|this|coming"
    r"|following|prevent|group"
    r"|main|full|board|tuesday|monday|wednesday|thursday|friday|bronze|silver|gold|draft|meeting|tuesdays|our|the"
    r"|months?|feb|jan)"
)
_AGENDA = (
    rf"(?:on|to|onto|for|in|into|at|under|against|of)? ?(?:the |our )?(?:{_AS_NAMED} (?:s )?)*agendas?(?: items?)?"
)
_GATHERING = (
    rf"(?:at|for|in|to|by|before|during|on) (?:the |our |its |your )?(?:{_AS_NAMED} (?:s )?)*(?:meeting|one|time"
    rf"|month|board|group|session)"
)
_ROOM = (
    r"(?:(?:an?|some|the|about|a quick|a short) )?(?:(?:five|ten|fifteen|twenty|\d{1,2}|couple of|few|half an?"
    r"|quick|short|standing) ?-?)*"
    r"(?:minutes?|mins?|m|minute slot|slot|space|time|items?|hour|spot|section|room|discussion item)(?: (?:slot"
    r"|item))?"
)
_TALK = (
    r"(?:raised?|discuss(?:ed|ion)?|covered?|tabled?|take|taken|talk(?:ed)? (?:about|through)|look(?:ed)? at"
    r"|considered?|brought up|bring up"
    r"|go(?:ne)? (?:over|through)|chat about|hear(?:d)? about|mention(?:ed)?|addressed?|aired|reviewed)"
)
# The words of the request, wherever they stand; what is left between them is the item.
_AGENDA_REQUEST = Lazily(
    rf"^(?:{ASK}|would it be possible to |any chance (?:of|we could|you could) |i think |it would be good to "
    rf"|we really |hi |hello |maybe |also |and )*"
    rf"(?:(?:add|put|stick|pop|get|include|want|log|bring|present|show|note|new|place|slot|squeeze|bung|chuck"
    rf"|have|make|see|find|{_TALK})\b(?: (?:in|down|on(?= [^t])))?\s*)*"
    rf"(?:(?:(?:an?|the|another|new) )*(?:agenda (?:items?|requests?|points?|suggestions?)(?: (?:for|at"
    rf"|on) (?:the )?(?:{_AS_NAMED} ?)+)?"
    rf"|items? {_AGENDA}|items? {_GATHERING}|items?(?= (?:on|about|re|regarding)\b)|aob|any other business)"
    rf"|{_AGENDA}(?=[ ]?[:-]))?"
    rf"(?:(?:this|it|one|these) (?:on|in"
    rf"|down)(?: the)?(?: for (?:the )?(?:{_AS_NAMED} ?)+)?\s*(?=[-:,]))?(?:(?:put )?(?:me|us) down (?:for"
    rf"|to (?:talk|speak|present)) |(?:the )?(?:group|board|committee|panel|members|chair) (?:to )?(?=consider"
    rf"|discuss|look|review|talk))?"
    rf"(?:{_ROOM}(?= (?:on|for|about|re|to)\b))?(?:{_TALK}\b)?(?:(?:a|an) (?:quick |short |brief )?(?:chat"
    rf"|discussion|talk|conversation)(?= (?:about|on|around|re)\b))?"
    r"[\s:,-]*(?:please[\s:,-]*)?(?:(?:on|about|around|for|re|regarding|called|titled|entitled|namely)\b[\s:]*)?"
    rf"|\b{_ROOM} {_AGENDA}(?: (?:please|next time))?(?: (?:for|on|about|to|re|regarding)\b)?(?: (?:a|an"
    rf"|the) (?:chat|discussion|update|talk|item) (?:on|about|around))?(?: {_TALK}\b)?"
    rf"|\b{_ROOM} (?={_GATHERING})"
    rf"|[\s,;.-]*\b(?:(?:can|could|please|would|will|so|and|but|you|we|it|that|this|i|think|should|needs?|wants?"
    rf"|has|have|to|ought|be|like|also|must|is|go|goes|going|put|"
    rf"added|add|include|included|stick|pop|get|got|as|an?|for|down|in|sits?|belongs?|deserves?|make|listed"
    rf"|placed)\b[ ,]*)*(?:{_TALK} )?{_AGENDA}\b"
    rf"|[\s,;.-]*\b(?:(?:to|be|should|needs?|must|can|could|is|we|it|that|will|has|have|want|would|like"
    rf"|and)\b ?)*\b(?:{_TALK} )?(?:please )?{_GATHERING}\b"
    rf"|\b(?:under|as|in|for|at) (?:an? )?(?:aob|any other business|item)\b"
    rf"|\b(?:to be |be )?(?:{_TALK})(?: please)?(?=\s*(?:[,.;!?]|$|(?:at |for )?(?:the )?next))"
    rf"|[\s,]*\b(?:for |at )?next (?:time"
    rf"|month s meeting)\b"
    rf"|\s+for (?:sign off|approval|discussion|noting|info|information|comments?|a decision|decision)\b"
    rf"|[\s,(-]*\b\d{{1,2}} ?(?:mins?|minutes|m)\b\)?$|[\s,]*\b(?:please|thanks|ta|if poss|if possible"
    rf"|if there is (?:time|room))$"
)
_QUOTED = Lazily(r"[\"\u201c]([^\"\u201d]{4,})[\"\u201d]")
_MINUTES = Lazily(r"\s*\([^()]{0,40}\b\d{1,2} ?m(?:ins?|inutes)?\b[^()]{0,40}\)", re.IGNORECASE)  # "(Imran, 10 mins)"
_OF_MEETING = re.compile(r"\s+(?:meeting|mtg)\b", re.IGNORECASE)  # "for the 6th April meeting"
_MARKS = " ,.;:-?!\"'|"
_ASKED = Lazily(
    rf"(?:(?:{_ASKING}|find|any|put|add|include|give|spend|like|wish|so|and|on|about|re|for|to|of|that|:"
    rf"|(?:an? )?(?:quick "
    rf"|short |brief )?(?:word|chat|discussion|conversation|update|look) (?:on|about|around|at)|{_ROOM}(?= (?:on|for"
    rf"|about|re"
    rf"|to)\b)|{_TALK}|(?:be )?(?:obliged|grateful) if|appreciate it if|(?:the )?(?:matter|issue|question|subject"
    rf"|topic) of|items?(?= ?:))"
    rf"(?:\b[ ,:]*|[ ,:]+))+"
)
_ASKED_END = Lazily(
    r"(?:[ ,]*\b(?:go|goes|going|on|placed|put|added|included|please|could|can|be|as|at|for|to|in|should|needs?|it|that"
    r"|this|is|there|too|also|the|an?|next|listed)\b)+$"
)


def agenda_add(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the item for the agenda, what is left between the words of the request, and the meeting's day."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text = _MINUTES.sub("", text[:LONGEST])
    text, name = cut(text, OF_ITS_AGENDA)
    text, meeting = _agenda_dates(text, context)
    plain = aligned(text)
    kept: list[str] = []
    at = 0
    for found in _AGENDA_REQUEST.finditer(plain.plain):
        start, end = plain.span(*found.span())
        kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    quoted = _QUOTED.search(text)
    item = quoted.group(1) if quoted else next((bare for one in kept if len(bare := _bare(one)) > 1), "")
    slots = joined(name, meeting.as_json() if meeting else None)
    return slots | ({"item": item[0].upper() + item[1:]} if item else {})


def _bare(text: str) -> str:
    """Return a piece without the words of a request at its beginning and end: "could we have", "go on"."""
    plain = aligned(text.strip(_MARKS))
    begin, end = _ASKED.match(plain.plain), _ASKED_END.search(plain.plain)
    first = begin.end() if begin else 0
    last = end.start() if end else len(plain.plain)
    start, stop = plain.span(first, last) if first < last else (0, 0)
    return plain.text[start:stop].strip(_MARKS)


def _agenda_dates(text: str, context: Context) -> tuple[str, Reading | None]:
    """Cut out the day of the meeting and return it: "on the agenda for 2 March", "agenda item for March: …"."""
    meeting = None
    for one in reversed(dated(text, context)):
        before, said = aligned(text[: one.start]).plain, aligned(text[one.start : one.end]).plain
        of_meeting = _OF_MEETING.match(text, one.end)
        if (
            of_meeting
            or re.search(
                r"(?:agenda|item|aob|meeting|discussed|raised?|covered?|minutes?|mins|slot|time|room"
                r"|space)\s*(?:(?:for|on|of|at|in)\s*)?(?:the )?$",
                before,
            )
            or re.search(r"\bmeeting|next time|next month", said)
            or (
                not text[one.end :].strip(" .!?")
                and re.match(r"(?:on|for|at|in|to) ", said)
                and "agenda" not in aligned(text).plain
            )
        ):
            lead = re.search(r"(?:\s+(?:for|on|of|at|in|to))?(?:\s+the)?\s*$", text[: one.start], re.IGNORECASE)
            end = of_meeting.end() if of_meeting else one.end
            text = f"{text[: lead.start() if lead else one.start].rstrip()} {text[end:].lstrip()}"
            meeting = one.reading
    return text, meeting
