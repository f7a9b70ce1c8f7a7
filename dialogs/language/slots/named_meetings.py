"""Which meeting a sentence names by what it is called, its hour or "last": "the comms subgroup", "the 10am meeting"."""

import re
from collections.abc import Sequence
from typing import Any

from rules.deadlines import Found
from rules.lazily import Lazily

Slots = dict[str, Any]

_SUBGROUP = r"(?:sub[ -]?groups?|(?:task|working|task and finish) groups?)(?: (?:meeting|mtg|session))?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec)"
)
_KIND = (
    r"(?:extraordinary|emergency|urgent|extra|special|additional|ordinary|regular|main|morning|afternoon|evening"
    r"|last|previous|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'?clock)|\d{1,2}[:.]\d\d)(?: \w+)? (?:meeting|mtg|session|one)"
)
_SEVERAL = r"next (?:[2-9]|(?:a )?couple of|few|two|three|four) (?:meetings|mtgs|sessions)"
_WHAT = rf"(?:(?:[\w&-]+ ){{0,3}}?{_SUBGROUP}|{_KIND}|{_SEVERAL})"
_ARTICLE = r"(?:(?:the|our|today'?s|that|yesterday'?s)\s+)?"
_PAPERS = r"(?:minutes|mins|agenda|attendance|pack)"
_VERB = r"(?!(?:the|our|my|me|us|of|for|a|an|with|approve|draft|show|send|get|see|take|write|open|find|give|is|are)\b)"
# "of the comms subgroup", "at the 10am meeting"
_LED = Lazily(rf"[\s,]{{0,3}}\b(?:of|for|from|at|in|to|attended|missed)\s+{_ARTICLE}(?P<what>{_WHAT})\b", re.IGNORECASE)
# Of what stands on an agenda, "for the comms subgroup" and "from the comms subgroup" may be part.
_AT = Lazily(rf"[\s,]{{0,3}}\bat\s+{_ARTICLE}(?P<what>{_WHAT})\b", re.IGNORECASE)
_ITS_AGENDA = Lazily(rf"(?<=agenda)\s+(?:of|for|at)\s+{_ARTICLE}(?P<what>{_WHAT})\b", re.IGNORECASE)
# "the comms subgroup's minutes", "minutes february", "april agenda"
_BESIDE = Lazily(
    rf"\b(?P<what>(?:{_VERB}[\w&-]+ )?{_SUBGROUP}|{_KIND}|{_MONTH})(?:['\u2019]?s)?(?=\s+{_PAPERS}\b)"
    rf"|(?<=\b(?:minutes|.agenda)\s)(?P<month>{_MONTH})(?: \d{{4}})?(?=\W*$)"
    rf"|^(?:agenda|pack)\s+(?P<alone>{_MONTH}(?: \d{{4}})?)(?=\W*$)",
    re.IGNORECASE,
)


# A meeting of some of the group, with the two words before it, of which a month, an article or a verb is no name.
_OF_SOME = Lazily(
    r"\b(?P<before>(?:[\w&'-]+ ){0,2})(?P<body>sub[ -]?groups?|workshops?|(?:task|working|task and finish) groups?"
    r"|(?:extraordinary|emergency|urgent|extra|special|additional) (?=meeting|mtg|session|one))",
    re.IGNORECASE,
)
_REASON = Lazily(r"[,;]|\b(?:because|since|as)\b", re.IGNORECASE)
_NO_NAME = Lazily(
    rf"{_MONTH}|the|our|an?|this|that|next|of|for|in|on|at|to|not|and|is|no|my|new|last|cancel|scrap|drop|skip|bin|off"
    r"|move|push|shift|put|bring|make|have|hold|postpone|reschedule|rearrange|delay|change|extend|start|stop|reinstate"
    r"|uncancel|restore|back|forward|venue|room|link|meetings?|\d\w*",
    re.IGNORECASE,
)
_JOINED = Lazily(r"\W{0,3}(?:and|&|or|plus)?\W{0,3}(?:the\W{1,3})?", re.IGNORECASE)
ANYWHERE = (_LED, _BESIDE)
OF_ITS_AGENDA = (_ITS_AGENDA,)
HELD_AT = (_AT,)


def cut(text: str, patterns: Sequence[Lazily] = ANYWHERE) -> tuple[str, str]:
    """Return a text without the name of a meeting, and that name; "" where none is named."""
    for pattern in patterns:
        if found := pattern.search(text):
            name = next(filter(None, found.groupdict().values()))
            return f"{text[: found.start()]}{text[found.end() :]}".strip(), name
    return text, ""


def of_some(text: str) -> str:
    """Return which meeting of some of the group a text names: "comms subgroup" of "the May comms subgroup meeting".

    What follows a comma or a "because" is a reason and names none.
    """
    found = _OF_SOME.search(_REASON.split(text)[0])
    if found is None:
        return ""
    words: list[str] = []
    for word in reversed(found["before"].split()):
        if _NO_NAME.fullmatch(word):
            break
        words.insert(0, word)
    return " ".join([*words, found["body"].strip()])


def days(text: str, found: Sequence[Found]) -> dict[str, Any] | None:
    """Return the first day of a text, with the words of those that are joined to it: "2 March and 6 April"."""
    if not found:
        return None
    last = found[0]
    for one in found[1:]:
        if not _JOINED.fullmatch(text[last.end : one.start]):
            break
        last = one
    return found[0].reading.as_json() | {"text": text[found[0].start : last.end]}


def joined(name: str, day: dict[str, Any] | None) -> Slots:
    """Return the slot `meeting` of a name, a day, or both: then the day with all its words."""
    if day is None:
        return {"meeting": name} if name else {}
    return {"meeting": day | {"text": f"{name} {day['text']}"} if name else day}
