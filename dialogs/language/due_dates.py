"""The deadline a sentence gives, and the sentence without it."""

import re

from dialogs.language.aligned import Aligned
from dialogs.language.lazily import Lazily
from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Found, Reading

_BY = Lazily(
    r"(?:\b(?:by|due|before|b4|until|till|to|for|from|is|now|no later than|end|deadline|date|at|say)[: ]*)$",
    re.IGNORECASE,
)

_NOT_THAT = Lazily(r"\b(?:not|instead of|rather than|was|originally|previously|no longer)\s+(?:the )?$", re.IGNORECASE)
_SHIFT = Lazily(
    r"[\s,]*\b(?:(?:back|on|out|forward|forwards|along|up|by|for|about|at least) )*"
    r"(?:an?|another|one|two|three|four|five|six|a couple of|a few|a further|\d{1,2})"
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
    rf"(?:\b(?:by|before|for|on|at|until|till|no later than|not later than|is|the|in|ideally|hopefully|preferably"
    rf"|say|latest|end|aiming|aim|to|from|with an?|with the|with)\b[\s:=-]*)*$",
)


def dated(text: str, context: Context) -> list[Found]:
    """Return the dates and deadlines in a text, in order."""
    return [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]


def due(text: str, context: Context) -> Found | None:
    """Return the deadline of a text: one after "by" or "due" before any other, else the last; never "not 13 March"."""
    found = dated(text, context)
    found = [one for one in found if not _NOT_THAT.search(text[: one.start])] or found
    said = [
        one
        for one in found
        if _BY.search(text[: one.start]) or _BY.match(text[one.start : one.start + 8].split(" ")[0] + " ")
    ]
    said = [one for one in said if one.reading.on or not text[one.start : one.end].lower().startswith("for ")] or (
        [] if any(one.reading.on for one in found) else said  # "a plan for the spring, 31 March"
    )
    return (said or found)[-1] if found else None


def shift(text: str) -> Found | None:
    """Return by how long a deadline is put off: "on a week", "another fortnight"; no date without the old one."""
    plain = Aligned(text)
    found = _SHIFT.search(plain.plain)
    if found is None:
        return None
    start, end = plain.span(*found.span())
    words = text[start:end].strip(" ,")
    return Found(start, end, Reading(words, DeadlineClass.NONE, question=f'Until which date is "{words}"?'))


def without(text: str, start: int, end: int) -> str:
    """Return a text without a piece of it and the words that led to it: "wants it sorted by", "/ target"."""
    before = Aligned(text[:start])
    lead = _LED_TO.search(before.plain)
    kept = before.before(lead) if lead else before.text
    return f"{kept.rstrip()} {text[end:].lstrip(' ,;).')}".strip()
