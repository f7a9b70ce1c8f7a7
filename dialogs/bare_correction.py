"""Whether a text on a summary says nothing but a day, an hour, a length or a place: "no, the 14th", "make it 3pm"."""

import re

from dialogs.language.slots import particulars
from dialogs.language.slots.due_dates import dated
from rules.deadlines import Context

_LEAD = re.compile(
    r"^\W*(?:(?:no|sorry|oops|actually|rather|wait|make|it|that|should|be|is|i meant|say|please|instead)\b\W*)*",
    re.IGNORECASE,
)
_END = re.compile(r"(?:\W+(?:instead|please|then|not \S+))*\W*$", re.IGNORECASE)
_REFUSED = re.compile(
    rf"\bnot\s+(?:(?:on|at|in)\s+)?(?:the\s+)?(?:{particulars.CLOCK}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+[a-z]{{3,9}})?)\W+",
    re.IGNORECASE,
)
_OF_THE_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_CLOCK = re.compile(particulars.CLOCK, re.IGNORECASE)
_LITTLE = frozenset(("the", "on", "at", "in", "to", "for", "from", "and", "now"))
LONGEST = 80


def read(text: str, context: Context) -> str:
    """Return what is to be instead, without the words of correcting and what it replaces; "" where more is said."""
    if len(text) > LONGEST:
        return ""
    said = _END.sub("", _LEAD.sub("", _REFUSED.sub("", text)))
    rest, told = particulars.taken(f"at {said}", moving=True)
    if found := dated(rest, context):
        rest = f"{rest[: found[0].start]} {rest[found[0].end :]}"
    left = _CLOCK.sub(" ", _OF_THE_MONTH.sub(" ", rest))
    if not (told or found or left != rest) or set(re.findall(r"\w+", left.lower())) - _LITTLE:
        return ""
    return said
