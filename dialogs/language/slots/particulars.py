"""What is said of a meeting besides its day: the hour, how long it is, where, and the address to join it."""

import re
from typing import Any

from rules import durations
from rules.lazily import Lazily

Slots = dict[str, Any]
LONGEST_MINUTES = 480  # between two hours that are one meeting's
CLOCK = (
    r"(?:\d{1,2}[.:][0-5]\d ?(?:am|pm)?|\d{1,2} ?(?:am|pm)|half (?:past )?(?:\d{1,2}|one|two|three|four|five|six|eight"
    r"|nine|ten|eleven|twelve)|quarter (?:past|to) (?:\d{1,2}|\w+)|\d{1,2} ?o ?'?clock|(?:12 )?(?:noon|midday))\b"
)
_HOUR = Lazily(
    rf"\b(?:(?:to|for|at|from|now|be|is|it|start(?:s|ing)?|say) )+(?P<hour>{CLOCK}|\d{{1,2}}(?![\w/.:]| ?(?:to \d"
    r"|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|people|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_NOT_THAT = Lazily(r"\b(?:instead of|not|rather than|from|was|were|than|\d)\s+(?:at )?$", re.IGNORECASE)
_LENGTH = Lazily(rf"\b(?:(?:for|lasting|lasts?|of) )?(?P<length>{durations.DURATION})\b(?: long)?", re.IGNORECASE)
_SAID_FROM = Lazily(r"(?:from|between)\b|,", re.IGNORECASE)
_NO_LENGTH = Lazily(r"\b(?:in|within|after|next|last|every|by|back|forward)\s+(?:about )?$", re.IGNORECASE)
# "an hour later" is no length.
_COUNTED = Lazily(r"\s*(?:later|earlier|sooner|back|forward|before|after|ahead)\b", re.IGNORECASE)
_ENDS = Lazily(
    r"\b(?:(?:extend|lengthen|shorten)\b(?P<of>.*?)\b(?:to|until|till) "
    r"|(?:(?:will|is|to|now|should|going|and) )*(?:finish(?:es|ing)?|ends?|ending)(?: now)?(?: at| by)? )"
    rf"(?P<end>{CLOCK}|\d{{1,2}}(?![\w/.:]))",
    re.IGNORECASE,
)
_SPAN = Lazily(
    r"(?:\b(?:from|between|at)\s+|,\s*|\s|^)(?P<from>\d{1,2})(?P<past>[.:]?[0-5]\d)? ?(?P<half>[ap]m)?"
    r" ?(?:til|till|until|to|and|-|\u2013) ?(?P<to>\d{1,2})(?P<to_past>[.:]?[0-5]\d)? ?(?P<late>[ap]m)?"
    r"(?: ?(?:noon|midday)\b)?"
    r"(?![\w/]| ?(?:people|of|in|days?|weeks?|months?|hours?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_MORNING = range(7, 12)
_LINK = Lazily(r"https://[^\s<>\"']+", re.IGNORECASE)
_ROOMS = (
    r"(?:room|hall|cent(?:re|er)|library|offices?|chamber|house|building|suite|school|college|academy|church|mosque"
    r"|gurdwara|synagogue|station|theatre|hub|hq|museum|site|annexe|boardroom|pavilion)"
)
_PLACE = (
    r"(?P<place>(?:the |our )?(?:(?!(?:to|in|at|on|for|if|and|as|so|is|be|but|or|by|from|because|when)\b|\d)"
    rf"[\w'&.-]+\s+){{0,4}}?\b{_ROOMS}\b(?: (?:\d+[a-z]?|[a-z]\d?|one|two|three)\b(?! ?(?:am|pm)))?"
    rf"(?: (?:at|in) (?:the |our )?(?:[\w'&.-]+\s+){{0,2}}?{_ROOMS}\b)?)"
)
_IN = Lazily(rf"\b(?:held |takes? place )*(?:in|at)\s+{_PLACE}", re.IGNORECASE)
_TO = Lazily(rf"\b(?:to be |is |now |held |takes? place )*(?:to|in|at|into|is now|is)\s+{_PLACE}", re.IGNORECASE)
_CHANNEL = Lazily(
    r"(?:\b(?:on|via|over|by|using|to) )?\b(?P<place>(?:ms |microsoft )?teams|zoom|online|virtual(?:ly)?|hybrid"
    r"|in[- ]person|face[- ]to[- ]face)(?: (?:call|link|only|meeting))?(?=\s*(?:$|[,;.!?]|(?:at|on|for|from|instead"
    r"|please|now|as|because)\b))",
    re.IGNORECASE,
)


def hour(text: str) -> str:
    """Return the first hour that is to be, as it was said: "3pm", "half past two"; never "not 2pm"."""
    said = (each for each in _HOUR.finditer(text) if not _NOT_THAT.search(text[: each.start()]))
    return next((each["hour"] for each in said), "")


def hours(text: str) -> tuple[str, Slots]:
    """Return a text with the hour a meeting begins at alone ("2-3.30pm"), and hour and length as slots."""
    for span in _SPAN.finditer(text):
        begins = _minute(span["from"], span["past"], span["half"], span["late"])
        ends = _minute(span["to"], span["to_past"], span["late"], None, after=begins)
        told = any(span[name] for name in ("half", "late", "past", "to_past")) or _SAID_FROM.match(span.group())
        if told and 10 <= ends - begins <= LONGEST_MINUTES:
            clock = f"{begins // 60}:{begins % 60:02}"
            text = f"{text[: span.start()]} at {clock}{text[span.end() :]}"
            return text, {"starts": clock, "minutes": str(ends - begins)}
    found = hour(text)
    return text, {"starts": found} if found else {}


def ends(text: str) -> tuple[str, Slots]:
    """Return a text without the hour a meeting ends at, and that hour as its length: "until 4pm"."""
    found = _ENDS.search(text)
    if found is None:
        return text, {}
    rest = f"{text[: found.start()]}{found['of'] or ''}{text[found.end() :]}"
    return rest, {"minutes": f"until {found['end']}"}


def _is_counted(text: str, found: re.Match[str]) -> bool:
    """Tell whether a length is by how much something moves, or how far off it is, and no length."""
    return bool(_NO_LENGTH.search(text[: found.start()]) or _COUNTED.match(text[found.end() :]))


def _minute(said: str, past: str | None, half: str | None, late: str | None, after: int = 0) -> int:
    """Return the minute of the day; without am or pm it is in office hours, and not before what it ends."""
    of_day = int(said)
    if half or late:
        pm = (half or late or "").lower() == "pm" and not (half is None and of_day in _MORNING)
        of_day = of_day % 12 + (12 if pm else 0)
    elif 1 <= of_day < _MORNING.start:
        of_day += 12
    found = of_day * 60 + int((past or "0").strip(".:"))
    return found + 720 if found <= after and of_day < 12 else found


def taken(text: str, *, moving: bool = False) -> tuple[str, Slots]:
    """Return a text without the length, the place and the link of a meeting, and these as slots.

    `moving`: "to the town hall" says where it is now; of one that is booked, "a visit to the mosque" is its name.
    """
    slots: Slots = {}
    for name, pattern, group in (
        ("link", _LINK, 0),
        ("place", _TO if moving else _IN, "place"),
        ("place", _CHANNEL, "place"),
        ("minutes", _LENGTH, "length"),
    ):
        found = pattern.search(text)
        if found is None or name in slots or (name == "minutes" and _is_counted(text, found)):
            continue
        said = found.group(group).strip(" .,;")
        slots[name] = said[0].upper() + said[1:] if pattern is _CHANNEL else said
        text = f"{text[: found.start()].rstrip()} , {text[found.end() :].lstrip()}".strip(" ,")
    return text, slots
