"""When a meeting is to be: the day and hour somebody said, and what is worth knowing about that day."""

import re
from datetime import date, time
from typing import Any

from dateutil.relativedelta import relativedelta

from dialogs.conversation import Doubt, Facts, Option, Slots, Unreadable
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from storage import meetings

AHEAD = relativedelta(years=2)
# Early in the morning, late and on days off only what is about to begin is announced at once.
ANNOUNCED = ("Announced", "in the channel, ten minutes after you save it, within office hours")
EXAMPLE = '"19 February at 10am" or "Friday week, 14:00"'


def day(here: Situation, raw: Any, slots: Slots) -> str:
    """Read a day that is not past, as ISO text; a time said with it is kept as the field `starts`."""
    read = raw if isinstance(raw, dict) else deadlines.read(str(raw), here.reading).as_json()
    if read.get("time"):
        slots.setdefault("starts", read["time"])
    if read.get("kept"):
        return str(read["date"])
    if read["date"] is None or read["precision"] != "day":
        raise Unreadable(f"I could not read that as the day of a meeting. Try {EXAMPLE}.")
    if read["question"]:
        days = list(dict.fromkeys([read["date"], *read["options"]]))
        raise Doubt(read["question"], [_option(read, each) for each in days])
    on = date.fromisoformat(read["date"])
    if on < here.today:
        raise Unreadable(f"{long_date(on)} is past. Try {EXAMPLE}.")
    if on > here.today + AHEAD:
        raise Unreadable(f"{long_date(on)} is more than two years ahead. Try {EXAMPLE}.")
    if holiday := here.calendar.holiday_name(on):
        other = here.calendar.next_working_day(on)
        question = f"{long_date(on)} is a closed day ({holiday}). Hold it then, or on {long_date(other)}?"
        raise Doubt(question, [_option(read, on.isoformat(), "Keep "), _option(read, other.isoformat())])
    return on.isoformat()


def hour(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read a time of day as "14:00": "2pm", "2.30", "half past two"."""
    said = re.fullmatch(r"\s*(?:at )?(\d{1,2})(?:[.:]?(\d\d))?\s*(am|pm)?\s*", str(raw).casefold())
    if said:
        hours, minutes, half = int(said[1]), int(said[2] or 0), said[3]
        if half and 1 <= hours <= 12:
            hours = hours % 12 + (12 if half == "pm" else 0)
        elif not half and 1 <= hours <= 6 and not said[1].startswith("0"):
            hours += 12  # nobody meets at two in the morning
        if hours < 24 and minutes < 60:
            return time(hours, minutes).strftime("%H:%M")
    elif (words := deadlines.read(f"tomorrow at {str(raw).strip()}", here.reading)).time:
        return words.time.strftime("%H:%M")
    raise Unreadable('I could not read that as a time. Try "10am", "14:00" or "2.30pm".')


def notes(here: Situation, on: date, but: int | None = None) -> Facts:
    """Return what is worth knowing before a meeting is put on a day: others on it, and the schools' half-term."""
    others = [each for each in meetings.between(here.session, here.group_id, on, on) if each.id != but]
    found = [("Same day", f"{each.title}, {each.starts}") for each in others]
    for name, (first, last) in here.group.terms.items():
        if "half" in name.casefold() and first <= on.isoformat() <= last:
            found.append(("Schools", f"{name} ({show_day(first)} to {show_day(last)})"))
    return found


def show_day(value: str) -> str:
    """Say a day in full."""
    return long_date(date.fromisoformat(value))


def _option(read: dict[str, Any], day: str, keep: str = "") -> Option:
    return Option(f"{keep}{show_day(day)}", read | {"date": day, "kept": True})
