"""Which member somebody means: by name, as "me", or by agency ("the college lead"). A frame keeps the row id."""

import re
from typing import Any

from dialogs.conversation import Doubt, Option, Refused, Slots, Unreadable
from dialogs.situation import Situation
from storage import roster
from storage.members import Member, Role

ME = frozenset(("me", "myself", "i"))
MOST_OFFERED = 4
_SAID_AROUND = re.compile(r"(?i)^(?:the|our)\s+|[\u2019']s$|\s+(?:lead|rep|representative|member|partner|person)$")


def read(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read a member of the group; raise Doubt where several fit, Unreadable where none does."""
    if isinstance(raw, dict):
        return _value(member(here, raw))
    said = " ".join(str(raw).split())
    if said.casefold() in ME:
        return _value(here.known.by_id[here.member.id or 0])
    fitting = _by_name(here, said) or _by_agency(here, said)
    if not fitting:
        raise Unreadable(_nobody(here, said))
    if len(fitting) > 1:
        options = [Option(shown(_value(one)), _value(one)) for one in fitting[:MOST_OFFERED]]
        raise Doubt(f'Which "{said[:60]}" do you mean?', options)
    return _value(fitting[0])


def member(here: Situation, value: Slots) -> Member:
    """Return the member a read value means; raise Refused for somebody who has left since, also at the save."""
    found = here.known.by_id.get(value["member_id"])
    if found is None:
        raise Refused(f'{value["name"]} is no longer in the group, so nothing is saved. Say "who is in the group".')
    return found


def shown(value: Slots | None) -> str:
    """Say a member: "Priya (Probation)"."""
    if value is None:
        return "nobody"
    return f"{value['name']} ({value['agency']})" if value.get("agency") else str(value["name"])


def _value(one: Member) -> dict[str, Any]:
    return {"member_id": one.id, "name": one.name, "agency": one.agency}


def _by_name(here: Situation, said: str) -> list[Member]:
    name = re.sub(r"[\u2019']s$", "", said).casefold()
    full = [one for one in here.known.members if one.name.casefold() == name]
    return full or [one for one in here.known.members if name in one.name.casefold().split()[:1]]


def _by_agency(here: Situation, said: str) -> list[Member]:
    bare = said
    for _ in range(3):
        bare = _SAID_AROUND.sub("", bare)
    agency = here.vocabulary.exactly(bare, "agency") or bare
    people = [one for one in here.known.members if (one.agency or "").casefold() == agency.casefold()]
    return [one for one in people if one.role != Role.DEPUTY] or people


def _nobody(here: Situation, said: str) -> str:
    name = said.casefold()
    waiting = roster.newcomers(here.session, here.group_id)
    if any(name in (one.name.casefold(), *one.name.casefold().split()[:1]) for one in waiting):
        return f'"{said[:60]}" is in the team but not in the group yet. Say "take in the team" first.'
    known = here.known.members[0].name
    return f'I know nobody called "{said[:60]}" in the group. Say a name as in "who is in the group", such as {known}.'
