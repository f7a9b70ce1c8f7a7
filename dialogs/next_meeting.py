"""Say when the next meeting is, or whether there is one on a day."""

from datetime import date

from cards import help as cards
from dialogs import find_meeting
from dialogs.conversation import Command, Query, Slots
from dialogs.people import invited
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage.meetings import Meeting
from storage.members import Role

SHOWN = 4
BUTTONS: tuple[cards.Button, ...] = (
    ("Where do we stand?", "brief", {}),
    ("My actions", "list_actions", {"which": "mine"}),
)


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the date in full; a day asked about is answered first, in every way it can be read."""
    if here.member.role == Role.INVITED:
        return invited.answer(here)
    asked = slots.get("on")
    series = str(slots.get("series", ""))
    found = _asked_about(here, asked, series)
    if found:
        is_day = isinstance(asked, dict) and asked.get("precision") == "day"
        said = "Yes: " * is_day + "; ".join(_said(meeting) for meeting in found) + "."
    else:
        coming = here.next_meeting
        none = f"No meeting of the {series} is planned. " if series else _none(asked)
        said = none + (f"The next meeting is {_said(coming)}." if coming else "No meeting is planned.")
    return Reply(said, cards.note(said, BUTTONS))


def when(meeting: Meeting) -> str:
    """Say when: "Tuesday 2 March 2027, 14:00"."""
    return f"{long_date(meeting.held_on)}, {meeting.starts}"


def _said(meeting: Meeting) -> str:
    place = f" at {meeting.place}" if meeting.place else ""
    return f"{meeting.title}: {when(meeting)}{place}"


def _asked_about(here: Situation, asked: object, series: str) -> list[Meeting]:
    """Return the planned meetings of the days or the month asked about, or the next one of a subgroup."""
    if series:
        return find_meeting.to_come(here, series, or_on=True)[:1]
    return find_meeting.planned(here, asked)[:SHOWN] if isinstance(asked, dict) else []


def _none(asked: object) -> str:
    """Say which days were asked about without a meeting, in every way they can be read."""
    if not isinstance(asked, dict):
        return ""
    if asked.get("precision") == "month" and asked.get("start"):
        return f"No meeting in {date.fromisoformat(asked['start']):%B %Y}. "
    days = sorted({day for day in [asked.get("date"), *asked.get("options", ())] if day})
    return f"No meeting on {' or '.join(long_date(date.fromisoformat(day)) for day in days)}. " if days else ""


CONVERSATION = Query(
    intent="next_meeting",
    answer=answer,
    command=Command("Next meeting", "When the group meets next", "when is the next meeting?"),
)
