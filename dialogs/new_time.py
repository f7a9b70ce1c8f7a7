"""To which day and hour a meeting moves, counted from where it is: "back a week", "3pm", "the following Tuesday"."""

import re
from datetime import date, time, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from dialogs import meeting_times
from dialogs.conversation import Slots, Unreadable
from dialogs.language.slots import particulars
from dialogs.situation import Situation
from rules import deadlines, shifts
from rules.calendar import at_local, long_date
from storage.meetings import Meeting

EXAMPLE = '"9 March at 10am", "a week later" or "3pm"'
# Said around a day or an hour, and no part of it.
_AROUND = r"(?:(?:no|sorry|actually|rather|say|make|move|it|that|is|be|should|to|on|for|until|then|please)\b\W*)*"
_CLOCK = rf"{particulars.CLOCK}(?: in the (?:morning|afternoon|evening))?|\d{{1,2}}(?:[.:]?\d\d)?"
_HOUR = re.compile(
    rf"^\W*{_AROUND}(?:at )?(?P<hour>{_CLOCK})(?:\W+(?:instead|please))*\W*$",
    re.IGNORECASE,
)
_OF_THE_MONTH = re.compile(
    rf"^\W*{_AROUND}(?:(?:at )?(?P<before>\d\S* ?(?:am|pm)?) on )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)"
    r"(?:\W+(?:at )?(?P<after>\d\S* ?(?:am|pm)?))?(?:\W+(?:instead|please))*\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b|/\d+/\d")
FAR = timedelta(days=180)
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
    """Work "make it 3pm" into the day there is, and "no, the 16th" into the month and the hour there are."""
    said = of_the_month(here, said, date.fromisoformat(old["on"]))
    words = said["text"] if isinstance(said, dict) else str(said)
    if hour := _hour(here, words):
        return old | {"starts": hour}
    return said | {"time": said.get("time") or old["starts"]} if isinstance(said, dict) else said


def _said(here: Situation, raw: Any, meeting: Meeting) -> When:
    if isinstance(raw, dict) and "starts" in raw:
        return raw
    words = _SAME_DAY.sub("", str(raw["text"] if isinstance(raw, dict) else raw)).strip()
    if hour := _hour(here, words):
        return of(meeting) | {"starts": hour}
    if isinstance(raw, dict):
        return _named(here, of_the_month(here, raw, meeting.held_on), meeting)
    if shift := shifts.find(words):
        return _shifted(here, words[shift.end :], meeting, shift)
    if not words:
        return of(meeting)
    return _named(here, of_the_month(here, words, meeting.held_on), meeting)


def _hour(here: Situation, words: str) -> str:
    """Return the hour that words say and nothing else, as "make it 3pm"; "" for none."""
    found = _HOUR.match(words)
    try:
        return meeting_times.hour(here, found["hour"], {}) if found else ""
    except Unreadable:
        return ""


def of_the_month(here: Situation, said: Any, near: date) -> Any:
    """Read "the 14th" in the month of a day, or in the one after where that is past; what else is said stays."""
    given = said if isinstance(said, dict) else {"text": str(said)}
    found = None if given.get("kept") else _OF_THE_MONTH.match(given["text"])
    if found is None:
        return said
    hour = found["before"] or found["after"] or given.get("time")
    for month in (near, near.replace(day=1) + relativedelta(months=1)):
        day = f"{found['day']} {month:%B %Y}"
        read = deadlines.read(f"{day} at {hour}" if hour else day, here.reading)
        if read.on and read.on >= here.today:
            return read.as_json() | {"text": day}
    return said


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
    meant, text = date.fromisoformat(on), raw["text"] if isinstance(raw, dict) else raw
    this_year = meant - relativedelta(years=1)
    if meant > meeting.held_on + FAR and this_year < here.today and not _YEAR.search(text):
        raise Unreadable(f'{long_date(this_year)} is past. For the next year, say "{meant.day} {meant:%B %Y}".')
    return {"on": on, "starts": told.get("starts") or meeting.starts}
