"""A deadline moved by a length of time: "back a fortnight", counted from the date the action has."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from dialogs.conversation import Doubt, Option
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from rules.deadlines import DeadlineClass

_LENGTH = re.compile(
    r"\b(an?|another|one|two|three|four|five|six|\d{1,2}|a couple of|a few)\b.*?"
    r"\b((?:working )?(?:days?|weeks?|wks?|fortnights?|months?|mths?|quarters?))\b",
    re.IGNORECASE,
)
# Said of a date, "forward" is earlier to some and later to others.
_FORWARD = re.compile(r"\bforwards?\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:bring|brought|earlier|sooner)\b", re.IGNORECASE)


def counted(here: Situation, raw: Any, due: date | None) -> Any:
    """Return a deadline as its reader takes it, a length of time as the day it comes to from the date due now.

    Raise Doubt for "forward a week", which people mean both ways.
    """
    said = raw["text"] if isinstance(raw, dict) else str(raw)
    length = _LENGTH.search(said)
    if due is None or length is None or not _names_no_day(here, raw):
        return raw
    more = "a" if length[1].lower() == "another" else length[1]
    there = deadlines.read(f"in {more} {length[2]}", replace(here.reading, today=due))
    if there.on is None:
        return raw
    later, earlier = there.on, due - (there.on - due)
    if _FORWARD.search(said) and not _EARLIER.search(said):
        question = f'It is due {long_date(due)}. Is "{said}" earlier or later?'
        raise Doubt(question, [Option(long_date(day), day.isoformat()) for day in (earlier, later)])
    day = earlier if _EARLIER.search(said) else later
    return deadlines.read(day.isoformat(), here.reading).as_json() | {"text": f"{said} from {long_date(due)}"}


def _names_no_day(here: Situation, raw: Any) -> bool:
    kind = raw["class"] if isinstance(raw, dict) else deadlines.read(str(raw), here.reading).kind
    return bool(kind == DeadlineClass.NONE)
