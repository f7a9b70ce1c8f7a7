"""What words tell of a meeting: days, a month, "the next two", "the comms subgroup", "the 10am one"."""

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile
from typing import Any

from dialogs import meeting_times
from dialogs.conversation import Unreadable
from dialogs.language.lexicon import word_set
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import last_of_month
from rules.deadlines import DeadlineClass
from storage.meetings import MeetingKind

Span = tuple[date, date]  # the first and the last day

KINDS = {
    "extraordinary": (MeetingKind.EXTRAORDINARY,),
    "emergency": (MeetingKind.EXTRAORDINARY,),
    "urgent": (MeetingKind.EXTRAORDINARY,),
    "extra": (MeetingKind.EXTRA, MeetingKind.EXTRAORDINARY),
    "special": (MeetingKind.EXTRA, MeetingKind.EXTRAORDINARY),
    "additional": (MeetingKind.EXTRA, MeetingKind.EXTRAORDINARY),
    "subgroup": (MeetingKind.SUBGROUP,),
} | dict.fromkeys(("ordinary", "regular", "usual", "normal", "main", "full", "monthly"), (MeetingKind.ORDINARY,))

_PERIOD = r"(?! (?:week|month|year|quarter|term|mon|tue|wed|thu|fri|sat|sun))"
_AFTER_NEXT = re.compile(r"\b(?:(?:meetings?|one) )?after (?:the )?next\b|\bnext but one\b")
_SEVERAL = re.compile(r"\b(?:the )?next (?P<n>[2-9]|(?:a )?couple(?: of)?|few|two|three|four)\b")
_NEXT = re.compile(rf"\b(?:next|coming|upcoming|following)\b{_PERIOD}")
_LAST = re.compile(rf"\b(?:last|previous|latest|most recent)\b{_PERIOD}")
_COUNTS = {"two": 2, "couple": 2, "three": 3, "few": 3, "four": 4}
_CLOCK = re.compile(r"\b(?:at )?(\d{1,2}(?:[:.]\d\d)? ?[ap]m|\d{1,2}:\d\d|\d{1,2}(?= o ?clock))\b(?: o ?clock)?")
_HALF = re.compile(r"\b(morning|afternoon|evening)s?\b")
_HALVES = {"morning": ("00:00", "11:59"), "afternoon": ("12:00", "17:59"), "evening": ("17:00", "23:59")}
_WORD = re.compile(r"[^\W_][\w/.'\u2019-]*")
_DATES = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"
)
_ANY_MEETING = word_set("the our a an of and meeting meetings mtg mtgs session sessions one ones meet")
_SAID_AROUND = _ANY_MEETING - {"of", "and"} | word_set(
    "prevent group board committee panel partnership steering agenda minutes pack attendance held please time"
)
_JOINS = word_set("that these those it for of at in on from to and both by before until till")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a meeting. `unknown` are words that fit none; all is empty where no meeting is named."""

    days: tuple[Span, ...] = ()
    starts: tuple[str, str] | None = None  # the earliest and the latest wall time
    names: frozenset[str] = frozenset()  # of a title or a kind
    order: str = ""  # next, last
    skip: int = 0  # "the one after next"
    count: int = 1
    unknown: str = ""


def row_id(raw: Any) -> int | None:
    """Return the row that a button or a frame names."""
    if isinstance(raw, dict):
        raw = raw.get("meeting_id", raw.get("id"))
    said = str(raw)
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= len("999999999") else None


def title_words(title: str) -> frozenset[str]:
    """Return the words of a meeting's title that somebody may call it by."""
    return frozenset(_WORD.findall(_plain(title))) - _DATES - _ANY_MEETING


def read(here: Situation, raw: Any, titles: Set[str], *, past: bool) -> Words:
    """Read a text, or a day as it was understood in a sentence; `titles` are the words of the meetings' titles."""
    text = _plain(str(raw.get("text") or raw.get("date") or "") if isinstance(raw, dict) else str(raw or ""))
    text, order, skip, count = _ordered(text)
    starts, text = _hours(here, text)
    words = _WORD.findall(text)
    names = frozenset(word for word in words if word in titles or word in KINDS)
    rest = [word for word in words if word not in names and word not in _SAID_AROUND]
    left = " ".join(dropwhile(_JOINS.__contains__, rest))  # not "before 1 March" for "before the March meeting"
    left = "" if left == "this" else left
    days = _days(deadlines.read(left, here.reading, past=past).as_json()) if left else ()
    if not days and left and isinstance(raw, dict):
        days = _days(raw)
        if not days and raw.get("class") == DeadlineClass.EVENT and raw.get("date"):  # "when we all meet"
            order, left = "next", ""
    return Words(days, starts, names, order, skip, count, "" if days else left)


def _plain(text: str) -> str:
    spoken = re.sub(r"['\u2019]s\b", "s", text.casefold())
    return " ".join(re.sub(r"\bsub[ -]groups?\b|\bsubgroups\b", "subgroup", spoken).split())


def _ordered(text: str) -> tuple[str, str, int, int]:
    """Return a text without "next", "last", "next two", and what those say."""
    if found := _AFTER_NEXT.search(text):
        return _without(text, found), "next", 1, 1
    if found := _SEVERAL.search(text):
        n = found["n"].removeprefix("a ").split()[0]
        return _without(text, found), "next", 0, _COUNTS.get(n) or int(n)
    for order, pattern in (("next", _NEXT), ("last", _LAST)):
        if found := pattern.search(text):
            return _without(text, found), order, 0, 1
    return text, "", 0, 1


def _hours(here: Situation, text: str) -> tuple[tuple[str, str] | None, str]:
    if found := _CLOCK.search(text):
        try:
            hour = meeting_times.hour(here, found[1], {})
        except Unreadable:
            return None, text
        return (hour, hour), _without(text, found)
    half = _HALF.search(text)
    return (_HALVES[half[1]], text) if half else (None, text)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _days(read: dict[str, Any]) -> tuple[Span, ...]:
    """Return the spans of days a reading may mean: each option by itself, a month as a whole."""
    if read.get("class") == DeadlineClass.EVENT and read.get("precision") != "month":
        return ()
    start = _day(read.get("start"))
    ends = [end for one in (read.get("date"), *(read.get("options") or ())) if (end := _day(one))]
    months = read.get("precision") == "month"
    if start and len(ends) < 2:
        last = max([start, *ends])
        return ((start, last_of_month(last.year, last.month) if months else last),)
    return tuple((end.replace(day=1) if months else end, end) for end in dict.fromkeys(ends))


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
