"""Approve somebody who was named to come to a meeting in a member's place: for that one meeting, and nothing else."""

from typing import Any

from dialogs import deputy_request
from dialogs.conversation import Facts, Refused, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import attendance, deputy_requests, roster
from storage.attendance import Attendance
from storage.audit import Change
from storage.members import Member, Role


def request(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read which request is meant; raise Refused with how to take somebody in who is not in the group."""
    kept = deputy_request.read(here, raw, slots)
    _deputy(here, deputy_request.row(here, kept))
    return kept


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who comes for whom, and that nothing else follows."""
    row = deputy_request.row(here, slots["request"])
    deputy = _deputy(here, row)
    facts = [
        ("Meeting", deputy_request.meeting(here, row)),
        ("Comes", f"{deputy.name} ({deputy.agency or deputy.role})"),
        ("In the place of", deputy_request.member(here, row)),
        ("Access", f"{deputy.name} sees what they saw before, and nothing more"),
    ]
    given = attendance.of_meeting(here.session, here.group_id, row.meeting_id)
    others = [deputy_request.member(here, one) for one in given if one.deputy_id == deputy.id and one.id != row.id]
    return [*facts, ("Also", f"{deputy.name} comes in the place of {'; '.join(others)}")] if others else facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the approval; the right, the request and the deputy are looked at again. Both are told."""
    deputy_request.require_right(here)
    row = deputy_request.row(here, slots["request"])
    deputy, member = _deputy(here, row), deputy_request.member(here, row)
    said = f"Approved: {deputy.name} comes in the place of {member} to {deputy_request.meeting(here, row)}."
    deputy_requests.approve(here.session, change, row, deputy.id or 0, deputy.name)
    return said


def _deputy(here: Situation, row: Attendance) -> Member:
    """Return the member of the group who was named; raise Refused with how to take them in where there is none."""
    others = [one for one in here.known.members if one.role != Role.INVITED and one.id != row.member_id]
    full = [one for one in others if one.name.casefold() == row.deputy_name.casefold()]
    found = full or [one for one in others if deputy_request.is_called(one.name, row.deputy_name)]
    if len(found) == 1:
        return found[0]
    name = row.deputy_name
    if found:
        them = "; ".join(f"{one.name} ({one.agency or one.role})" for one in found)
        raise Refused(f'Several people of the group are called "{name}": {them}. Ask for the full name to be given.')
    waiting = roster.newcomers(here.session, here.group_id)
    first = (
        ""
        if any(deputy_request.is_called(one.name, name) for one in waiting)
        else f"Add {name} to the team in Teams first. "
    )
    person = here.known.by_id.get(row.member_id)
    agency = person.agency if person and person.agency else "their agency"
    raise Refused(
        f"{name} is not in the group, so nothing is approved yet. {first}Then say "
        f'"take in {name} for {agency}", and "approve {name} for {person.name if person else "them"}" once more.'
    )


CONVERSATION = Write(
    intent="approve_deputy",
    title="Approve a deputy",
    fields=(deputy_request.field('Whom do you approve, for whom? For example "Sam for Priya".', request),),
    summary=summary,
    save=save,
    fill=deputy_request.fill,
    right=Right.RUN_MEETINGS,
)
