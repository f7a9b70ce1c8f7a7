"""The slots of sentences about meetings: what is booked, and which one is meant."""

import itertools
import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots import particulars
from dialogs.language.slots.agenda import ASK
from dialogs.language.slots.due_dates import dated
from dialogs.language.slots.named_meetings import joined, of_some
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context, DeadlineClass, Found
from rules.lazily import Lazily

Slots = dict[str, Any]
ONE_FIRST = "I book one meeting at a time. Which day first?"
_BOOK = (
    r"(?:book|arrange|schedule|organi[sz]e|set up|put in|put|call|convene|add|new|create|hold|host|plan"
    r"|diari[sz]e|fix up|fix|sort out"
    r"|sort|make|stick|pop|pencil|clear (?:our|your|the|everyone s|everyones|my) diar\w+ for|block out|block|reserve"
    r"|find|request|enter|slot|booking|set)(?: (?:in|up|down"
    r"|out|me|us))*"
)
_BOOK_FRONT = Lazily(
    rf"{ASK}*(?:{_BOOK}\s+)?(?:(?:an? |new |extra )*(?:meetings?|diary|date|booking|event"
    rf"|diary date|(?:diary|calendar) (?:entry|item|slot))(?: (?:please|wanted|needed|required"
    rf"|request))*\s*[:-]\s*)?(?:(?:in|an?|the|another|new|one|our"
    rf"|this|some|room|and|date|time|for|slot"
    rf"|a date|a time)\s+)*(?:meetings? (?:of|for|called|titled)\s+(?:the\s+)?)?"
)
# What is said of a meeting besides its name: where, how long, in whose diary.
_BOOK_ASIDE = Lazily(
    r"[\s,;-]*\b(?:(?:in|into|on|to) (?:the|my|our|everyone s|everyones|everyone|peoples|all) (?:diar\w+"
    r"|calendars?|schedule)"
    r"|(?:(?:on|via|over|by|using) )?(?:ms |microsoft )?(?:teams|zoom|online|virtual(?:ly)?|hybrid|in person"
    r"|face to face)(?: (?:call|link|meeting))?$"
    r"|for (?:me|us)(?: (?:and|with) \w+)*(?: please)?|(?:for|lasting) (?:an?|one|two|half an?"
    r"|\d+) ?(?:and a half )?(?:hours?|hrs?|hr|mins?|minutes)"
    r"|same time|please|with everyone|if (?:poss|possible|we can|you can|free|everyone can)|asap|thanks|needed"
    r"|required"
    r"|(?:(?:please|can you|could you|will you) )*(?:book|arrange|diari[sz]e|schedule|set up|organi[sz]e|put|pop"
    r"|stick|get|add)"
    r" (?:it|that|this|one)(?: (?:in|up|please|down))*"
    r"|so (?:i|we) can\b.*|because\b.*|to (?:talk about|discuss|go over|plan|look at|agree|review) (?=it|this"
    r"|that))(?=$|[\s,.;!?-])"
)
_LENGTH = Lazily(
    r"^(?:(?:half )?an? (?:half )?(?:hour|hr)|half (?:hour|hr)|hour|\d+ ?min\w*)\s+(?=with\b)", re.IGNORECASE
)
_JOINED = Lazily(r"\s*(?:,|&|\+|/|and|or|plus)\s*", re.IGNORECASE)
_NAMELESS = Lazily(
    r"(?:(?:an?|the|half hr|half hour|hour|one hour|short|quick|\d+ min\w*) )*(?:meetings?|session|it|one)?"
)
_MEETING_WORDS = Lazily(r"(?:the |our |an? )?(?:\w+ )?(?:meeting|session)s?\b[\s,:-]*", re.IGNORECASE)
_MEETING_ASKED = Lazily(
    rf"{ASK}*(?:(?:cancel|call off|scrap|drop|skip|move|push|change|shift|reschedule|rearrange|put|bring|have"
    rf"|hold|postpone|is|are|bin"
    r"|pull|ditch|not having|not going ahead with|re-?arrange|delay|switch|swap|take|knock)\b\s*)*(?:back "
    r"|forward |on )?"
    r"(?:(?:the|our|an?|this|my)\s+)*"
)
_ASKED_END = Lazily(
    r"[\s,;-]*\b(?:to|until|till|back|forward|by|is|needs|has to|will|would|must|has been"
    r"|cancelled|off|on|from|be|being|it|please|now|moved"
    r"|shifted|pushed|put"
    r"|rescheduled|going ahead|not|instead|for|a week|week|so|scheduled|booked|in the diary|clashes|as we\b.*)$"
)


def book_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read what is booked, and when."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text, slots = particulars.taken(text)
    text, hours = particulars.hours(text)
    found = dated(text, context)
    several = _several(text, found)
    slots |= {"minutes": hours["minutes"]} if "minutes" in hours else {}
    if not found and (starts := hours.get("starts")):
        slots["starts"] = starts
        text = re.sub(rf"(?:\b(?:at|from|to|for)\s+)?\b{re.escape(starts)}", "|", text, count=1)
    for one in reversed(found):
        start = one.start + (0 if one.reading.kind is DeadlineClass.EVENT else _named_length(text[one.start : one.end]))
        after = re.sub(r"^\s*(?:meeting|mtg)\b(?! (?:with|about|on|to|re)\b)", "", text[one.end :], flags=re.IGNORECASE)
        text = f"{text[:start].rstrip()} | {after.lstrip()}"
    if title := _title(text):
        slots["title"] = title[0].upper() + title[1:]
    if found:
        on = next((one for one in reversed(found) if one.reading.on), found[-1])
        slots["starts_at"] = on.reading.as_json() | ({"question": ONE_FIRST, "options": several} if several else {})
        if starts := on.reading.time.strftime("%H:%M") if on.reading.time else hours.get("starts"):
            slots["starts"] = starts
    return slots


def _several(text: str, found: list[Found]) -> list[str]:
    """Return the days of "10 March and 14 April": each is a meeting, and one is booked at a time."""
    days = [one for one in found if one.reading.precision == "day" and one.reading.on and not one.reading.question]
    if len(days) < 2 or not all(_JOINED.fullmatch(text[a.end : b.start]) for a, b in itertools.pairwise(days)):
        return []
    return [one.reading.on.isoformat() for one in days if one.reading.on]


def _title(text: str) -> str:
    """Return the name of what is booked, without the request, the place and whose diary it goes into."""
    plain = aligned(text)
    if front := _BOOK_FRONT.match(plain.plain):
        text = plain.after(front)
    for piece in text.split("|"):
        for _ in range(3):
            plain = aligned(piece.strip(" ,.;:-?!"))
            aside = _BOOK_ASIDE.search(plain.plain)
            piece = f"{plain.before(aside)} {plain.after(aside)}" if aside else plain.text
        piece = re.sub(r"\s+(?:on|at|for|by|in|from|to|of)$", "", piece.strip(" ,.;:-?!"), flags=re.IGNORECASE)
        piece = _LENGTH.sub("Meeting ", piece)
        if piece and not _NAMELESS.fullmatch(aligned(piece).plain):
            return piece
    return ""


def _named_length(said: str) -> int:
    """Return how much of a date is the name of the meeting: "meeting on Wednesday"."""
    named = _MEETING_WORDS.match(said)
    return named.end() if named else 0


def named_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which meeting is called off, or back on; several are left in the words they were named with."""
    text = sentence.piece(sentence.core)
    found = dated(text, context)
    if len(found) > 1 and all(one.reading.kind is not DeadlineClass.IMMEDIATE for one in found):
        return {"meeting": " ".join(filter(None, (of_some(text), text[found[0].start : found[-1].end])))}
    return which_meeting(text, context)


def which_meeting(text: str, context: Context) -> Slots:
    """Read which meeting is meant: a date and whose meeting it is, or the words for it."""
    if found := dated(text, context):
        return joined(of_some(text), found[0].reading.as_json())
    plain = aligned(text)
    front = _MEETING_ASKED.match(plain.plain)
    said = (plain.after(front) if front else text).strip(" ,.;:-?!")
    for _ in range(4):
        plain = aligned(said)
        end = _ASKED_END.search(plain.plain)
        said = plain.before(end).strip(" ,.;:-?!") if end else said
    return {"meeting": said} if said else {}
