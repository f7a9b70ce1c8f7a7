"""Change one meeting: its day or hour, where it is, how long it is; what is due by it moves with it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from dialogs import book_meeting, meeting_times, new_time, pre_election, readers, which_meeting
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.new_time import When
from dialogs.rights import Right
from dialogs.situation import Situation
from rules import durations
from rules.calendar import long_date
from storage import attendance, bound_actions, meeting_changes, meetings
from storage.audit import Change

_LONGER = re.compile(r"(?P<by>.+) (?P<way>longer|shorter)", re.IGNORECASE)
_UNTIL = re.compile(r"until (?P<hour>.+)")
_TWO = re.compile(
    r"\bto\b.+?(?:,|;|&|\band)\s+(?:also |then )?(?:move |shift |push |put )?(?:the |our )?(?:[\w-]+ ){1,3}?"
    r"(?:meeting|mtg|one|sub-?group)\s+(?:back |forward )?to\b",
    re.IGNORECASE,
)
Reader = Callable[[Situation, Any, Slots], Any]


def to(here: Situation, raw: Any, slots: Slots) -> When | None:
    """Read the new day and hour; None where neither changes and something else does."""
    meeting = which_meeting.of(here, slots["meeting"])
    now = new_time.read(here, raw, meeting)
    if now != new_time.of(meeting):
        return now
    if _particulars(slots):
        return None
    raise Unreadable(f"It is on {new_time.show(now)} already. Say another day or hour, such as {new_time.EXAMPLE}.")


def minutes(here: Situation, raw: Any, slots: Slots) -> int:
    """Read how long it is; "half an hour longer" is counted from how long it was, "until 4pm" from when it begins."""
    if until := _UNTIL.fullmatch(str(raw).strip()):
        return book_meeting.minutes(here, _till(here, until["hour"], slots), slots)
    more = _LONGER.fullmatch(str(raw).strip())
    by = durations.minutes(more["by"]) if more else None
    if more is None or by is None:
        return book_meeting.minutes(here, raw, slots)
    was = which_meeting.of(here, slots["meeting"]).minutes
    return book_meeting.minutes(here, was + (by if more["way"] == "longer" else -by), slots)


def _till(here: Situation, said: str, slots: Slots) -> int:
    """Return how many minutes it is from when a meeting is to begin to an hour of that day."""
    begins = (slots.get("to") or new_time.of(which_meeting.of(here, slots["meeting"])))["starts"]
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (begins, meeting_times.hour(here, said, {})))
    if last <= first:
        raise Unreadable(f'It begins at {begins}, so it cannot end by then. Try "2 hours".')
    return last - first


def filled(here: Situation, slots: Slots) -> Slots:
    """Take the next meeting where none is named; of two that are to move neither is taken for the other."""
    if _TWO.search(here.turn.text):
        raise Unreadable('I move one meeting at a time, so nothing is changed. Try "move the May meeting to 11 May".')
    return which_meeting.filled(here, slots)


def changed(name: str, read: Reader) -> Reader:
    """Return a reader of a particular that refuses what it is already; beside a move that is left out."""

    def reader(here: Situation, raw: Any, slots: Slots) -> Any:
        value = read(here, raw, slots)
        if value == getattr(which_meeting.of(here, slots["meeting"]), name):
            if slots.get("to"):
                return None
            raise Unreadable("That is how it is already, so nothing would change.")
        return value

    return reader


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what the meeting was and is now, and what moves with it."""
    meeting = which_meeting.of(here, slots["meeting"])
    was = f"{long_date(meeting.held_on)}, {meeting.starts}"
    facts, notes = [("Meeting", meeting.title), ("Was" if slots.get("to") else "When", was)], Facts()
    if now := slots.get("to"):
        on = date.fromisoformat(now["on"])
        facts.append(("Now", new_time.show(now)))
        bound = bound_actions.of_meeting(here.session, here.group_id, meeting.id or 0) if on != meeting.held_on else []
        if bound:
            notes.append(("Moves with it", "; ".join(f"{action.ref} {action.title}" for action in bound)))
        answers = attendance.of_meeting(here.session, here.group_id, meeting.id or 0)
        if given := [row for row in answers if attendance.still_given(row, meeting)]:
            notes.append(("Asked again", f"{len(given)} {'person' if len(given) == 1 else 'people'} who had answered"))
        notes += meeting_times.notes(here, on, but=meeting.id)
        notes += pre_election.warning(here, [meeting.title], on)
    for name, value in _particulars(slots).items():
        unit, label = (" minutes", "Length") if name == "minutes" else ("", name.title())
        facts.append((label, f"{value}{unit} (was {getattr(meeting, name) or 'not given'}{unit})"))
    facts += [("Why", slots["reason"])] if slots.get("reason") else []
    return [*facts, *notes, meeting_times.ANNOUNCED]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    meeting = which_meeting.of(here, slots["meeting"])
    if said := _particulars(slots):
        meeting_changes.settle(here.session, change, meeting, said)
    now = slots.get("to")
    if not now:
        return f"Changed: {which_meeting.said(meeting)}."
    on = date.fromisoformat(now["on"])
    meetings.move(here.session, change, meeting, on, now["starts"], slots.get("reason") or "")
    moved = bound_actions.follow(here.session, change, meeting, meeting)
    with_it = f" {len(moved)} deadline{'s' if len(moved) > 1 else ''} moved with it." if moved else ""
    return f"Moved: {which_meeting.said(meeting)}.{with_it}"


def _particulars(slots: Slots) -> dict[str, Any]:
    return {name: slots[name] for name in meeting_changes.PARTICULARS if slots.get(name)}


def _moves(_here: Situation, slots: Slots) -> bool:
    return not _particulars(slots)


CONVERSATION = Write(
    intent="move_meeting",
    title="Change a meeting",
    fields=(
        Field(
            "meeting",
            "Meeting",
            'Which meeting? For example "the March meeting" or "the next meeting".',
            which_meeting.read,
            which_meeting.show,
        ),
        Field(
            "to",
            "To",
            'To which day or hour? For example "9 March", "9 March at 10am", "a week later" or "3pm".',
            to,
            new_time.show,
            _moves,
            correct=new_time.corrected,
        ),
        Field("place", "Place", "Where is it now?", changed("place", readers.words), str, lambda *_: False),
        Field(
            "link", "Link", "The address to join it online.", changed("link", book_meeting.link), str, lambda *_: False
        ),
        Field(
            "minutes",
            "Length",
            'How long is it? For example "2 hours".',
            changed("minutes", minutes),
            str,
            lambda *_: False,
        ),
        Field("reason", "Why", "Why does it change?", readers.words, str, lambda *_: False),
    ),
    summary=summary,
    save=save,
    right=Right.RUN_MEETINGS,
    fill=filled,
    lead=lambda _slots: "move the meeting to ",
    command=Command(
        "Move meeting",
        "Move a meeting, or change where it is",
        "move the March meeting to 9 March at 10am",
    ),
)
