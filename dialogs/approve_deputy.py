"""Approve somebody who was named to come to a meeting in a member's place: for that one meeting, and nothing else."""

from typing import Any

from dialogs import which_meeting
from dialogs.conversation import Doubt, Facts, Field, Option, Refused, Slots, Unreadable, Write
from dialogs.rights import Right, may
from dialogs.situation import Situation
from storage import attendance, deputy_requests, meetings, roster
from storage.attendance import Attendance
from storage.audit import Change
from storage.members import Member, Role

NOT_YOURS = "Only the chair or the coordinator can approve a deputy. Nothing is saved."
NONE_OPEN = 'No deputy waits for an approval. Say "who is coming?" to see the answers so far.'
MOST_OFFERED = 4
ANY = "any"


def fill(here: Situation, slots: Slots) -> Slots:
    """Take the names a sentence gave as one request; raise Refused where nobody waits."""
    if not may(here.member, Right.RUN_MEETINGS):
        raise Refused(NOT_YOURS)
    if not _open(here):
        raise Refused(NONE_OPEN)
    said = {"deputy": str(slots.pop("deputy", "")), "member": str(slots.pop("member", ""))}
    return slots | {"request": slots.get("request") or said}


def request(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read which request is meant, by the name of the deputy or of the member; ask where several fit."""
    if isinstance(raw, dict) and "id" in raw:
        return _kept(here, _row(here, raw))
    said = raw if isinstance(raw, dict) else {ANY: str(raw)}
    fitting = [row for row in _open(here) if _fits(here, row, said)]
    if not fitting:
        waiting = "; ".join(_said(here, row) for row in _open(here)[:MOST_OFFERED])
        raise Unreadable(f"Nobody of that name waits for an approval. These do: {waiting}.")
    if len(fitting) > 1:
        options = [Option(_said(here, row), {"id": row.id}) for row in fitting[:MOST_OFFERED]]
        raise Doubt("Which one do you approve?", options)
    kept = _kept(here, fitting[0])
    _deputy(here, fitting[0])
    return kept


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who comes for whom, and that nothing else follows."""
    row = _row(here, slots["request"])
    deputy = _deputy(here, row)
    facts = [
        ("Meeting", _meeting(here, row)),
        ("Comes", f"{deputy.name} ({deputy.agency or deputy.role})"),
        ("In the place of", _member(here, row)),
        ("Access", f"{deputy.name} sees what they saw before, and nothing more"),
    ]
    given = attendance.of_meeting(here.session, here.group_id, row.meeting_id)
    others = [_member(here, one) for one in given if one.deputy_id == deputy.id and one.id != row.id]
    return [*facts, ("Also", f"{deputy.name} comes in the place of {'; '.join(others)}")] if others else facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the approval; the right, the request and the deputy are looked at again."""
    if not may(here.member, Right.RUN_MEETINGS):
        raise Refused(NOT_YOURS)
    row = _row(here, slots["request"])
    deputy = _deputy(here, row)
    said = f"Approved: {deputy.name} comes in the place of {_member(here, row)} to {_meeting(here, row)}."
    deputy_requests.approve(here.session, change, row, deputy.id or 0, deputy.name)
    return said


def show(value: Slots) -> str:
    """Say a request that was read."""
    return str(value["said"])


def _open(here: Situation) -> list[Attendance]:
    return deputy_requests.awaiting(here.session, here.group_id, here.today)


def _row(here: Situation, kept: Slots) -> Attendance:
    row = next((one for one in _open(here) if one.id == kept.get("id")), None)
    if row is None:
        raise Refused('That deputy does not wait for an approval any more. Say "who is coming?" to see why.')
    return row


def _kept(here: Situation, row: Attendance) -> dict[str, Any]:
    return {"id": row.id, "said": _said(here, row)}


def _said(here: Situation, row: Attendance) -> str:
    return f"{row.deputy_name} for {_member(here, row)}"


def _member(here: Situation, row: Attendance) -> str:
    person = here.known.by_id.get(row.member_id)
    if person is None:
        return "somebody who has left"
    return f"{person.name} ({person.agency})" if person.agency else person.name


def _meeting(here: Situation, row: Attendance) -> str:
    found = meetings.get(here.session, here.group_id, row.meeting_id)
    if found is None:
        raise LookupError(row.meeting_id)
    return which_meeting.said(found)


def _fits(here: Situation, row: Attendance, said: Slots) -> bool:
    person = here.known.by_id.get(row.member_id)
    names = {"deputy": row.deputy_name, "member": person.name if person else ""}
    if ANY in said:
        words = said[ANY].casefold().split()
        return any(name.casefold().split()[:1] and name.casefold().split()[0] in words for name in names.values())
    return all(_is_called(names[which], said[which]) for which in names if said.get(which))


def _is_called(name: str, said: str) -> bool:
    told = said.casefold()
    return told == name.casefold() or told.split()[:1] == name.casefold().split()[:1]


def _deputy(here: Situation, row: Attendance) -> Member:
    """Return the member of the group who was named; raise Refused with how to take them in where there is none."""
    others = [one for one in here.known.members if one.role != Role.INVITED and one.id != row.member_id]
    full = [one for one in others if one.name.casefold() == row.deputy_name.casefold()]
    found = full or [one for one in others if _is_called(one.name, row.deputy_name)]
    if len(found) == 1:
        return found[0]
    name = row.deputy_name
    if found:
        them = "; ".join(f"{one.name} ({one.agency or one.role})" for one in found)
        raise Refused(f'Several people of the group are called "{name}": {them}. Ask for the full name to be given.')
    waiting = roster.newcomers(here.session, here.group_id)
    first = "" if any(_is_called(one.name, name) for one in waiting) else f"Add {name} to the team in Teams first. "
    person = here.known.by_id.get(row.member_id)
    agency = person.agency if person and person.agency else "their agency"
    raise Refused(
        f"{name} is not in the group, so nothing is approved yet. {first}Then say "
        f'"take in {name} for {agency}", and "approve {name} for {person.name if person else "them"}" once more.'
    )


CONVERSATION = Write(
    intent="approve_deputy",
    title="Approve a deputy",
    fields=(Field("request", "Deputy", 'Whom do you approve, for whom? For example "Sam for Priya".', request, show),),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.RUN_MEETINGS,
)
