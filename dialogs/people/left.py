"""Somebody has left: they have no access from now on, and their open items go to somebody else, in one write."""

from typing import Any

from dialogs import readers
from dialogs.conversation import Facts, Field, Refused, Slots, Write
from dialogs.people import hand_over, naming
from dialogs.rights import Right, may
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import deputy_requests, members
from storage.audit import Change
from storage.members import LastCoordinator

NOT_YOURS = "Only the chair or the coordinator can say that somebody has left. Nothing is saved."


def person(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read who has left; raise Refused for the last coordinator."""
    read = naming.read(here, raw, slots)
    try:
        members.keep_coordinator(here.session, here.group_id, {read["member_id"]: {"left_on": here.today}})
    except LastCoordinator as error:
        raise Refused(f"{read['name']} is the only coordinator. {error}") from error
    return read


def summary(here: Situation, slots: Slots) -> Facts:
    """Say from when, and what goes to whom."""
    gone = naming.member(here, slots["leaver"])
    facts = [
        ("Who", naming.shown(slots["leaver"])),
        ("Has left", f"from {long_date(here.today)} on, with no access any more"),
        *hand_over.told(here, gone, slots.get("to")),
    ]
    deputies = [one.name for one in here.known.members if one.deputy_for_id == gone.id]
    return facts + ([("Was their deputy", ", ".join(deputies))] if deputies else [])


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the leaving and the hand-over; the right is asked again."""
    if not may(here.member, Right.MANAGE_PEOPLE):
        raise Refused(NOT_YOURS)
    gone = naming.member(here, person(here, slots["leaver"], slots))
    number = hand_over.move(here, change, gone, slots["to"]) if slots.get("to") else 0
    row = members.get(here.session, here.group_id, gone.id or 0)
    if row is None:
        raise LookupError(gone.id)
    members.amend(here.session, change, row, left_on=here.today)
    deputy_requests.lost(here.session, change, gone.id or 0, here.today)
    handed = f" {hand_over.counted(number)} went to {readers.show_owners([dict(slots['to'])])}." if number else ""
    return f"{gone.name} has left the group.{handed}"


def _has_items(here: Situation, slots: Slots) -> bool:
    return hand_over.has_items(here, naming.member(here, slots["leaver"]))


CONVERSATION = Write(
    intent="member_left",
    title="Somebody has left",
    fields=(
        Field("leaver", "Who", 'Who has left? For example "Priya".', person, naming.shown),
        Field(
            "to",
            "Open items go to",
            'Who takes over their open items? A name, an agency, or "the agency" for their own.',
            hand_over.to,
            lambda value: readers.show_owners([dict(value)]),
            required=_has_items,
            left_open="Leave them as they are",
        ),
    ),
    summary=summary,
    save=save,
    right=Right.MANAGE_PEOPLE,
)
