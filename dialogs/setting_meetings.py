"""Readers of the settings of meetings: how many agencies make a quorum, and the pre-election periods."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dialogs.conversation import Slots, Unreadable
from dialogs.language.lexicon import NUMBER_WORDS
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date

MOST = 60  # agencies
LONGEST = timedelta(days=120)
_ENTRY = re.compile(r"[\n;]")
_AGENCIES = re.compile(
    r"\W*(?:at least |of )?(?P<number>\d{1,3}|[a-z]+)(?: (?:agenc(?:y|ies)|organi[sz]ations?|partners?))?[\s.!]*",
    re.IGNORECASE,
)
_NONE = re.compile(r"\W*(?:none|nothing|no|off|0|-)\W*", re.IGNORECASE)
_FROM = re.compile(r"^\W*(?:from|between)\s+", re.IGNORECASE)


def quorum(_here: Situation, raw: Any, _slots: Slots) -> int:
    """Read how many agencies must come; 0 for no quorum."""
    if type(raw) is int:
        return raw
    if _NONE.fullmatch(str(raw)):
        return 0
    found = _AGENCIES.fullmatch(str(raw))
    word = found["number"].casefold() if found else ""
    number = int(word) if word.isdecimal() else NUMBER_WORDS.get(word)
    if number is None or not 0 <= number <= MOST:
        raise Unreadable(f'Give a number of agencies from 0 to {MOST}, for example "4 agencies", or "none".')
    return number


def show_quorum(value: int) -> str:
    """Say how many agencies make a quorum."""
    if not value:
        return "none"
    return f"{value} {'agency' if value == 1 else 'agencies'}"


def periods(here: Situation, raw: Any, _slots: Slots) -> list[list[str]]:
    """Read periods, one a line, as first and last days; "none" is an answer too."""
    if isinstance(raw, list):
        return raw
    if _NONE.fullmatch(str(raw)):
        return []
    return sorted(_period(here, each) for each in _ENTRY.split(str(raw)) if each.strip())


def show_periods(value: Sequence[Sequence[str]]) -> str:
    """Say periods in full, one a line."""
    return "\n".join(" to ".join(long_date(date.fromisoformat(day)) for day in each) for each in value)


def _period(here: Situation, said: str) -> list[str]:
    read = deadlines.read(_FROM.sub("", said).strip(" ."), here.reading).as_json()
    first, last = (date.fromisoformat(read[name]) if read[name] else None for name in ("start", "date"))
    if first is None or last is None or not first < last <= first + LONGEST:
        raise Unreadable(
            f'"{said.strip()[:60]}" is no period I can read. Write it as "31 March to 6 May 2027", one a line.'
        )
    return [first.isoformat(), last.isoformat()]
