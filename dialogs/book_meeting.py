"""Book a meeting outside the series: an extra one, a subgroup's, or an extraordinary one at short notice."""

import re
from datetime import date, time
from typing import Any

from dialogs import meeting_times, new_time, pre_election, readers, series_rule
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.language.lexicon import word_set
from dialogs.meeting_times import show_day
from dialogs.rights import Right
from dialogs.situation import Situation
from rules import durations
from rules.calendar import at_local
from storage import meetings
from storage.audit import Change
from storage.meetings import Meeting, MeetingKind

_AT_SHORT_NOTICE = re.compile(
    r"\b(?:extraordinary|emergency|urgent)(?: (?:group |board )?(?:meeting|session)\b|\W*$)", re.IGNORECASE
)
_OF_SOME = re.compile(r"\b(?:sub-? ?group|working group|task|workshop)\b", re.IGNORECASE)
# What may stand around the group's own name: "extra meeting of the operational group".
_OF_ALL = word_set("extra additional special further full whole prevent group board meeting session of the our an a")
FOR = {
    MeetingKind.EXTRAORDINARY: "the whole group, at short notice",
    MeetingKind.EXTRA: "the whole group",
    MeetingKind.SUBGROUP: 'some of the group: it is not "the next meeting"',
}
LONGEST_MINUTES = 480


def minutes(_here: Situation, raw: Any, _slots: Slots) -> int:
    """Read a length: "90", "90 minutes", "2 hours", "an hour and a half"."""
    length = durations.minutes(str(raw)) or 0
    if not 10 <= length <= LONGEST_MINUTES:
        raise Unreadable('I could not read that as a length. Try "90 minutes" or "2 hours".')
    return length


def link(here: Situation, raw: Any, slots: Slots) -> str:
    """Read an address of the web."""
    said = readers.words(here, raw, slots)
    if not re.fullmatch(r"https://[^\s<>\"']+", said):
        raise Unreadable('I need the whole address of the meeting, beginning with "https://".')
    return said


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what will be booked."""
    on = date.fromisoformat(slots["starts_at"])
    facts = [("Meeting", slots["title"]), ("When", f"{show_day(slots['starts_at'])}, {slots['starts']}")]
    facts += [(name.title(), slots[name]) for name in ("place", "link") if slots.get(name)]
    facts.append(("Length", f"{slots.get('minutes') or 60} minutes"))
    facts.append(("For", FOR[_kind(here, slots["title"])]))
    notes = [*meeting_times.notes(here, on), *pre_election.warning(here, [slots["title"]], on)]
    return [*facts, *notes, meeting_times.ANNOUNCED]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; an hour that has passed meanwhile is refused."""
    on = date.fromisoformat(slots["starts_at"])
    meeting = Meeting(
        group_id=here.group_id,
        kind=_kind(here, slots["title"]),
        title=slots["title"],
        held_on=on,
        starts=slots["starts"],
        minutes=slots.get("minutes") or 60,
        place=slots.get("place") or "",
        link=slots.get("link") or "",
    )
    meetings.book(here.session, change, meeting)
    return f"Booked: {meeting.title}, {show_day(slots['starts_at'])}, {meeting.starts}."


def _kind(here: Situation, title: str) -> MeetingKind:
    """Tell a meeting of the whole group from a subgroup's by its name."""
    if _OF_SOME.search(title):
        return MeetingKind.SUBGROUP
    if _AT_SHORT_NOTICE.search(title):
        return MeetingKind.EXTRAORDINARY
    own = series_rule.own_name(here).casefold()
    words = re.findall(r"\w+", title.casefold().replace(own, " group "))
    extra = words[:2] and words[0] in ("extra", "additional") and "meeting" in words[1:3]
    return MeetingKind.EXTRA if extra or not set(words) - _OF_ALL else MeetingKind.SUBGROUP


def corrected(here: Situation, old: str, said: Any) -> Any:
    """Read "no, the 14th" in the month of the day there is."""
    return new_time.of_the_month(here, said, date.fromisoformat(old))


def starts(here: Situation, raw: Any, slots: Slots) -> str:
    """Read the hour; one that is past today is refused."""
    read = meeting_times.hour(here, raw, slots)
    hours, past = map(int, read.split(":"))
    on = slots.get("starts_at")
    if on and at_local(date.fromisoformat(on), time(hours, past), here.zone) <= here.now:
        raise Unreadable(f'{read} is past today. Give a later hour, such as "16:00".')
    return read


CONVERSATION = Write(
    intent="book_meeting",
    title="Book a meeting",
    fields=(
        Field("title", "Meeting", 'What is it called? For example "Comms subgroup".', readers.words, free_text=True),
        Field(
            "starts_at",
            "Day",
            f"On which day, and when does it begin? For example {meeting_times.EXAMPLE}.",
            meeting_times.day,
            show_day,
            correct=corrected,
        ),
        Field("starts", "Begins at", 'When does it begin? For example "10am" or "14:00".', starts),
        Field("minutes", "Length", 'How long is it? For example "90 minutes".', minutes, str, lambda *_: False),
        Field("place", "Place", "Where is it?", readers.words, str, lambda *_: False),
        Field("link", "Link", "The address to join it online.", link, str, lambda *_: False),
    ),
    summary=summary,
    save=save,
    right=Right.RUN_MEETINGS,
    lead=lambda _slots: "book it at ",
    command=Command(
        "Book meeting",
        "Book a meeting beside the regular ones",
        "book the comms subgroup a week on Friday 10am",
    ),
)
