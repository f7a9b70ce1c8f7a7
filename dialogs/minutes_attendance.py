"""Attendance taken: who was there, by agencies and members of the group; nobody else is ever written down."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dialogs import agenda_meeting, approved_minutes, minutes_presence
from dialogs.conversation import Facts, Field, Slots, Unreadable, Write
from dialogs.minutes_presence import Expected
from dialogs.people import naming
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import attendance
from storage.acting import SPEAKERS
from storage.audit import Change
from storage.members import Role

NOBODY_KNOWN = (
    "Nobody has said they would come, and who is in a subgroup is not written down. Name those who were there, as in "
    '"present: Tom, Anita".'
)

_ALL = r"(?:ev\w{0,3}y ?(?:one|body|1)|all(?: of (?:us|them|you))?|the whole group|full house)"
_WERE = r"(?: (?:was|were|is|are|came|here|there|present|attended|in|turned up|made it))*"
_BUT = re.compile(
    rf"^\W*{_ALL}{_WERE}\W*"
    r"(?:but|bar|except(?:ing)?(?: for)?|apart from|other than|save(?: for)?|not)\b\W*(?P<away>.+)$"
    r"|^\W*(?:apologies|absent|missing|not (?:here|there|present)|away)\b\W*(?:from\W+|were\W+|was\W+)?(?P<gone>.+)$"
    r"|^\W*(?:only |just )?(?P<lacked>.+?) (?:was|were|is|are) (?:absent|missing|away|not (?:here|there|present))\W*$",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(rf"\W*{_ALL}{_WERE}\W*", re.IGNORECASE)
_PRESENT = re.compile(r"^\W*(?:present|in attendance|attendance|here|there|attended)\b\W*(?:were\b|was\b)?\W*", re.I)


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which meeting it was, but leave an empty form empty."""
    return agenda_meeting.settled(here, slots, agenda_meeting.held)[0]


def present(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read who was there; raise Unreadable for a name that is nobody's here."""
    said = " ".join(str(raw).split())
    meeting = agenda_meeting.held(here, slots)
    found = minutes_presence.expected(here, meeting)
    but = _BUT.match(said)
    if not but and not _EVERYBODY.fullmatch(said):
        there = minutes_presence.came(here, found, minutes_presence.named(here, found, _PRESENT.sub("", said)))
        return _kept(there, found.core - there.keys(), found.on_leave - there.keys(), frozenset())
    if not found.comes:
        raise Unreadable(NOBODY_KNOWN)
    gone = _gone(here, found, but["away"] or but["gone"] or but["lacked"]) if but else set()
    there = {id: by for id, by in found.comes.items() if id not in gone and by not in gone}
    missed = {id for id in gone if id in here.known.by_id and here.known.by_id[id].role != Role.DEPUTY}
    excused = {id for id in found.excused if there.get(id) == id}
    return _kept(there, missed | (found.comes.keys() - there.keys()), found.on_leave - missed, excused)


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who counts as present and who does not, and whether it was a quorum."""
    meeting = agenda_meeting.held(here, slots)
    kept = slots["present"]
    agencies = {one.agency for id, _ in kept["there"] if (one := here.known.by_id.get(id)) and one.role in SPEAKERS}
    count, needed = len(agencies - {None}), here.group.quorum
    agencies_were = f"{count} {'agency' if count == 1 else 'agencies'}, {needed} needed"
    excused = [(id, id) for id in kept["excused"]]
    before = attendance.of_meeting(here.session, here.group_id, meeting.id or 0)
    taken = [(row.member_id, row.present_by_id or row.member_id) for row in before if row.present]
    return [
        ("Meeting", agenda_meeting.show(slots["meeting"])),
        *([("Until now", f"present were {_names(here, taken)}")] if taken else []),
        ("Present", _names(here, kept["there"])),
        *([("Had sent apologies", f"{_names(here, excused)}, and counted as present")] if excused else []),
        ("Not there", _names(here, [(id, id) for id in kept["away"]])),
        *([("On leave, left out", _names(here, [(id, id) for id in kept["on_leave"]]))] if kept["on_leave"] else []),
        *([("Quorum", f"{agencies_were}: {'reached' if count >= needed else 'not reached'}")] if needed else []),
        *approved_minutes.stay(meeting),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it in the place of what was noted before; somebody who has left since is left out."""
    meeting = agenda_meeting.row(here, slots["meeting"])
    meeting_id, known = meeting.id or 0, here.known.by_id
    there = {id: by for id, by in slots["present"]["there"] if id in known and by in known}
    away = {id for id in slots["present"]["away"] if id in known} - there.keys()
    for id, by in there.items():
        attendance.take(here.session, change, meeting_id, id, present=True, by_id=by)
    for id in sorted(away):
        attendance.take(here.session, change, meeting_id, id, present=False)
    for row in attendance.of_meeting(here.session, here.group_id, meeting_id):
        if row.member_id not in there and row.member_id not in away:
            attendance.take(here.session, change, meeting_id, row.member_id, present=None)
    return f"Attendance of {agenda_meeting.show(slots['meeting'])} is taken: {len(there)} present."


def _kept(
    there: Mapping[int, int], away: Collection[int], on_leave: Collection[int], excused: Collection[int]
) -> dict[str, Any]:
    return {
        "there": [list(each) for each in there.items()],
        "away": sorted(away),
        "on_leave": sorted(on_leave),
        "excused": sorted(excused),
    }


def _gone(here: Situation, found: Expected, said: str) -> set[int]:
    return {one.member.id or 0 for one in minutes_presence.named(here, found, said)}


def _names(here: Situation, came: Sequence[tuple[int, int]]) -> str:
    known, said = here.known.by_id, []
    for id, by in came:
        if id in known and by in known:
            shown = naming.shown({"name": known[id].name, "agency": known[id].agency})
            said.append(shown if id == by else f"{known[by].name} for {shown}")
    return ", ".join(said) or "nobody"


CONVERSATION = Write(
    intent="take_attendance",
    title="Take attendance",
    fields=(
        agenda_meeting.HELD,
        Field(
            "present",
            "Present",
            minutes_presence.EXAMPLE,
            present,
            lambda kept: f"{len(kept['there'])} present",
            free_text=True,
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.RUN_MEETINGS,
)
