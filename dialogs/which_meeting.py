"""Which meeting somebody means: a day, a month, "the next one", or the name of a subgroup's."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import last_of_month, long_date
from storage import meetings
from storage.meetings import Meeting

AHEAD = relativedelta(years=2)
OFFERED = 3
_WHY = re.compile(r"(?:[,;]\s*(?:as |because |since )?|\b(?:as|because|since)\s+)(?P<why>[^,;\d]{6,})$")
_AND_WHY = re.compile(r"(?P<meeting>[^,;]+?)(?:[,;]\s*|\s+(?:as|because|since) )(?P<why>.+)", re.DOTALL)
Chosen = dict[str, Any]  # {"id", "said"}: the row, and the meeting in words


def read(here: Situation, raw: Any, slots: Slots) -> Chosen:
    """Read a meeting that is still to come; ask where several are meant. What follows a comma is kept as the reason."""
    if isinstance(raw, dict) and "id" in raw:
        return chosen(of(here, raw))
    if isinstance(raw, str) and (parts := _AND_WHY.match(raw)):
        raw = parts["meeting"]
        slots.setdefault("reason", parts["why"])
    found = _meant(here, raw)
    if not found:
        coming = here.next_meeting
        nearest = f' The next is {said(coming)}: say "{long_date(coming.held_on)}".' if coming else ""
        raise Unreadable(f"No such meeting is planned.{nearest}")
    if len(found) > 1:
        options = [Option(said(each), chosen(each)) for each in found[:OFFERED]]
        raise Doubt("Which meeting?", options)
    return chosen(found[0])


def filled(here: Situation, slots: Slots) -> Slots:
    """Take the next meeting where none is named, and what follows a comma or a "because" as the reason.

    Where nothing is known yet, as from the command menu, the whole form is to open.
    """
    found: Slots = {}
    if slots and "meeting" not in slots and here.next_meeting:
        found["meeting"] = chosen(here.next_meeting)
    if told := _WHY.search(here.turn.text):
        found["reason"] = told["why"].strip(" .!")
    return found | slots


def of(here: Situation, kept: Chosen) -> Meeting:
    """Return the row of a meeting that was read; raise Unreadable once it is not to come any more."""
    found = meetings.get(here.session, here.group_id, int(kept["id"]))
    if found is None or found not in _coming(here):
        raise Unreadable('That meeting is not to come any more. Say "show meetings" for those that are.')
    return found


def chosen(meeting: Meeting) -> Chosen:
    """Return a meeting as a frame keeps it."""
    return {"id": meeting.id, "said": said(meeting)}


def show(value: Chosen) -> str:
    """Say a meeting that was read."""
    return str(value["said"])


def said(meeting: Meeting) -> str:
    """Say a meeting: "Operational group, Tuesday 2 March 2027, 14:00"."""
    return f"{meeting.title}, {long_date(meeting.held_on)}, {meeting.starts}"


def _meant(here: Situation, raw: Any) -> list[Meeting]:
    coming = _coming(here)
    reading = raw if isinstance(raw, dict) else deadlines.read(str(raw), here.reading).as_json()
    if found := on_days(reading, coming):
        return found
    words = raw.get("text", "") if isinstance(raw, dict) else str(raw)
    if "next" in words.casefold().split() and here.next_meeting:
        return [each for each in coming if each.id == here.next_meeting.id]
    return _named(words, coming)


def on_days(reading: dict[str, Any], coming: Sequence[Meeting]) -> list[Meeting]:
    """Return the meetings of the days, or of the month, that were read."""
    if reading.get("precision") == "month" and reading.get("start"):
        first = date.fromisoformat(reading["start"])
        last = last_of_month(first.year, first.month)
        return [each for each in coming if first <= each.held_on <= last]
    days = {day for day in [reading.get("date"), *reading.get("options", ())] if day}
    return [each for each in coming if each.held_on.isoformat() in days]


def _named(words: str, coming: Sequence[Meeting]) -> list[Meeting]:
    """Return the first meeting of each title that has all the words that tell meetings apart."""
    told = {word for word in words.casefold().split() if word.isalpha()} - _COMMON
    fitting = [each for each in coming if told and told <= set(each.title.casefold().split())]
    return list({each.title: each for each in reversed(fitting)}.values())


_COMMON = frozenset(["the", "our", "a", "an", "this", "that", "meeting", "meetings", "session", "one", "for", "of"])


def _coming(here: Situation) -> list[Meeting]:
    planned = meetings.between(here.session, here.group_id, here.today, here.today + AHEAD)
    return [each for each in planned if each.starts_at(here.zone) > here.now]
