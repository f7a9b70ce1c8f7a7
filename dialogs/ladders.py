"""A ladder of reminders in words: on how many working days before a date something is mentioned."""

import re
from collections.abc import Sequence
from typing import Any

from dialogs.conversation import Slots, Unreadable
from dialogs.language import read_leads
from dialogs.situation import Situation

USUAL = re.compile(r"\b(?:usual|normal|standard|ordinary|default|none)\b", re.IGNORECASE)


def working_days_before(_here: Situation, raw: Any, _slots: Slots) -> list[int]:
    """Read 1 to 8 numbers of working days up to 60, 0 being the day itself; return them furthest first, each once."""
    said = ", ".join(str(number) for number in raw) if isinstance(raw, list) else str(raw)
    read: list[int] | None = read_leads(said)
    if read is None:
        raise Unreadable('Give up to eight numbers of working days, none above 60, for example "14, 7, 1 and 0".')
    return read


def shown(value: Sequence[int]) -> str:
    """Say a ladder as numbers: "14, 7, 1 and 0"."""
    *first, last = map(str, value)
    return f"{', '.join(first)} and {last}" if first else last


def said_in_words(value: Sequence[int]) -> str:
    """Say a ladder as a sentence does: "14, 7 and 1 working days before its date and on the day"."""
    ahead = [days for days in value if days]
    if not ahead:
        return "on the day"
    unit = "working day" if ahead == [1] else "working days"
    return f"{shown(ahead)} {unit} before its date" + (" and on the day" if 0 in value else "")
