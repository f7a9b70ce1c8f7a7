"""The deadline a sentence gives, and the sentence without it."""

import re

from dialogs.language.aligned import Aligned, aligned
from dialogs.language.lexicon import word_set
from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Found, Reading
from rules.lazily import Lazily

_BY = Lazily(
    r"(?:\b(?:by|due|before|b4|until|till|to|for|from|is|now|no later than|end|deadline|date|at|say|date of"
    r"|deadline of)[: ]*)$",
    re.IGNORECASE,
)

_NOT_THAT = Lazily(r"\b(?:not|instead of|rather than|was|originally|previously|no longer)\s+(?:the )?$", re.IGNORECASE)
# "won't be ready for the 2nd, more like the 16th"
_REFUSED = Lazily(r"\b(?:will not|can not|unable to|not going to|never going to|no way)\b(?: [\w']+){0,4}\s+$")
_OCCASION = Lazily(
    r"\s+(?:event|visit|launch|fair|fete|festival|newsletter|edition|issue|conference|open day|fun day|assembly"
    r"|assemblies|campaign|roadshow|workshop|away day|bulletin|walkabout)s?\b",
    re.IGNORECASE,
)
_CALL_IT = Lazily(r"\b(?:call|make) it(?= (?:the )?\d)", re.IGNORECASE)  # as long as what is put for it
_THERE = Lazily(r"(?:^|\s)(?:at|in) (?:the|our|this|next)\b|\b(?:last|previous) (?:meeting|mtg|one|time)\b")
_SHIFT = Lazily(
    r"[\s,]*\b(?:(?:back|on|out|forward|forwards|along|up|by|for|about|at least) )*"
    r"(?:(?:another|a further|an extra) (?=two|three|four|five|six|\d))?(?:an?|another|one|two|three|four|five|six"
    r"|a couple of|a few|a further|\d{1,2})"
    r"(?: (?:more|extra|further|other|additional|full|whole|couple of))* ?"
    r"(?:days?|weeks?|fortnights?|months?|quarters?|wks?|mths?)\b(?: (?:on|back|later|longer|more|or so|forward"
    r"|extra))*"
)
_SORTED = (
    r"(?:sorted|done|finished|completed?|ready|back|in|due|delivered|wrapped up|doing|sorting|finishing|in place"
    r"|with us|actioned|closed)"
)
# What leads up to a deadline and is no part of what is to be done.
_LED_TO = Lazily(
    rf"[\s,;:/.(-]*(?:\b(?:and|but|with|so|all)\b\s*)?"
    rf"(?:\b(?:(?:i|we|they|he|she|you|chair) )?(?:(?:would|will) like|wants?|needs?|must have|has to have|hoping for"
    rf"|asked for) (?:it|this|that|them)(?: all)?(?: {_SORTED})?\s*"
    rf"|(?<=[,;:/.(-] )(?:(?:it|this|that) )?(?:(?:to|has to|needs to|must|should|can|will) be |is |needs |wants )?"
    rf"(?:all )?{_SORTED}\b\s*"
    rf"|\b(?:it|this|that) (?:(?:to|has to|needs to|must|should) be |is |needs |wants ){_SORTED}\b\s*)?"
    rf"(?:\b(?:(?:the|our|its|a|an|with) )*(?:(?:target|due|completion|end|provisional|agreed|review|deadline"
    rf"|hard) dates?"
    rf"|deadlines?|(?:(?<=[,;:/.(-] )|(?<=with a )|(?<=with the ))(?:dates?|timescales?|timeframe|targets?|when"
    rf"|aim|aiming|finish|completion)|due)(?: (?:is|of|will be|would be|for|set))*"
    rf"[\s:=-]*|(?<=[a-z0-9\"'] )(?:date|target|deadline)[\s:=-]*(?=$))?"
    rf"(?:\b(?:by|before|for|on|at|until|till|no later than|not later than|buy|is|the|in|ideally|hopefully|preferably"
    rf"|say|latest|end|aiming|aim|to|from|with an?|with the|with)\b[\s:=-]*)*$",
)


_DONE_TO = Lazily(
    r"\b(?:host|chair|minute|attend|organi[sz]e|plan|run|book|arrange|cater|prepare|lead|open|record|cover|move"
    r"|clerk)\s+$"
)
_WORD = Lazily(r"[\w']+")
_BREAK = Lazily(r"(?:[,;:.!?(/]|\s[-\u2013])\s*\Z")
_JOINS = ("and", "but", "so", "with")
# The words of a clause that says nothing but by when.
_TALK = word_set(
    "need needed needs want wanted wants require required requires expect expected due done finish finished complete"
    " completed sorted ready back in place delivered submitted it this that these they them he she we i you to of have"
    " has had be been being is are will would should must can could may might ought think reckon guess say says hope"
    " hoping hopefully ideally preferably probably please aim aiming target date deadline timescale timeline by buy"
    " before until till on at for no later than latest the end like realistic sensible fine happy ok chair asked all"
    " both also just maybe perhaps got get let us our its their a an with and but so review completion not thinking"
    " finishing finished reckons thinks hopes says said aims told expects long as only really now put down make give"
    " set sometime some time about around"
)
# What is said of the date behind it: "… is realistic", "at the latest", "because the printers are slow".
_SAID_OF_IT = Lazily(
    r"[\s,]*(?:(?:at the (?:very )?latest|latest|max|tops|ideally|hopefully|preferably|if (?:possible|poss|we can"
    r"|they can|you can|not before|not sooner)|or (?:sooner|before|earlier|thereabouts)|for me|would be (?:good|great"
    r"|ideal|fine|lovely)|(?:would|should|will|ought to|might|may) (?:do|be|suit|work)\b[^,;.]*|(?:is|was|seems|looks"
    r"|sounds|feels) (?:realistic|fine|ok|okay|good|doable|achievable|the|what|when|about|a|sensible"
    r"|reasonable)\b[^;.]*"
    r"|(?:because|given|seeing as|on account of)\b[^;.]*)[\s,]*)+(?=$|[,;.)]|\s)"
)


def dated(text: str, context: Context) -> list[Found]:
    """Return the dates and deadlines in a text, in order."""
    return [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]


def due(text: str, context: Context) -> Found | None:
    """Return the deadline of a text: one after "by" or "due" before any other, else the last; never "not 13 March"."""
    text = _CALL_IT.sub("back by", text)
    found = dated(text, context)
    found = [one for one in found if not _named_in(text, one)]
    found = [one for one in found if not _REFUSED.search(aligned(text[: one.start]).plain)] or found
    found = [one for one in found if not _NOT_THAT.search(text[: one.start])] or found
    said = [
        one
        for one in found
        if _BY.search(text[: one.start]) or _BY.match(text[one.start : one.start + 8].split(" ")[0] + " ")
    ]
    said = [one for one in said if not _met_at(text, one)] or said
    said = [one for one in said if one.reading.on or not text[one.start : one.end].lower().startswith("for ")] or (
        [] if any(one.reading.on for one in found) else said  # "a plan for the spring, 31 March"
    )
    return (said or found)[-1] if found else None


def _met_at(text: str, one: Found) -> bool:
    """Tell whether a meeting is only where something is said: "I will explain at the meeting"."""
    said = f"{text[: one.start][-4:]}{text[one.start : one.end]}".lower()
    return one.reading.kind is DeadlineClass.EVENT and _THERE.search(said) is not None


def _named_in(text: str, one: Found) -> bool:
    """Tell whether a meeting or an event is what it is about, not when: "host the June session", "for the May fair"."""
    if _OCCASION.match(text[one.end :]) and one.reading.kind is DeadlineClass.MONTH:
        return True
    said = text[one.start : one.end].lower()
    return (
        one.reading.kind is DeadlineClass.EVENT
        and said.startswith(("the ", "our "))
        and _DONE_TO.search(aligned(text[: one.start]).plain) is not None
    )


def shift(text: str) -> Found | None:
    """Return by how long a deadline is put off: "on a week", "another fortnight"; no date without the old one."""
    plain = aligned(text)
    found = _SHIFT.search(plain.plain)
    if found is None:
        return None
    start, end = plain.span(*found.span())
    words = text[start:end].strip(" ,")
    return Found(start, end, Reading(words, DeadlineClass.NONE, question=f'Until which date is "{words}"?'))


def without(text: str, start: int, end: int) -> str:
    """Return a text without a piece of it and the words that led to it: "wants it sorted by", "/ target"."""
    before, after = aligned(text[:start]), aligned(text[end:])
    lead = _LED_TO.search(before.plain)
    kept = before.before(lead) if lead else before.text
    kept = kept[: _talk_begins(aligned(kept), len(kept))]
    said = _SAID_OF_IT.match(after.plain)
    return f"{kept.rstrip()} {(after.after(said) if said else after.text).lstrip(' ,;).')}".strip()


def _talk_begins(before: Aligned, end: int) -> int:
    """Return where a clause begins that only leads up to the date: ", they need to have done it"; else the end."""
    at = None
    for word in reversed(list(_WORD.finditer(before.plain))):
        if word.group() not in _TALK:
            break
        joined = word.group() in _JOINS
        if word.start() and (joined or _BREAK.search(before.plain, 0, word.start())):
            at = word.start()
    if not at:
        return end
    return before.span(at, at)[0]
