"""Whose answer to a meeting is given: one's own, or by chair and coordinator others', or by a deputy their member's."""

from collections.abc import Sequence
from typing import Any

from dialogs.conversation import Doubt, Refused, Slots, Unreadable
from dialogs.people import naming
from dialogs.rights import Right, may
from dialogs.situation import Situation
from storage.acting import LEADS
from storage.members import Member, Role

MOST = 30  # members at once
_ANSWERED_FOR = (*LEADS, Role.MEMBER)  # by an agency's name; a deputy comes only in somebody's place
_ROLES = {"chair": Role.CHAIR, "coordinator": Role.COORDINATOR}


def fill(here: Situation, said: Any) -> list[int]:
    """Return the rows of the members a sentence answers for, none for the speaker alone.

    An agency is all who speak for it; the speaker's own is the speaker. Raise Unreadable, Refused.
    """
    if not isinstance(said, list):
        return []
    found = {one.id or 0: one for name in said[:MOST] for one in _meant(here, str(name))}
    if set(found) <= {here.member.id}:
        return []
    for one in found.values():
        require(here, one)
    return sorted(found)


def of(here: Situation, slots: Slots) -> list[Member]:
    """Return whose answer it is, as the group stands now; raise Refused for somebody who has left."""
    ids = slots.get("member") or [here.member.id]
    found = [here.known.by_id[one] for one in ids if one in here.known.by_id]
    if len(found) < len(ids):
        raise Refused("Somebody you answer for is no longer in the group. Nothing is saved.")
    return found


def require(here: Situation, one: Member) -> None:
    """Raise Refused for whoever may not answer for somebody: themselves, who runs the meetings, a named deputy."""
    own = one.id == here.member.id or one.deputy_for_id == here.member.id
    speaker = here.known.by_id.get(here.member.id)
    stands_in = speaker is not None and speaker.deputy_for_id == one.id
    if not (own or stands_in or may(here.member, Right.RUN_MEETINGS)):
        raise Refused(
            f"Only {one.name}, the chair or the coordinator can answer for {one.name}. Nothing is saved. "
            'For yourself say "apologies" or "I\'ll be there".'
        )


def is_for_others(here: Situation, slots: Slots) -> bool:
    """Tell whether somebody else's answer is given."""
    return bool(slots.get("member"))


def named(people: Sequence[Member]) -> str:
    """Say whose answer it is: "Priya (Probation), Joan (Housing)"."""
    return ", ".join(naming.shown({"name": one.name, "agency": one.agency}) for one in people)


def _meant(here: Situation, said: str) -> list[Member]:
    if role := _ROLES.get(said):
        return [one for one in here.known.members if one.role == role]
    own = here.known.by_id.get(here.member.id)
    agency = here.vocabulary.exactly(said, "agency")
    if agency and own is not None and own.agency == agency:
        return [own]
    if agency and (people := [one for one in here.known.members if one.agency == agency and one.role in _ANSWERED_FOR]):
        return people
    try:
        return [naming.member(here, naming.read(here, said, {}))]
    except Doubt as doubt:
        raise Unreadable(
            f'{doubt.question} Say the name in full, or the agency, as in "apologies from Housing".'
        ) from None
