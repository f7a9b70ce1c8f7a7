"""To which day and hour a meeting moves, counted from where it is: "back a week", "3pm", "the following Tuesday"."""

import re
from datetime import date, time
from typing import Any

from dialogs import meeting_times
from dialogs.conversation import Slots, Unreadable
from dialogs.situation import Situation
from rules import deadlines, shifts
from rules.calendar import at_local
from storage.meetings import Meeting

EXAMPLE = '"9 March at 10am", "a week later" or "3pm"'
_SAME_DAY = re.compile(r"^\W*(?:on )?(?:the )?same day\b\W*", re.IGNORECASE)
_AT = re.compile(r"^\W*(?:at|to|and)\b")
When = dict[str, str]  # {"on", "starts"}: ISO day, and the hour


def read(here: Situation, raw: Any, meeting: Meeting) -> When:
    """Read when a meeting is to be; raise Unreadable where that is past, Doubt as a day that is named does."""
    now = _said(here, raw, meeting)
    if at_local(date.fromisoformat(now["on"]), time.fromisoformat(now["starts"]), here.zone) <= here.now:
        raise Unreadable(f"{show(now)} is past. Try {EXAMPLE}.")
    return now


def of(meeting: Meeting) -> When:
    """Return when a meeting is now."""
    return {"on": meeting.held_on.isoformat(), "starts": meeting.starts}


def show(value: When) -> str:
    """Say a day and an hour: "Tuesday 9 March 2027, 14:00"."""
    return f"{meeting_times.show_day(value['on'])}, {value['starts']}"


def corrected(here: Situation, old: When, said: Any) -> Any:
    """Work "make it 3pm" into the day there is, and "no, the 16th" into the hour there is."""
    if isinstance(said, dict):
        return said | {"time": said.get("time") or old["starts"]}
    try:
        return old | {"starts": meeting_times.hour(here, said, {})}
    except Unreadable:
        return said


def _said(here: Situation, raw: Any, meeting: Meeting) -> When:
    if isinstance(raw, dict) and "starts" in raw:
        return raw
    if isinstance(raw, dict):
        return _named(here, raw, meeting)
    words = _SAME_DAY.sub("", str(raw)).strip()
    if shift := shifts.find(words):
        return _shifted(here, words[shift.end :], meeting, shift)
    if not words:
        return of(meeting)
    try:
        return of(meeting) | {"starts": meeting_times.hour(here, words, {})}
    except Unreadable:
        return _named(here, words, meeting)


def _shifted(here: Situation, after: str, meeting: Meeting, shift: shifts.Shift) -> When:
    """Return when a meeting is to be; a day that nobody named is checked like one that somebody did."""
    on, starts = shift.of(meeting.held_on, meeting.starts)
    if hour := _AT.sub("", after).strip(" .,"):
        starts = meeting_times.hour(here, hour, {})
    if on == meeting.held_on:
        return {"on": on.isoformat(), "starts": starts}
    read = deadlines.read(f"{on.day} {on:%B %Y}", here.reading).as_json()
    return _named(here, read | {"time": starts}, meeting)


def _named(here: Situation, raw: Any, meeting: Meeting) -> When:
    told: Slots = {}
    on = meeting_times.day(here, raw, told)
    return {"on": on, "starts": told.get("starts") or meeting.starts}
