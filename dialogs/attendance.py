"""Say who comes to a meeting: oneself, nobody, or somebody in one's place. No reason is asked for or kept.

Who runs the meetings may say it for others, also while the meeting is on; they are told.
"""

import re
from typing import Any

from dialogs import attendance_deputy, attendance_open, attendance_whose, deputy_request, which_meeting
from dialogs.conversation import Command, Facts, Field, Refused, Slots, Unreadable, Write
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from storage import attendance, deputy_requests, meetings, presence
from storage.attendance import Answer, Attendance
from storage.audit import Change
from storage.members import Member

INTENT = "attendance"
SAID = {Answer.ATTENDING: "Attending", Answer.APOLOGIES: "Apologies", Answer.DEPUTY: "Send deputy"}
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
    if others := attendance_whose.fill(here, slots.pop("member", None)):
        slots["member"] = others
    if slots.get("answer") == Answer.DEPUTY and not slots.get("deputy"):
        named = attendance_deputy.named(here, attendance_deputy.whose(here, slots))
        if len(named) == 1:
            slots["deputy"] = named[0].name
    return slots


def answer(here: Situation, raw: Any, slots: Slots) -> str:
    """Read one of the three answers; it is to the next meeting, or a partner's own, unless another is named."""
    slots.setdefault("meeting", attendance_open.usual(here, slots))
    said = str(raw)
    found = next((one for one in Answer if one == said), None)
    found = found or next((one for one, words in _READ if words.search(said)), None)
    if found is None:
        raise Unreadable('Say "attending", "apologies" or "send deputy".')
    return found.value


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what is answered for which meeting, and what was answered until now."""
    people = attendance_whose.of(here, slots)
    who = attendance_whose.named(people) if attendance_whose.is_for_others(here, slots) else here.member.name
    facts = [("Meeting", which_meeting.show(slots["meeting"])), ("Answer", f"{who}: {_shown(slots)}")]
    if attendance_whose.is_for_others(here, slots) and attendance_open.can_be_told(here, slots["meeting"]["id"]):
        facts.append(("Told", f"{', '.join(one.name for one in people)}, {deputy_request.WHEN_TOLD}"))
    if _corrects(here, slots):
        facts.append(("Attendance taken", "is corrected with it"))
    if slots["answer"] == Answer.DEPUTY and slots["deputy"]["id"] is None:
        facts.append(("Then", attendance_deputy.to_approve(slots["deputy"])))
    for one in people:
        before = _before(here, slots, one)
        if before is not None and _words(before.answer, before.deputy_name) != _shown(slots):
            until = _words(before.answer, before.deputy_name)
            facts.append(("Until now", f"{one.name}: {until}" if len(people) > 1 else until))
    return facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the answer; the right and the meeting are looked at again."""
    if reach(here.member, Right.ANSWER_INVITATION) is None:
        raise Refused("The coordinator can answer for you. Nothing is saved.")
    row = attendance_open.still_open(here, slots)
    said = Answer(slots["answer"])
    deputy: Slots = {"id": None, "name": ""}
    if said is Answer.DEPUTY:
        deputy = attendance_deputy.still(here, slots["deputy"], slots)
    people, corrects = attendance_whose.of(here, slots), _corrects(here, slots)
    for one in people:
        attendance_whose.require(here, one)
        named = {"deputy_id": deputy["id"], "deputy_name": deputy["name"]}
        attendance.answer(here.session, change, row.id or 0, one.id or 0, said, **named)
        if corrects:
            there = said is Answer.ATTENDING or (said is Answer.DEPUTY and deputy["id"] is not None)
            attendance.take(here.session, change, row.id or 0, one.id or 0, present=there, by_id=deputy["id"])
        if said is Answer.APOLOGIES:
            deputy_requests.stand_down(here.session, change, row.id or 0, one.id or 0)
    others = attendance_whose.named(people) if attendance_whose.is_for_others(here, slots) else ""
    noted = f"Noted for {which_meeting.said(row)}: {_told(said, deputy, others)}"
    if said is Answer.DEPUTY and deputy["id"] is None:
        return f"{noted} {attendance_deputy.asked(deputy)}"
    return noted


def _before(here: Situation, slots: Slots, one: Member) -> Attendance | None:
    meeting = meetings.get(here.session, here.group_id, slots["meeting"]["id"])
    row = attendance.of_member(here.session, here.group_id, slots["meeting"]["id"], one.id or 0)
    return row if row is not None and meeting is not None and attendance.still_given(row, meeting) else None


def _corrects(here: Situation, slots: Slots) -> bool:
    """Tell whether attendance of the meeting that is on was taken: the answer corrects it."""
    if not attendance_open.is_on(here, slots):
        return False
    return presence.is_taken(attendance.of_meeting(here.session, here.group_id, slots["meeting"]["id"]))


def _shown(slots: Slots) -> str:
    return _words(slots["answer"], slots["deputy"]["name"] if slots["answer"] == Answer.DEPUTY else "")


def _words(said: str, deputy: str) -> str:
    return f"apologies, {deputy} in their place" if said == Answer.DEPUTY else str(said)


def _told(said: Answer, deputy: Slots, others: str) -> str:
    if said is Answer.DEPUTY:
        comes = "comes" if deputy["id"] is not None else "is named to come"
        who, place = (f"apologies from {others}", "their") if others else ("you send apologies", "your")
        return f"{who}, and {deputy['name']} {comes} in {place} place."
    if others:
        return f"{'attending:' if said is Answer.ATTENDING else 'apologies from'} {others}."
    return "you are attending." if said is Answer.ATTENDING else "you send apologies."


CONVERSATION = Write(
    intent=INTENT,
    title="Answer to a meeting",
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
            "meeting",
            "Meeting",
            'Which meeting? For example "next meeting" or "2 March".',
            attendance_open.read,
            which_meeting.show,
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
