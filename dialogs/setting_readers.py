"""Readers of a group's settings: lists with one entry a line, what else an entry is called, days, a time of day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from dialogs.conversation import Slots, Unreadable
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from storage.groups import HOLD, RESEND

MOST = 60  # entries of one list
LONGEST = 200  # signs of one entry
_ENTRY = re.compile(r"[\n;]")
WHEN_UNSURE = {RESEND: "send it again", HOLD: "hold it for me"}
_AGAIN = re.compile(r"\b(?:re-?send|again|repeat)\b", re.IGNORECASE)
_HOLD = re.compile(r"\b(?:hold|held|wait|ask)\b", re.IGNORECASE)


def names(_here: Situation, raw: Any, _slots: Slots) -> list[str]:
    """Read a list, one entry a line or parted by semicolons, in the order given; said twice counts once."""
    said = raw if isinstance(raw, list) else _ENTRY.split(str(raw))
    found = list(dict.fromkeys(" ".join(str(each).split()) for each in said))
    found = [each for each in found if each]
    if not found:
        raise Unreadable('Give at least one, each on a line of its own, for example "Partnership".')
    if len(found) > MOST or any(len(each) > LONGEST for each in found):
        raise Unreadable(f"That is more than {MOST} entries, or one is longer than {LONGEST} signs. Shorten it.")
    return found


def entries(here: Situation, raw: Any, slots: Slots) -> list[str]:
    """Read a list that may be empty: "none" is an answer too."""
    return [] if _is_none(raw) else names(here, raw, slots)


def called(here: Situation, raw: Any, slots: Slots) -> list[dict[str, Any]]:
    """Read a list whose entries have other names: "Youth Justice Service = YJS, YOS"."""
    if isinstance(raw, list) and all(isinstance(each, dict) for each in raw):
        return raw
    rows = []
    for entry in entries(here, raw, slots):
        name, _, others = entry.partition("=")
        aliases = [alias.strip() for alias in others.split(",") if alias.strip()]
        if not name.strip():
            raise Unreadable(f'"{entry}" has no name before the sign. Write it as "Youth Justice Service = YJS, YOS".')
        rows.append({"name": name.strip(), "aliases": aliases})
    return rows


def months(_here: Situation, raw: Any, _slots: Slots) -> int:
    """Read how many months training is good for."""
    said = str(raw).casefold().removesuffix("months").strip()
    if not said.isdecimal() or not 1 <= int(said) <= 240:
        raise Unreadable('Give a number of months, for example "36".')
    return int(said)


def clock_time(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read a local time of day."""
    try:
        return time.fromisoformat(str(raw).strip().rjust(5, "0")).strftime("%H:%M")
    except ValueError:
        raise Unreadable('Give a time of day, for example "09:00".') from None


def when_unsure(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read what becomes of a reminder that may have arrived."""
    again, hold = (bool(words.search(str(raw))) for words in (_AGAIN, _HOLD))
    if again == hold:
        raise Unreadable('Say "send it again" or "hold it for me".')
    return RESEND if again else HOLD


def days(here: Situation, raw: Any, _slots: Slots) -> list[str]:
    """Read days, one a line, as ISO dates; "none" is an answer too."""
    if _is_none(raw):
        return []
    said = raw if isinstance(raw, list) else [each for each in _ENTRY.split(str(raw)) if each.strip()]
    found = []
    for each in said:
        read = deadlines.read(str(each), here.reading)
        if read.on is None or read.precision != "day":
            raise Unreadable(f'"{each}" is no day I can read. Write it as "28 December 2027", one a line.')
        found.append(read.on.isoformat())
    return sorted(set(found))


def show_names(value: Sequence[str]) -> str:
    """Say a list, one entry a line."""
    return "\n".join(value)


def show_called(value: Sequence[Mapping[str, Any]]) -> str:
    """Say entries with what else they are called, one a line."""
    return "\n".join(
        f"{row['name']} = {', '.join(row['aliases'])}" if row.get("aliases") else str(row["name"]) for row in value
    )


def show_when_unsure(value: str) -> str:
    """Say what becomes of a reminder that may have arrived."""
    return WHEN_UNSURE.get(value, value)


def show_days(value: Sequence[str]) -> str:
    """Say days in full, one a line."""
    return "\n".join(long_date(date.fromisoformat(day)) for day in value)


def _is_none(raw: Any) -> bool:
    return isinstance(raw, str) and raw.strip().casefold() in ("none", "nothing", "-")
