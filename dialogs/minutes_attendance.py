"""Attendance taken: who was there, by agencies and members of the group; nobody else is ever written down."""

import re
from collections.abc import Sequence
from typing import Any

from dialogs import agenda_meeting
from dialogs.conversation import Doubt, Facts, Field, Slots, Unreadable, Write
from dialogs.people import naming
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import attendance
from storage.acting import LEADS
from storage.attendance import Answer
from storage.audit import Change
from storage.members import Member, Role

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
_LIST = re.compile(r"\s*[,;&+/\n]\s*|\s+and\s+", re.IGNORECASE)
_AROUND = re.compile(r"^(?:the|from|also)\s+|\s+(?:was|were|too|as well|here|there|present)$", re.IGNORECASE)


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which meeting it was, but leave an empty form empty."""
    return agenda_meeting.settled(here, slots, agenda_meeting.held)[0]


def present(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read who was there; raise Unreadable for a name that is nobody's here."""
    said = " ".join(str(raw).split())
    expected = [one for one in here.known.members if one.role in (*LEADS, Role.MEMBER)]
    if _EVERYBODY.fullmatch(said):
        return _kept(expected, {}, expected)
    if but := _BUT.match(said):
        gone = {one.id for one in _named(here, but["away"] or but["gone"] or but["lacked"])}
        return _kept([one for one in expected if one.id not in gone], {}, expected)
    there, stood_in = [], {}
    for one in _named(here, _PRESENT.sub("", said)):
        absent = here.known.by_id.get(one.deputy_for_id) if one.role == Role.DEPUTY and one.deputy_for_id else None
        if absent is not None:
            stood_in[str(absent.id)] = one.id
        there.append(absent or one)
    return _kept(there, stood_in, expected)


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who counts as present and who does not, and whether it was a quorum."""
    agenda_meeting.held(here, slots)
    kept = slots["present"]
    agencies = {one.agency for one in _members(here, kept["there"]) if one.agency}
    quorum = here.group.quorum
    enough = "reached" if len(agencies) >= quorum else "not reached"
    return [
        ("Meeting", agenda_meeting.show(slots["meeting"])),
        ("Present", _names(here, kept["there"], kept["stood_in"])),
        ("Not there", _names(here, kept["away"], {})),
        *([("Quorum", f"{len(agencies)} of {quorum} agencies: {enough}")] if quorum else []),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; somebody who has left since is left out."""
    meeting = agenda_meeting.row(here, slots["meeting"])
    kept = slots["present"]
    for one in _members(here, kept["there"]):
        if deputy := here.known.by_id.get(kept["stood_in"].get(str(one.id))):
            attendance.answer(
                here.session,
                change,
                meeting.id or 0,
                one.id or 0,
                Answer.DEPUTY,
                deputy_id=deputy.id,
                deputy_name=deputy.name,
            )
        attendance.take(here.session, change, meeting.id or 0, one.id or 0, present=True)
    for one in _members(here, kept["away"]):
        attendance.take(here.session, change, meeting.id or 0, one.id or 0, present=False)
    return f"Attendance of {agenda_meeting.show(slots['meeting'])} is taken: {len(kept['there'])} present."


def _kept(there: Sequence[Member], stood_in: dict[str, Any], expected: Sequence[Member]) -> dict[str, Any]:
    ids = list(dict.fromkeys(one.id for one in there))
    return {"there": ids, "stood_in": stood_in, "away": [one.id for one in expected if one.id not in ids]}


def _named(here: Situation, said: str) -> list[Member]:
    """Return the members of a list of names and agencies; raise Unreadable."""
    found: list[Member] = []
    whole = here.vocabulary.exactly(said.strip(" ."), "agency")
    for piece in [said] if whole else filter(None, (one.strip(" .") for one in _LIST.split(said))):
        bare = _AROUND.sub("", _AROUND.sub("", piece.strip(" .")))
        agency = here.vocabulary.exactly(bare, "agency")
        own = [one for one in here.known.members if agency and one.agency == agency and one.role != Role.DEPUTY]
        try:
            found += own or [naming.member(here, naming.read(here, bare, {}))]
        except Doubt:
            raise Unreadable(f'"{bare[:60]}" fits several members. Say the agency or the name in full.') from None
    if not found:
        raise Unreadable('Who was there? For example "everyone but housing" or "probation, police and Joan".')
    return found


def _members(here: Situation, ids: Sequence[int]) -> list[Member]:
    return [here.known.by_id[one] for one in ids if one in here.known.by_id]


def _names(here: Situation, ids: Sequence[int], stood_in: dict[str, int]) -> str:
    said = []
    for one in _members(here, ids):
        deputy = here.known.by_id.get(stood_in.get(str(one.id)))
        shown = naming.shown({"name": one.name, "agency": one.agency})
        said.append(f"{deputy.name} for {shown}" if deputy else shown)
    return ", ".join(said) or "nobody"


CONVERSATION = Write(
    intent="take_attendance",
    title="Take attendance",
    fields=(
        agenda_meeting.BEGUN,
        Field(
            "present",
            "Present",
            'Who was there? For example "everyone but housing" or "probation, police and Joan".',
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
