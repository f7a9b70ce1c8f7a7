"""Readers of the settings of reminders: how often, how many, and within which hours of the day."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any

from dialogs import setting_readers
from dialogs.conversation import Slots, Unreadable
from dialogs.language.lexicon import NUMBER_WORDS
from dialogs.situation import Situation
from storage.groups import Group

HOURS = "hours"  # one line of the form, two columns of the group
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|noon)?"
_HOURS = re.compile(
    rf"\W*(?:(?:from|between) )?{_CLOCK}\s*(?:to|and|until|till|-|\u2013)\s*{_CLOCK}(?: hours)?[\s.!]*", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s*(?:every |each |after )?(?P<number>[0-9]{1,4}|[a-z]+)?\b ?(?P<unit>[a-z]*)\W*", re.IGNORECASE
)
# What a unit counts as, by what the setting counts.
_WORTH = {
    "days": {"day": 1, "week": 7, "fortnight": 14},
    "months": {"month": 1, "quarter": 3, "year": 12},
    "mentions": {"mention": 1, "reminder": 1, "time": 1},
    "messages": {"message": 1, "reminder": 1},
}


def counted(low: int, high: int, what: str) -> Callable[[Situation, Any, Slots], int]:
    """Return a reader of how many days, months, mentions or messages: "5", "every 2 weeks", "weekly"."""

    def read(_here: Situation, raw: Any, _slots: Slots) -> int:
        number = raw if type(raw) is int else _number(str(raw), _WORTH[what])
        if number is None or not low <= number <= high:
            raise Unreadable(f'Give a number of {what} from {low} to {high}, for example "{max(low, 3)}".')
        return number

    return read


def hours(here: Situation, raw: Any, slots: Slots) -> list[str]:
    """Read "08:30 to 17:30" as two local times; raise Unreadable where the digest's time is not within them."""
    if isinstance(raw, list):
        opens, closes = (setting_readers.clock_time(here, each, slots) for each in raw)
    else:
        found = _HOURS.fullmatch(str(raw))
        opens, closes = (_clock(*found.groups()[:3]), _clock(*found.groups()[3:])) if found else ("", "")
        if not opens < closes or not opens:
            raise Unreadable('Give two times of one day, the earlier first, for example "08:30 to 17:30".')
    _require_within(str(slots.get("digest_at", here.group.digest_at)), opens, closes)
    return [opens, closes]


def digest_at(here: Situation, raw: Any, slots: Slots) -> str:
    """Read the time of the digest; raise Unreadable where it is outside the hours for reminders."""
    at = setting_readers.clock_time(here, raw, slots)
    if isinstance(slots.get(HOURS), list):  # else they change too, and are read after this
        _require_within(at, *slots[HOURS])
    return at


def show_hours(value: Sequence[str]) -> str:
    """Say the hours: "08:30 to 17:30"."""
    return " to ".join(value)


def hours_of(group: Group) -> list[str]:
    """Return the hours a group has."""
    return [group.opens_at, group.closes_at]


def as_columns(slots: Slots) -> Slots:
    """Return what was read as the columns of the group."""
    columns = {name: value for name, value in slots.items() if name != HOURS}
    if HOURS in slots:
        columns["opens_at"], columns["closes_at"] = slots[HOURS]
    return columns


def _require_within(at: str, opens: str, closes: str) -> None:
    if not opens <= at < closes:
        raise Unreadable(
            f"The channel's digest is at {at}, and reminders go out from {opens} to {closes}. "
            "Give a time of the digest within these hours, or other hours around it."
        )


def _number(said: str, worth: Mapping[str, int]) -> int | None:
    found = _COUNTED.fullmatch(said.casefold())
    if found is None:
        return None
    word, unit = found["number"] or "", found["unit"].removesuffix("s")
    if not unit and (once := worth.get(word.removesuffix("ly").replace("dai", "day"))):  # "weekly", "fortnight"
        return once
    number = int(word) if word.isdecimal() else {"a": 1, "an": 1, **NUMBER_WORDS}.get(word)
    times = worth.get(unit) if unit else 1
    return None if number is None or times is None else number * times


def _clock(hour: str, minute: str | None, half: str | None) -> str:
    number = int(hour)
    if half and half.casefold() == "pm" and number < 12:
        number += 12
    try:
        return time(number, int(minute or 0)).strftime("%H:%M")
    except ValueError:
        return ""
