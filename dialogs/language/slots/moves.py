"""What a sentence about a change of one meeting says: which it is, to which day or hour, and where it is now held."""

import re
from typing import Any

from dialogs.language.lexicon import word_set
from dialogs.language.slots import particulars
from dialogs.language.slots.due_dates import dated
from dialogs.language.slots.meetings import which_meeting
from dialogs.language.slots.named_meetings import joined, of_some
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines, durations, shifts
from rules.deadlines import Context, DeadlineClass, Found
from rules.lazily import Lazily

Slots = dict[str, Any]
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec)"
)
_MONTH = Lazily(rf"\b{_MONTHS}\b", re.IGNORECASE)
_THE_ONE = Lazily(rf"\b(?P<of>(?:the|our) (?:(?:\d{{1,2}} )?{_MONTHS}|next|last)) one\b", re.IGNORECASE)
# "the April meeting the 8th" would be read as one date.
_DAY_OF_MONTH = Lazily(
    rf"\b(?P<name>{_MONTHS} (?:meeting|mtg))\s+(?=(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b)", re.IGNORECASE
)
_THEN_ON = Lazily(r"\b(?P<name>meeting|mtg) , on ", re.IGNORECASE)  # where the place stood
# "move it from 2pm to 3pm"; behind a new day that is from when to when.
_WAS_AT = Lazily(
    rf"^(?P<of>(?:(?!\bto (?:the )?\d).)*?)\b(?:at|from) (?:{particulars.CLOCK}|\d{{1,2}})\s+"
    r"(?=to \d{1,2}(?![\w/]*(?:st|nd|rd|th|/)| (?:to|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_LONGER = Lazily(
    rf"\b(?P<verb>extend|lengthen|shorten)\b(?P<of>.*?)\bby (?P<by>{durations.DURATION})"
    rf"|(?:by )?\b(?P<n>{durations.DURATION}) (?P<more>longer|shorter)\b",
    re.IGNORECASE,
)
_IS_NAMED = Lazily(
    r"(?:['\u2019]?s)?\s+(?:\w+ ){0,2}?(?:meeting|mtg|session|workshop|sub-?group|call)\b", re.IGNORECASE
)
_TO_DAY = Lazily(
    r"^\D{0,18}?\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\W*(?P<time>(?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|)\s*$",
    re.IGNORECASE,
)
_ORDINAL = Lazily(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_NOT_THAT = Lazily(r"\b(?:instead of|not|rather than|from|off|can ?not do|can't do)\s+(?:the )?$", re.IGNORECASE)
_TO = Lazily(r"\b(?:to|make it)\W*(?:the )?$", re.IGNORECASE)
_NEW_DAY = Lazily(
    r"\b(?:for|until|till|on|so|instead|say|is now|be|try|do|prefer)\W*(?:the )?$",
    re.IGNORECASE,
)
_HOUR_LEAD = Lazily(r"\b(?:(?:is|now|be|will|start|starts|starting|to|at|for|from|say)\s+)+$", re.IGNORECASE)
_COMMON = word_set(
    "the our a an this that my it meeting meetings mtg session one group of for to at is be will now please can could"
    " we you should start starts time date venue place room location link length make set needs do instead no not"
    " sorry actually rather wait yes but"
)


def move_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which meeting is meant, and what of it changes: `to`, `place`, `link`, `minutes`.

    `to` is the reading of a day, or what is counted from where the meeting is: "back a week", "3pm".
    """
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text = _DAY_OF_MONTH.sub(r"\g<name> to ", _WAS_AT.sub(r"\g<of>", _THE_ONE.sub(r"\g<of> meeting", text)))
    text, longer = _longer(text)
    text, until = particulars.ends(text)
    text, slots = particulars.taken(text, moving=True)
    text, hours = particulars.hours(text)
    slots |= {"minutes": hours["minutes"]} if "minutes" in hours else {}
    slots |= until | longer
    text = _THEN_ON.sub(r"\g<name> to ", text)
    shift = shifts.find(text)
    found = [one for one in dated(text, context) if shift is None or one.end <= shift.start or shift.end <= one.start]
    refused = [one for one in found if _NOT_THAT.search(text[: one.start])]
    names = [one for one in found if one not in refused and _is_name(text, one)]
    days = [one for one in found if one not in refused and one not in names]
    rest = _blanked(text, found)
    words, at = _counted(rest, shift)
    if len(days) == 1 and not names and at > days[0].start and not _says_to(text, days[0]):
        names, days = days, []  # "move the meeting on 6 April to 3pm"
    if days:
        new = _new_day(text, days)
        names = names or refused or [one for one in days if one is not new]
        slots["to"] = _in_its_month(text, new, names or found, context, particulars.hour(rest))
        named = text[: new.start]
        if new.reading.kind is DeadlineClass.RANGE and (ends := re.search(r".*(?= to )", text[new.start : new.end])):
            named += ends.group()  # "move 2 March to 4 March"
    elif not words and (bare := _bare_days(rest, names, context)):
        slots["to"], named = bare[-1], rest[: rest.rindex(bare[-1]["text"])]
        if not names and len(bare) > 1:
            return slots | {"meeting": bare[0]}
    else:
        slots |= {"to": words} if words else {}
        named = _without(rest, words, at)
    if names:
        return slots | joined(of_some(text), names[0].reading.as_json())
    which = which_meeting(named, context)
    told = which.get("meeting")
    if isinstance(told, str) and not {word.casefold() for word in re.findall(r"\w+", told)} - _COMMON:
        return slots
    return slots | which


def _longer(text: str) -> tuple[str, Slots]:
    """Return a text without "extend … by half an hour", and by how much it is longer or shorter."""
    found = _LONGER.search(text)
    if found is None:
        return text, {}
    shorter = "short" in (found["verb"] or found["more"]).lower()
    said = f"{found['by'] or found['n']} {'shorter' if shorter else 'longer'}"
    return f"{text[: found.start()]}{found['of'] or ''}{text[found.end() :]}", {"minutes": said}


def _is_name(text: str, one: Found) -> bool:
    """Tell whether a date says which meeting it is, and not to when: "the April meeting", "6 April meeting"."""
    if _says_to(text, one):
        return False
    is_named = one.reading.kind is DeadlineClass.EVENT or one.reading.precision == "month"
    return is_named or _IS_NAMED.match(text[one.end :]) is not None


def _says_to(text: str, one: Found) -> bool:
    return text[one.start : one.end].lower().startswith("to ") or _TO.search(text[: one.start]) is not None


def _new_day(text: str, days: list[Found]) -> Found:
    """Return the day a meeting moves to: what is said with "to", else with "for" or "on", else the last."""
    told = [one for one in days if _says_to(text, one)] or [one for one in days if _tells_new_day(text, one)] or days
    return told[-1]


def _tells_new_day(text: str, one: Found) -> bool:
    said = text[one.start : one.end].lower()
    return said.startswith(("for ", "until ", "till ", "on ")) or _NEW_DAY.search(text[: one.start]) is not None


def _counted(rest: str, shift: shifts.Shift | None) -> tuple[str, int]:
    """Return what is counted from where the meeting is, and where that begins; "" and -1 where nothing is."""
    hour = particulars.hour(rest)
    if shift is None:
        return (hour, rest.find(hour)) if hour else ("", -1)
    words = rest[shift.start : shift.end]
    return (f"{words} at {hour}" if hour and not shift.minutes else words), shift.start


def _without(rest: str, words: str, at: int) -> str:
    """Return what is left of a sentence in front of the new hour, or of the shift."""
    if not words:
        return rest
    before = rest[:at].rstrip()
    lead = _HOUR_LEAD.search(f"{before} ")
    return before[: lead.start()] if lead else before


def _blanked(text: str, found: list[Found]) -> str:
    for one in found:
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    return text


def _bare_days(rest: str, names: list[Found], context: Context) -> list[dict[str, Any]]:
    """Read "do the 9th instead of the 2nd" as days in the month of the meeting named, the new one last."""
    meeting = names[0].reading.on or names[0].reading.start if names else context.next_meeting
    said = sorted(_ORDINAL.finditer(rest), key=lambda day: _NOT_THAT.search(rest[: day.start()]) is None)
    if meeting is None or not said or _NOT_THAT.search(rest[: said[-1].start()]):
        return []
    return [deadlines.read(f"{day[1]} {meeting:%B}", context).as_json() | {"text": day[0]} for day in said]


def _in_its_month(text: str, new: Found, names: list[Found], context: Context, hour: str) -> dict[str, Any]:
    """Read "to the 9th" in the month of the meeting that moves, and of "from … to …" the end; an hour said apart."""
    if new.reading.kind is DeadlineClass.RANGE and (ends := re.search(r".* to ", text[new.start : new.end])):
        read = deadlines.read(text[new.start + ends.end() : new.end], context)
        new = Found(new.start + ends.end(), new.end, read)
    said = text[new.start : new.end]
    read = new.reading
    if (day := _TO_DAY.match(said)) and not _MONTH.search(said):
        named = _MONTH.search(text[: new.start])
        earlier = [one.reading.on or one.reading.start for one in names if one is not new]
        month = named.group() if named else next((f"{on:%B}" for on in earlier if on), "")
        if not month and context.next_meeting and "/" not in said:
            month = f"{context.next_meeting:%B}"
        if month:
            read = deadlines.read(f"{day.group('day')} {month} {day.group('time')}".strip(), context)
    if hour and read.time is None:
        read = deadlines.read(f"{read.text if read is new.reading else _plain(read)} at {hour}", context)
    return read.as_json() | {"text": new.reading.text}


def _plain(read: deadlines.Reading) -> str:
    return f"{read.on.day} {read.on:%B %Y}" if read.on else read.text
