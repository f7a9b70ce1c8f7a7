"""Approve the minutes of a meeting, and say where the council keeps them."""

from collections.abc import Sequence

from dialogs import agenda_meeting
from dialogs.agenda_paper import link
from dialogs.conversation import Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import minutes
from storage.audit import Change


def of_meeting(here: Situation, slots: Slots) -> Slots:
    """Settle whose minutes they are: those of the last meeting that has begun, unless another is named."""
    return slots | {"meeting": agenda_meeting.begun(here, slots.get("meeting"), slots)}


def to_approve(here: Situation, slots: Slots) -> Slots:
    """Settle whose minutes they are; raise Unreadable for those that are approved, or of a meeting still on."""
    slots = of_meeting(here, slots)
    meeting = agenda_meeting.row(here, slots["meeting"])
    if meeting.minutes_approved_at is not None:
        on = long_date(meeting.minutes_approved_at.astimezone(here.zone).date())
        raise Unreadable(
            f"Those minutes are approved already: by {meeting.minutes_approved_by} on {on}. "
            'For others name the day, as in "approve the minutes of 2 February".'
        )
    if meeting.ends_at(here.zone) > here.now:
        raise Unreadable(
            f"That meeting ends at {meeting.ends_at(here.zone).astimezone(here.zone):%H:%M}: its minutes can be "
            'approved after it. For others name the day, as in "approve the minutes of 2 February".'
        )
    return slots


def approval(here: Situation, slots: Slots) -> Facts:
    """Say what is approved, and what the minutes still lack."""
    held = minutes.of_meeting(here.session, here.group_id, slots["meeting"]["meeting_id"], here.zone)
    lacking = [] if held.taken else ["attendance was not taken"]
    if held.items and not any(item.covered for item in held.items):
        lacking.append("nothing is marked as covered")
    return [
        ("Minutes of", agenda_meeting.show(slots["meeting"])),
        ("They hold", f"{_count(held.decisions, 'decision')}, {_count(held.actions, 'action')}"),
        ("Approved by", here.member.name),
        *([("Still lacking", "; ".join(lacking))] if lacking else []),
    ]


def approve(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; each member is told of what they take back in their next digest."""
    meeting = agenda_meeting.row(here, slots["meeting"])
    minutes.approve(here.session, change, meeting)
    return f"The minutes of {agenda_meeting.show(slots['meeting'])} are approved."


def place(here: Situation, slots: Slots) -> Facts:
    """Say whose minutes are where."""
    agenda_meeting.held(here, slots)
    return [("Minutes of", agenda_meeting.show(slots["meeting"])), ("Kept at", slots["link"])]


def keep(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    minutes.link(here.session, change, agenda_meeting.row(here, slots["meeting"]), slots["link"])
    return f"Noted where the minutes of {agenda_meeting.show(slots['meeting'])} are."


def _count(things: Sequence[object], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


APPROVE = Write(
    intent="approve_minutes",
    title="Approve the minutes",
    fields=(agenda_meeting.BEGUN,),
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
