"""Say who comes to a meeting: oneself, nobody, or somebody in one's place. No reason is asked for or kept."""

import re
from typing import Any

from dialogs import attendance_deputy, which_meeting
from dialogs.conversation import Command, Facts, Field, Refused, Slots, Unreadable, Write
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from storage import attendance, meetings
from storage.attendance import Answer, Attendance
from storage.audit import Change
from storage.meetings import Meeting, MeetingState
from storage.members import Role

INTENT = "attendance"
SAID = {Answer.ATTENDING: "Attending", Answer.APOLOGIES: "Apologies", Answer.DEPUTY: "Send deputy"}
NO_MEETING = "No meeting is planned, so there is nothing to answer yet."
_READ = (
    (Answer.DEPUTY, re.compile(r"\b(?:deputy|deputi[sz]\w+|send\w*|instead|in my place)\b", re.IGNORECASE)),
    (Answer.APOLOGIES, re.compile(r"\b(?:apolog\w+|apols|no|not|can'?t|cannot|won'?t|absent)\b", re.IGNORECASE)),
    (Answer.ATTENDING, re.compile(r"\b(?:attend\w*|yes|coming|there|in|present)\b", re.IGNORECASE)),
)
_LONGEST_ID = 9


def fill(here: Situation, slots: Slots) -> Slots:
    """Take the meeting of a button by its row, and an only deputy where nobody is named."""
    said = str(slots.get("meeting", ""))
    if said.isdecimal() and len(said) <= _LONGEST_ID:  # a button's
        slots["meeting"] = {"id": int(said)}
    if slots.get("answer") == Answer.DEPUTY and not slots.get("deputy"):
        named = attendance_deputy.named(here)
        if len(named) == 1:
            slots["deputy"] = named[0].name
    return slots


def meeting(here: Situation, raw: Any, slots: Slots) -> Slots:
    """Read which meeting: one that has not begun, and for an invited partner their own."""
    _require_open(here, raw)
    read = which_meeting.read(here, raw, slots)
    own = here.member.invited_to_id
    if here.member.role == Role.INVITED and read["id"] != own:
        theirs = meetings.get(here.session, here.group_id, own or 0)
        which = which_meeting.said(theirs) if theirs else "none now"
        raise Refused(f"You can answer for the meeting you are invited to: {which}. Nothing is saved.")
    return read


def answer(here: Situation, raw: Any, slots: Slots) -> str:
    """Read one of the three answers; it is to the next meeting, or a partner's own, unless another is named."""
    slots.setdefault("meeting", _usual(here))
    said = str(raw)
    found = next((one for one in Answer if one == said), None)
    found = found or next((one for one, words in _READ if words.search(said)), None)
    if found is None:
        raise Unreadable('Say "attending", "apologies" or "send deputy".')
    return found.value


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what is answered for which meeting, and what was answered until now."""
    facts = [("Meeting", which_meeting.show(slots["meeting"])), ("Answer", f"{here.member.name}: {_shown(slots)}")]
    if slots["answer"] == Answer.DEPUTY and slots["deputy"]["id"] is None:
        facts.append(("Then", attendance_deputy.to_approve(slots["deputy"])))
    before = _before(here, slots)
    if before is not None and _words(before.answer, before.deputy_name) != _shown(slots):
        facts.append(("Until now", _words(before.answer, before.deputy_name)))
    return facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the answer; the right and the meeting are looked at again."""
    if reach(here.member, Right.ANSWER_INVITATION) is None:
        raise Refused("The coordinator can answer for you. Nothing is saved.")
    row = _still_open(here, slots["meeting"])
    said = Answer(slots["answer"])
    deputy: Slots = {"id": None, "name": ""}
    if said is Answer.DEPUTY:
        deputy = attendance_deputy.still(here, slots["deputy"])
    attendance.answer(
        here.session,
        change,
        row.id or 0,
        here.member.id,
        said,
        deputy_id=deputy["id"],
        deputy_name=deputy["name"],
    )
    noted = f"Noted for {which_meeting.said(row)}: {_told(said, deputy)}"
    if said is Answer.DEPUTY and deputy["id"] is None:
        return f"{noted} {attendance_deputy.asked(deputy)}"
    return noted


def _usual(here: Situation) -> Slots:
    if here.member.role == Role.INVITED and here.member.invited_to_id:
        return {"id": here.member.invited_to_id}
    if here.next_meeting is None:
        raise Refused(NO_MEETING)
    return {"id": here.next_meeting.id}


def _require_open(here: Situation, raw: Any) -> None:
    """Raise Unreadable for a meeting that has begun, by its row or by its day."""
    if not isinstance(raw, dict):
        return
    if "id" in raw:
        there = [meetings.get(here.session, here.group_id, int(raw["id"]))]
    else:
        day = raw.get("date")
        there = [last] if (last := here.last_meeting) and day and last.held_on.isoformat() == day else []
    for one in there:
        if one is not None and one.state != MeetingState.CANCELLED and one.starts_at(here.zone) <= here.now:
            coming = here.next_meeting
            example = f' For the next one say "apologies for {_day(coming)}".' if coming else ""
            raise Refused(f"{which_meeting.said(one)} has begun, so answers to it are closed.{example}")


def _still_open(here: Situation, kept: Slots) -> Meeting:
    _require_open(here, kept)
    try:
        return which_meeting.of(here, kept)
    except Unreadable as error:
        raise Refused(f"{error} Nothing is saved.") from error


def _before(here: Situation, slots: Slots) -> Attendance | None:
    row = attendance.of_member(here.session, here.group_id, slots["meeting"]["id"], here.member.id)
    return row if row is not None and row.voided_at is None and row.answer else None


def _shown(slots: Slots) -> str:
    return _words(slots["answer"], slots["deputy"]["name"] if slots["answer"] == Answer.DEPUTY else "")


def _words(said: str, deputy: str) -> str:
    return f"apologies, {deputy} in their place" if said == Answer.DEPUTY else str(said)


def _told(said: Answer, deputy: Slots) -> str:
    if said is Answer.DEPUTY:
        comes = "comes" if deputy["id"] is not None else "is named to come"
        return f"you send apologies, and {deputy['name']} {comes} in your place."
    return "you are attending." if said is Answer.ATTENDING else "you send apologies."


def _day(one: Meeting) -> str:
    return f"{one.held_on.day} {one.held_on:%B}"


CONVERSATION = Write(
    intent=INTENT,
    title="Your answer to a meeting",
    fields=(
        Field(
            "answer",
            "Answer",
            "Are you coming?",
            answer,
            lambda value: SAID[Answer(value)],
            choices=lambda _here: tuple(SAID.values()),
        ),
        Field(
            "deputy",
            "Deputy",
            'Who comes in your place? For example "Sam".',
            attendance_deputy.read,
            attendance_deputy.show,
            required=lambda _here, slots: slots.get("answer") == Answer.DEPUTY,
            choices=attendance_deputy.offered,
        ),
        Field(
            "meeting", "Meeting", 'Which meeting? For example "next meeting" or "2 March".', meeting, which_meeting.show
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.ANSWER_INVITATION,
    command=Command(
        "Attendance", "Attending, apologies or a deputy for a meeting", "apologies for 2 March, Sam deputising"
    ),
)
