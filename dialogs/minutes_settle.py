"""Approve the minutes of a meeting, and say where the council keeps them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dialogs import agenda_meeting, approved_minutes, meeting_words
from dialogs.agenda_paper import link
from dialogs.conversation import Doubt, Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import approvals, minutes
from storage.audit import Change
from storage.meetings import Meeting

OTHERS = 'For others name the day, as in "approve the minutes of 2 February".'


def of_meeting(here: Situation, slots: Slots) -> Slots:
    """Settle whose minutes they are: those of the last meeting that has begun, unless another is named.

    Where several may be meant, the field asks.
    """
    try:
        return slots | {"meeting": agenda_meeting.begun(here, slots.get("meeting"), slots)}
    except Doubt:
        return slots


def to_approve(here: Situation, slots: Slots) -> Slots:
    """Settle whose minutes are approved; as above, and raise Unreadable for what cannot be approved."""
    slots = of_meeting(here, slots)
    if meeting_words.row_id(slots.get("meeting")) is not None:
        _require_open(here, agenda_meeting.row(here, slots["meeting"]))
    return slots


def open_to_approve(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read whose minutes are approved; raise Unreadable for what cannot be approved, Doubt where several are meant."""
    kept: dict[str, Any] = agenda_meeting.BEGUN.read(here, raw, slots)
    _require_open(here, agenda_meeting.row(here, kept))
    return kept


def approval(here: Situation, slots: Slots) -> Facts:
    """Say what is approved, what it takes the place of, and what the minutes still lack; looked at again at the save.

    Raise Unreadable where somebody else has approved them since.
    """
    meeting = agenda_meeting.row(here, slots["meeting"])
    _require_open(here, meeting)
    held = approvals.to_approve(here.session, meeting, here.zone)
    lacking = [] if held.taken else ["attendance was not taken"]
    if held.items and not any(item.covered for item in held.items):
        lacking.append("nothing is marked as covered")
    return [
        ("Minutes of", agenda_meeting.show(slots["meeting"])),
        ("They hold", f"{_count(held.decisions, 'decision')}, {_count(held.actions, 'action')}"),
        ("Approved by", here.member.name),
        *([("In place of", _before(here, meeting))] if meeting.minutes_approved_at else []),
        *([("Still lacking", "; ".join(lacking))] if lacking else []),
    ]


def approve(here: Situation, slots: Slots, change: Change) -> str:
    """Keep them as they are now; each member is told of what they take back in their next digest."""
    meeting = agenda_meeting.row(here, slots["meeting"])
    again = " again, as the record is corrected" if meeting.minutes_approved_at else ""
    approvals.approve(here.session, change, meeting, here.zone)
    return f"The minutes of {agenda_meeting.show(slots['meeting'])} are approved{again}."


def place(here: Situation, slots: Slots) -> Facts:
    """Say whose minutes are where."""
    agenda_meeting.held(here, slots)
    return [("Minutes of", agenda_meeting.show(slots["meeting"])), ("Kept at", slots["link"])]


def keep(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    minutes.link(here.session, change, agenda_meeting.row(here, slots["meeting"]), slots["link"])
    return f"Noted where the minutes of {agenda_meeting.show(slots['meeting'])} are."


def _require_open(here: Situation, meeting: Meeting) -> None:
    """Raise Unreadable for a meeting that is still on, and for minutes that are as they were approved."""
    if meeting.ends_at(here.zone) > here.now:
        raise Unreadable(
            f"That meeting ends at {meeting.ends_at(here.zone).astimezone(here.zone):%H:%M}: its minutes can be "
            f"approved after it. {OTHERS}"
        )
    if meeting.minutes_approved_at is not None and not approvals.corrected(here.session, meeting, here.zone):
        on = long_date(meeting.minutes_approved_at.astimezone(here.zone).date())
        raise Unreadable(f"Those minutes are approved already: by {meeting.minutes_approved_by} on {on}. {OTHERS}")


def _before(here: Situation, meeting: Meeting) -> str:
    changed = ", ".join(approvals.corrected(here.session, meeting, here.zone))
    said = approved_minutes.said(here, meeting)
    return f"the minutes {said[:1].lower()}{said[1:]} Corrected since: {changed}."


def _count(things: Sequence[object], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


APPROVE = Write(
    intent="approve_minutes",
    title="Approve the minutes",
    fields=(replace(agenda_meeting.BEGUN, read=open_to_approve),),
    summary=approval,
    save=approve,
    fill=to_approve,
    right=Right.RUN_MEETINGS,
)
LINK = Write(
    intent="minutes_link",
    title="Where the minutes are",
    fields=(
        agenda_meeting.BEGUN,
        Field("link", "Link", "Where are they kept? Paste the link, such as https://council.sharepoint.com/m.", link),
    ),
    summary=place,
    save=keep,
    fill=of_meeting,
    right=Right.RUN_MEETINGS,
)
