"""The slots of sentences about meetings: booking, moving, agenda, attendance, decisions, reminders."""

import re
from typing import Any

from dialogs.language import owners
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Found

Slots = dict[str, Any]

_BOOK = re.compile(
    r"^(?:book|arrange|schedule|organi[sz]e|set up|put in|call|convene|add|new|create"
    r"|hold)\b\s*(?:in )?(?:an? |the |another |new |extra )*",
    re.IGNORECASE,
)
_MEETING_ASKED = re.compile(
    r"^(?:cancel|call off|scrap|drop|skip|move|push|change|shift|reschedule|rearrange|put|bring|have|hold"
    r"|postpone|is|are)\b\s*(?:back |forward )?(?:the |our |an? |this )*",
    re.IGNORECASE,
)
_AGENDA_WORDS = re.compile(
    r"^(?:(?:can|could) (?:we|you) )?(?:add|put|stick|pop|get|include|want|log|raise|discuss|cover|table|take"
    r"|note|new)\b\s*|"
    r"\s*\b(?:on|to|onto|for|in|at) (?:the )?(?:\w+ ){0,2}(?:agenda|meeting|mtg)\b(?: (?:for|of|in|on) .*)?|"
    r"^(?:(?:add |new |an? )*agenda item|item for (?:the )?(?:\w+ )?(?:agenda|meeting)|aob"
    r"|any other business)\b[\s:,-]*(?:for|on)?\s*",
    re.IGNORECASE,
)
_GO_ON = re.compile(
    r"^(?:could|can|should|would|please) (?=.* (?:go|be) (?:on|added|put))|\s*\b(?:to )?(?:go|goes|going"
    r"|be put|be added|be) (?=(?:on|to) )",
    re.IGNORECASE,
)
_DEPUTY = re.compile(
    r"\b(?P<before>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?) (?:is |will be |will |to |can |s )?(?:(?:coming"
    r"|going|attending|come|go|attend) (?:instead|for me|in my place|on my behalf)|deputis\w+|deputiz\w+"
    r"|stand\w* in|fill\w* in|cover\w*|substitut\w+|come instead|attend\w* (?:instead|for me|in my place))"
    r"|\b(?:sending|deputy(?: is| will be|:)?|send|replaced by|deputised by"
    r"|covered by) (?P<after>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?)",
)
_APOLOGIES = re.compile(
    r"\b(?:apolog\w+|apols?|can ?not|cant|can't|wont|won't|will not|unable|not able|not (?:attending|coming"
    r"|going|joining)|decline|count me out|isnt|not be)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"^.*?\b(?:decision|(?:we|group|board|committee|panel|meeting|it was|it is)(?: have| has| all"
    r"| just)* (?:agreed|decided|resolved)|agreed|resolved|decided)\b(?: (?:to|that|today))?[\s:,-]*",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"[\s,;(-]*\b(?:to be )?review(?:ed)?\b(?: (?:it|this|date|due))?[\s:]*(?:in|on|by|at|after)?\s*", re.IGNORECASE
)
_REMIND = re.compile(
    r"^.*?\b(?:remind|nudge|chase|prompt|ping|send|set|give|add|schedule)\b\s*(?:an? |the )?(?:reminders?"
    r"|nudges?)?\s*(?:to (?!\w+ing))?",
    re.IGNORECASE,
)
_REMINDED_OF = re.compile(
    r"^(?!(?:remind|nudge|chase|prompt|ping|send|set|give|add|schedule)\b)(?P<what>.{8,}?)(?:,|;|\.| and"
    r"| -) ?(?:add (?:it|this)\b.*?)?"
    r"(?:please )?\b(?:remind|nudge|prompt|ping)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^(?:me|us|everyone(?= with| who)?|everybody|all(?: owners)?|them|him|her|the group|all members)\b\s*",
    re.IGNORECASE,
)
_SEND_IT = re.compile(r"[,;]? (?:and )?send (?:it|them|that)\b\s*(?:on|out)?", re.IGNORECASE)
_LEAD_TIME = re.compile(
    r"(?P<count>\d+|(?:an?|one|two|three|four|five|six)\b) ?(?P<unit>d|days?|w|wks?|weeks?|months?|mths?"
    r"|working days?|hours?)\b(?=[^.;]*\bbefore\b|\s*,| and\b)",
    re.IGNORECASE,
)


def book_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read what is booked, and when."""
    text, found = _take(sentence.piece(sentence.core), context)
    slots: Slots = {}
    if title := _BOOK.sub("", text).strip(" ,.;:-?!"):
        slots["title"] = title[0].upper() + title[1:]
    if found:
        slots["starts_at"] = found.reading.as_json()
    return slots


def move_meeting(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which meeting moves, and to when."""
    text = sentence.piece(sentence.core)
    found = [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]
    slots: Slots = {}
    if found:
        slots["to"] = found[-1].reading.as_json()
        text = text[: found[-1].start]
    return _which_meeting(text, context) | slots


def cancel_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which meeting is called off."""
    return _which_meeting(sentence.piece(sentence.core), context)


def agenda_add(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the item for the agenda."""
    item = sentence.piece(sentence.core)
    item = _GO_ON.sub(" ", item).strip()
    for _ in range(3):
        item = _AGENDA_WORDS.sub("", item, count=1).strip(" ,.;:-?!")
    return {"item": item[0].upper() + item[1:]} if item else {}


def attendance(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read who comes: attending, apologies, or a deputy."""
    slots: Slots = {}
    text = sentence.text
    if deputy := _DEPUTY.search(text):
        slots |= {"answer": "deputy", "deputy": deputy.group("before") or deputy.group("after")}
    elif _APOLOGIES.search(text):
        slots["answer"] = "apologies"
    else:
        slots["answer"] = "attending"
    return slots | _which_meeting(text, context, named=False)


def log_decision(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read a decision and its review date."""
    text = _DECISION.sub("", sentence.piece(sentence.core), count=1)
    slots: Slots = {}
    if said := _REVIEW.search(text):
        found = deadlines.find(text[said.start() :], context)
        if found:
            slots["review"] = found[0].reading.as_json()
            text = text[: said.start()] + text[said.start() + found[0].end :]
    if decision := text.strip(" ,.;:-"):
        slots["decision"] = decision[0].upper() + decision[1:]
    return slots


def remind(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read who is to be reminded of what, and when."""
    text = sentence.piece(sentence.core)
    cue = _REMIND.match(text)
    before = _REMINDED_OF.match(text)  # "the return is due on 31 March, nudge me …"
    text = text[cue.end() :] if cue else text
    slots: Slots = {}
    if leads := [found.group() for found in _LEAD_TIME.finditer(text) if "before" in text]:
        slots["when"] = [f"{lead} before" for lead in leads]
    else:
        found = [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]
        if found:
            slots["when"] = [found[-1].reading.as_json()]
            text = f"{text[: found[-1].start]} {text[found[-1].end :]}"
    if who := _WHO.match(text):
        slots["who"] = who.group().strip()
        text = text[who.end() :]
    else:
        said, end = owners.owners_at_start(text, vocabulary)
        if said:
            slots["who"], text = said[0]["name"], text[end:]
    if before:
        return slots | {"what": before.group("what").strip()}
    if what := re.sub(
        r"^\s*(?:about|to|of|that|for|re|with)\b\s*", "", _SEND_IT.sub("", text), flags=re.IGNORECASE
    ).strip(" ,.;:-?!"):
        slots["what"] = what
    return slots


def snooze(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read until when there is to be quiet."""
    _, found = _take(sentence.text, context)
    return {"until": found.reading.as_json()} if found else {}


def _take(text: str, context: Context) -> tuple[str, Found | None]:
    """Return the text without its last date, and that date."""
    found = [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]
    if not found:
        return text, None
    return f"{text[: found[-1].start].rstrip()} {text[found[-1].end :].lstrip()}".strip(), found[-1]


def _which_meeting(text: str, context: Context, *, named: bool = True) -> Slots:
    """Read which meeting is meant: a date, or the words for it."""
    found = [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]
    if found:
        return {"meeting": found[0].reading.as_json()}
    if not named:
        return {}
    said = _MEETING_ASKED.sub("", text).strip(" ,.;:-?!")
    said = re.sub(r"\s+(?:to|until|till|back|forward|by|is|has been|cancelled|off|on)$", "", said, flags=re.IGNORECASE)
    return {"meeting": said} if said else {}
