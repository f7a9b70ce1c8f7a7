"""Hold the routine reminders of a group until a day, and let them come again: when something has happened."""

import re
from datetime import date, timedelta
from typing import Any

from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from storage import audit, groups
from storage.audit import Change

EXAMPLE = '"tomorrow", "Monday" or "15 March"'
LONGEST = timedelta(days=92)  # three months: reminders that are never to come are a setting's matter
_HOLD = re.compile(r"\b(?:hold|pause|suspend|stop|halt)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|resume|restart|release|start|lift)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\bfor (?:the )?(?:next |coming )?(?P<length>(?:(?:an?|\d{1,2}|\w+) )?(?:days?|weeks?|fortnights?|months?))\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till?)\b", re.IGNORECASE)


def until(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the day on which reminders come again, as ISO text; today lets them come. "March" is its first day."""
    read = raw if isinstance(raw, dict) else deadlines.read(_FOR.sub(_in, str(raw)), here.reading).as_json()
    day = read["start"] if read["precision"] != "day" and read["start"] else read["date"]
    on = date.fromisoformat(day) if day else None
    if on is None or on < here.today:
        raise Unreadable(f"I need the day on which reminders are to come again, such as {EXAMPLE}.")
    if on > here.today + LONGEST:
        most = long_date(here.today + LONGEST)
        raise Unreadable(f"Reminders can be held until {most} at most. Give an earlier day, such as {EXAMPLE}.")
    return on.isoformat()


def _in(length: re.Match[str]) -> str:
    """Say a length as a day: "for the next month" is a month from today, and not the month that comes."""
    said = length["length"]
    return f"in {said}" if " " in said else f"in a {said}"


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what is held and what is not."""
    on = date.fromisoformat(slots["until"])
    if on <= here.today:
        return [("Reminders", "come again from now on")]
    return [
        ("Held until", long_date(on)),
        ("Held", "the digests of the channel and of each member; what they would have said is in the first one after"),
        ("Not held", "what is said of meetings: announcements, changes and their reminders"),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the day."""
    on = date.fromisoformat(slots["until"])
    row = groups.get(here.session, here.group_id)
    audit.amend(here.session, change, row, reminders_held_until=on if on > here.today else None)
    return f"Reminders are held until {long_date(on)}." if on > here.today else "Reminders come again from now on."


def _show(day: str) -> str:
    return long_date(date.fromisoformat(day))


def _filled(here: Situation, slots: Slots) -> Slots:
    """Take the day from the sentence; "start the reminders again" means today, unless a day is said or it is a hold."""
    text = here.turn.text
    if "until" in slots or not text:
        return slots
    if (length := _FOR.search(text)) and not _UNTIL.search(text):
        return {"until": _in(length)} | slots
    found = [each.reading for each in deadlines.find(text, here.reading) if each.reading.on or each.reading.start]
    if found:
        return {"until": found[0].as_json()} | slots
    if _AGAIN.search(text) and not _HOLD.search(text):
        return {"until": here.today.isoformat()} | slots
    return slots


CONVERSATION = Write(
    intent="hold_reminders",
    title="Hold reminders",
    fields=(Field("until", "Until", f"Until which day? For example {EXAMPLE}.", until, _show),),
    fill=_filled,
    summary=summary,
    save=save,
    right=Right.CHANGE_SETTINGS,
    command=Command("Hold reminders", "Send no routine reminders until a day", "hold all reminders until Monday"),
)
