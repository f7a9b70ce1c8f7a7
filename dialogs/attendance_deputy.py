"""Who comes to a meeting in somebody's place: a named deputy of theirs, or a name that awaits approval."""

import re
from collections.abc import Sequence
from typing import Any

from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.people import naming
from dialogs.situation import Situation
from storage.members import Member

LONGEST = 60
EXAMPLE = 'Who comes in your place? Give a name, for example "Sam".'
_MINE = re.compile(r"\W*(?:my |the |a )*(?:named )?deputy\W*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w .'\u2019-]*")


def named(here: Situation, whose: int) -> list[Member]:
    """Return a member's named deputies."""
    return [one for one in here.known.members if one.deputy_for_id == whose]


def offered(here: Situation) -> Sequence[str]:
    """Return the names of the speaker's deputies, as choices."""
    return tuple(one.name for one in named(here, here.member.id))


def read(here: Situation, raw: Any, slots: Slots) -> Slots:
    """Read who comes: `id` is the row of a named deputy, None for anybody else; "me" is the speaker."""
    if isinstance(raw, dict):
        return still(here, raw, slots)
    own, said = named(here, whose(here, slots)), " ".join(str(raw).split()).strip(" .,!")
    if said.casefold() in naming.ME and slots.get("member"):
        said = here.member.name
    fitting = own if _MINE.fullmatch(said) else _fitting(own, said)
    if len(fitting) > 1:
        raise Doubt("Which deputy comes?", [Option(one.name, _kept(one)) for one in fitting])
    if fitting:
        return _kept(fitting[0])
    if _MINE.fullmatch(said):
        raise Unreadable("You have no named deputy yet.")
    if not _NAME.fullmatch(said) or len(said) > LONGEST:
        raise Unreadable("I could not read that as a name.")
    return {"id": None, "name": said[:1].upper() + said[1:]}


def whose(here: Situation, slots: Slots) -> int:
    """Return in whose place somebody comes, as a row: the one member who is answered for, else the speaker."""
    ids = slots.get("member") or [here.member.id]
    if len(ids) > 1:
        raise Unreadable('One deputy comes for one member: say "apologies from Priya, Sam will deputise" for each.')
    return int(ids[0])


def still(here: Situation, kept: Slots, slots: Slots) -> Slots:
    """Return a deputy that was read as it stands now: who is no longer the member's deputy awaits approval."""
    known = next((one for one in named(here, whose(here, slots)) if one.id == kept.get("id")), None)
    return _kept(known) if known else {"id": None, "name": str(kept.get("name", ""))[:LONGEST]}


def show(value: Slots | None) -> str:
    """Say who comes."""
    return str(value["name"]) if value else "nobody"


def to_approve(value: Slots) -> str:
    """Say what is to come of somebody who is no named deputy."""
    return f"{value['name']} is not your named deputy: the coordinator is asked to approve. No access follows."


def asked(value: Slots) -> str:
    """Say what has come of it."""
    return f"{value['name']} is not your named deputy, so the coordinator has been asked to approve."


def _fitting(own: Sequence[Member], said: str) -> list[Member]:
    name = said.casefold()
    full = [one for one in own if one.name.casefold() == name]
    return full or [one for one in own if one.name.casefold().split()[:1] == name.split()[:1]]


def _kept(one: Member) -> Slots:
    return {"id": one.id, "name": one.name}
