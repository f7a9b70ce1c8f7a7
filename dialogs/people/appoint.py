"""Appoint: chair, coordinator, member, observer, deputy for somebody, invited for one meeting."""

import re
from datetime import date
from typing import Any

from dialogs.conversation import Command, Doubt, Facts, Field, Option, Refused, Slots, Unreadable, Write
from dialogs.people import naming
from dialogs.rights import Right, may
from dialogs.situation import Situation
from rules.calendar import long_date
from rules.deadlines import read as read_deadline
from storage import meetings, members
from storage.audit import Change
from storage.meetings import Meeting, MeetingState
from storage.members import LastCoordinator, Member, Role

MEETINGS_OFFERED = 3
ROLES = tuple(role.value for role in Role)
_CALLED = {
    "chairman": Role.CHAIR,
    "chairwoman": Role.CHAIR,
    "chairperson": Role.CHAIR,
    "co-ordinator": Role.COORDINATOR,
    "guest": Role.INVITED,
    "invitee": Role.INVITED,
}
_WITH_ARTICLE = {
    Role.CHAIR: "the chair",
    Role.COORDINATOR: "a coordinator",
    Role.MEMBER: "a member",
    Role.OBSERVER: "an observer",
}
NOT_YOURS = "Only the chair or the coordinator can say who has which part. Nothing is saved."


def fill(here: Situation, slots: Slots) -> Slots:
    """Read the part out of the rest: who is asked to a meeting is invited, who has a principal is a deputy."""
    if "role" not in slots and slots.get("meeting"):
        return slots | {"role": Role.INVITED.value}
    return slots | {"role": Role.DEPUTY.value} if "role" not in slots and slots.get("deputy_for") else slots


def role(here: Situation, raw: Any, slots: Slots) -> str:
    """Read a part in the group; raise Refused where the last coordinator would stop being one."""
    said = str(raw).casefold().strip(" .").removeprefix("the ").removeprefix("a ").removeprefix("an ")
    read = _CALLED.get(said) or next((one for one in Role if one == said), None)
    if read is None:
        raise Unreadable('I could not read that as a part. Try "chair", "coordinator", "deputy" or "observer".')
    person = naming.member(here, slots["person"])
    if read in (Role.CHAIR, Role.MEMBER, Role.OBSERVER, Role.INVITED):
        _keep_coordinator(here, person, role=read.value)
    return read.value


def principal(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read whose deputy somebody is to be."""
    read = naming.read(here, raw, slots)
    if read["member_id"] == slots["person"]["member_id"]:
        raise Unreadable('Nobody is their own deputy. Whose is it? For example "Priya".')
    return read


def meeting(here: Situation, raw: Any, _slots: Slots) -> int:
    """Read which meeting somebody is invited to: one that is planned."""
    if type(raw) is int:
        return _planned(here, raw).id or 0
    read = _day(here, raw["text"] if isinstance(raw, dict) else str(raw))
    coming = [one for one in meetings.of_group(here.session, here.group_id) if _is_to_come(here, one)]
    if not coming:
        raise Unreadable("No meeting is planned to invite anybody to.")
    day = read["date"] or ""
    day = day[:7] if read["precision"] == "month" else day
    fitting = [one for one in coming if day and one.held_on.isoformat().startswith(day)]
    if len(fitting) == 1:
        return fitting[0].id or 0
    offered = (fitting or coming)[:MEETINGS_OFFERED]
    raise Doubt("Which meeting?", [Option(_said(one), one.id) for one in offered])


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who becomes what, and who stops being it."""
    person = naming.member(here, slots["person"])
    values = _values(here, person, slots)
    facts = [("Who", naming.shown(slots["person"]))]
    facts.append(("Part", person.role if person.role == values["role"] else f"{person.role} → {values['role']}"))
    if slots.get("agency"):
        facts.append(("Agency", f"{person.agency or 'none'} → {slots['agency']}"))
    if slots["role"] == Role.DEPUTY:
        facts.append(("Deputy for", naming.shown(slots["deputy_for"])))
    if slots["role"] == Role.INVITED:
        facts.append(("Invited to", _said(_planned(here, slots["meeting"]))))
        facts.append(("Sees", "their own actions and that meeting, until it has ended"))
    facts += [("Chair until now", f"{one.name} becomes a member") for one in _chairs_before(here, person, slots)]
    return facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; the right is asked again, and a group keeps a coordinator."""
    if not may(here.member, Right.MANAGE_PEOPLE):
        raise Refused(NOT_YOURS)
    person = _row(here, naming.member(here, slots["person"]))
    values = _values(here, person, slots)
    _keep_coordinator(here, person, **values)
    before = _chairs_before(here, person, slots)
    members.amend(here.session, change, person, **values)
    for one in before:
        members.amend(here.session, change, _row(here, one), role=Role.MEMBER.value)
    if slots["role"] == Role.DEPUTY:
        return f"{person.name} is deputy for {slots['deputy_for']['name']}."
    if slots["role"] == Role.INVITED:
        return f"{person.name} is invited to {_said(_planned(here, slots['meeting']))}."
    return f"{person.name} is {_WITH_ARTICLE[values['role']]}{f' for {person.agency}' if slots.get('agency') else ''}."


def _values(here: Situation, person: Member, slots: Slots) -> dict[str, Any]:
    """Return the columns of a member with this part. Who has a part of their own keeps it as somebody's deputy."""
    values: dict[str, Any] = {"role": slots["role"]}
    values["deputy_for_id"] = slots["deputy_for"]["member_id"] if slots["role"] == Role.DEPUTY else None
    values["invited_to_id"] = slots["meeting"] if slots["role"] == Role.INVITED else None
    if slots["role"] == Role.DEPUTY:
        if person.role in (Role.CHAIR, Role.COORDINATOR, Role.MEMBER):
            values["role"] = person.role
        if not person.agency:
            values["agency"] = slots["deputy_for"]["agency"]
    return values | ({"agency": slots["agency"]} if slots.get("agency") else {})


def _chairs_before(here: Situation, person: Member, slots: Slots) -> list[Member]:
    """Return who stops being the chair: a group has one."""
    if slots["role"] != Role.CHAIR:
        return []
    return [one for one in here.known.members if one.role == Role.CHAIR and one.id != person.id]


def _keep_coordinator(here: Situation, person: Member, **values: Any) -> None:
    try:
        members.keep_coordinator(here.session, here.group_id, {person.id or 0: values})
    except LastCoordinator as error:
        raise Refused(f"{person.name} is the only coordinator. {error}") from error


def _row(here: Situation, member: Member) -> Member:
    """Return the member's row of this transaction: what is known between turns is not written to."""
    row = members.get(here.session, here.group_id, member.id or 0)
    if row is None:
        raise LookupError(member.id)
    return row


def _planned(here: Situation, meeting_id: int) -> Meeting:
    found = meetings.get(here.session, here.group_id, meeting_id)
    if found is None:
        raise Refused("That meeting is no longer in the calendar, so nothing is saved. Name another one.")
    return found


def _day(here: Situation, said: str) -> dict[str, Any]:
    """Read "the next meeting", "2 March", and "the April meeting" as that month."""
    read = read_deadline(said, here.reading).as_json()
    if read["date"]:
        return read
    return read_deadline(re.sub(r"(?i)\b(?:the|meeting|one)\b", "", said).strip(), here.reading).as_json()


def _is_to_come(here: Situation, one: Meeting) -> bool:
    return one.state == MeetingState.PLANNED and one.held_on >= here.today


def _said(one: Meeting) -> str:
    day: date = one.held_on
    return f"{one.title}, {long_date(day)}, {one.starts}"


def agency(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read an agency of the group."""
    known = here.vocabulary.exactly(str(raw), "agency")
    if known is None:
        raise Unreadable(f"I do not know that agency. The group has: {'; '.join(here.vocabulary.agencies)}.")
    return known


def _only_for(role: Role) -> Any:
    return lambda _here, slots: slots.get("role") == role


CONVERSATION = Write(
    intent="appoint",
    title="Say who has which part",
    fields=(
        Field("person", "Who", 'Who is it? For example "Joan", "me" or "the college lead".', naming.read, naming.shown),
        Field("role", "Part", "Which part do they have?", role, choices=lambda _here: ROLES),
        Field(
            "deputy_for",
            "Deputy for",
            "Whose deputy?",
            principal,
            naming.shown,
            required=_only_for(Role.DEPUTY),
        ),
        Field(
            "meeting",
            "Invited to",
            "Which meeting?",
            meeting,
            required=_only_for(Role.INVITED),
        ),
        Field("agency", "Agency", "For which agency?", agency, required=lambda _here, _slots: False),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.MANAGE_PEOPLE,
    command=Command("Appoint", "Chair, coordinator, deputy, invited partner, observer", "make Joan the chair"),
)
