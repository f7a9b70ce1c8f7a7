"""The slots of sentences about meetings: booking, moving, calling off; the readers of all that belongs to one."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots.agenda import ASK
from dialogs.language.slots.due_dates import dated
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Found
from rules.lazily import Lazily

Slots = dict[str, Any]
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
# "10 til 4", "10am to 4pm": when it begins
_HOURS = Lazily(
    r"(?:,\s*|\b(?:from|between)\s+)(?P<hour>\d{1,2})(?P<past>[.:][0-5]\d)? ?(?P<half>[ap]m)? ?(?:til|till|until|to"
    r"|and|-|\u2013)"
    r" ?\d{1,2}(?:[.:][0-5]\d)? ?(?P<late>[ap]m)?(?![\w/]| [A-Z])",
    re.IGNORECASE,
)
_MORNING = range(7, 12)
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
    r"[\s,;-]*\b(?:to|until|till|back|forward|by|is|has been|cancelled|off|on|from|be|being|it|please|now|moved"
    r"|shifted|pushed|put"
    r"|rescheduled|going ahead|not|instead|for|a week|week|so|scheduled|booked|in the diary|clashes|as we\b.*)$"
)
_TO_DAY = Lazily(
    r"^\D{0,18}?\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\W*(?P<time>(?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|)\s*$",
    re.IGNORECASE,
)
_MONTH = Lazily(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr"
    r"|jun|jul|aug|sept?|oct"
    r"|nov|dec)\b",
    re.IGNORECASE,
)
_MONTH_THEN_DAY = Lazily(
    r"\b(?P<month>[a-z]{3,9}) (?:meeting|one|mtg)\W+(?:\w+ ){0,3}?(?P<day>\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE
)
_ORDINAL = Lazily(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_NOT_THAT = Lazily(r"\b(?:instead of|not|rather than|from|off)\s+(?:the )?$", re.IGNORECASE)
_NEW_DAY = Lazily(
    r"\b(?:to|for|until|till|on|so|instead|make it|say|is now|be|try|do|prefer|forward to|back to)\W*(?:the )?$",
    re.IGNORECASE,
)


def book_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read what is booked, and when."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text = _HOURS.sub(_from, text)
    found = dated(text, context)
    slots: Slots = {}
    for one in reversed(found):
        start = one.start + (0 if one.reading.kind is DeadlineClass.EVENT else _named_length(text[one.start : one.end]))
        after = re.sub(r"^\s*(?:meeting|mtg)\b(?! (?:with|about|on|to|re)\b)", "", text[one.end :], flags=re.IGNORECASE)
        text = f"{text[:start].rstrip()} | {after.lstrip()}"
    if title := _title(text):
        slots["title"] = title[0].upper() + title[1:]
    if found:
        on = next((one for one in reversed(found) if one.reading.on), found[-1])
        slots["starts_at"] = on.reading.as_json()
    return slots


def _from(hours: re.Match[str]) -> str:
    half = hours.group("half") or ("am" if int(hours.group("hour")) in _MORNING else "pm")
    return f" at {hours.group('hour')}{hours.group('past') or ''}{half}"


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


def move_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which meeting moves, and to when."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    found = dated(text, context)
    if not found:
        return _which_meeting(text, context)
    found = [one for one in found if not _NOT_THAT.search(text[: one.start])] or found
    days = [one for one in found if one.reading.kind is not DeadlineClass.EVENT]
    if not days and (bare := _bare_day(text, found, context)):
        return {"meeting": found[0].reading.as_json(), "to": bare}
    days = days or found
    new = next((one for one in reversed(days) if _tells_new_day(text, one)), days[-1])
    to = _in_its_month(text, new, found, context)
    before = text[: new.start]
    if new.reading.kind is DeadlineClass.RANGE and (ends := re.search(r".*(?= to )", text[new.start : new.end])):
        before += ends.group()  # "move 2 March to 4 March"
    return _which_meeting(before, context) | {"to": to}


def _bare_day(text: str, found: list[Found], context: Context) -> dict[str, Any] | None:
    """Read "do the 9th instead of the 2nd for the March meeting": a day in the month of the meeting named."""
    day = next((day for day in _ORDINAL.finditer(text) if not _NOT_THAT.search(text[: day.start()])), None)
    meeting = found[0].reading.on or context.next_meeting
    if day is None or meeting is None:
        return None
    named = _MONTH.search(text)
    month = named.group() if named else f"{meeting:%B}"
    return deadlines.read(f"{day.group(1)} {month}", context).as_json() | {"text": day.group()}


def _tells_new_day(text: str, one: Found) -> bool:
    said = text[one.start : one.end].lower()
    return said.startswith(("to ", "for ", "until ", "till ", "on ")) or _NEW_DAY.search(text[: one.start]) is not None


def _in_its_month(text: str, new: Found, found: list[Found], context: Context) -> dict[str, Any]:
    """Read "to the 9th" in the month of the meeting that moves, and of "from … to …" the end."""
    if new.reading.kind is DeadlineClass.RANGE and (ends := re.search(r".* to ", text[new.start : new.end])):
        read = deadlines.read(text[new.start + ends.end() : new.end], context)
        new = Found(new.start + ends.end(), new.end, read)
    if split := _MONTH_THEN_DAY.search(text[new.start : new.end]):  # "the April meeting the 8th"
        read = deadlines.read(f"{split.group('day')} {split.group('month')}", context)
        return read.as_json() | {"text": new.reading.text}
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


def _which_meeting(text: str, context: Context) -> Slots:
    """Read which meeting is meant: a date, or the words for it."""
    if found := dated(text, context):
        return {"meeting": found[0].reading.as_json()}
    plain = aligned(text)
    front = _MEETING_ASKED.match(plain.plain)
    said = (plain.after(front) if front else text).strip(" ,.;:-?!")
    for _ in range(4):
        plain = aligned(said)
        end = _ASKED_END.search(plain.plain)
        said = plain.before(end).strip(" ,.;:-?!") if end else said
    return {"meeting": said} if said else {}
