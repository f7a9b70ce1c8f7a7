"""Hand over all open actions of one person to another, or to an agency, in one write."""

from collections.abc import Sequence
from typing import Any

from dialogs import readers
from dialogs.conversation import Command, Facts, Field, Refused, Slots, Unreadable, Write
from dialogs.people import naming
from dialogs.rights import Right, may
from dialogs.situation import Situation
from storage import action_lists, actions, targets
from storage.action_lists import Filter, Line
from storage.audit import Change
from storage.members import Member, Role

SHOWN = 12  # refs named in a summary
THEIR_AGENCY = ("agency", "the agency", "their agency", "his agency", "her agency", "my agency")


def to(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read who takes over: a person of the group, or an agency ("the agency" is that of who hands over)."""
    if isinstance(raw, dict):
        return raw
    said = " ".join(str(raw).split())
    person = naming.member(here, slots["giver"] if "giver" in slots else slots["leaver"])
    if said.casefold() in THEIR_AGENCY:
        if not person.agency:
            raise Unreadable(f'{person.name} has no agency here. Name somebody, such as "{here.member.name}".')
        return {"kind": "agency", "name": person.agency}
    agency = here.vocabulary.exactly(said, "agency")
    if agency:
        return {"kind": "agency", "name": agency}
    taker = naming.read(here, said, slots)
    if taker["member_id"] == person.id:
        raise Unreadable('They have them already. Name somebody else, or say "the agency".')
    return {"kind": "person"} | taker


def open_lines(here: Situation, person: Member) -> list[Line]:
    """Return the open actions that name this person."""
    named = action_lists.lines(here.session, here.group_id, Filter(owners=(("person", person.name),)))
    return [line for line in named if any(_is(owner, person) for owner in line.owners)]


def has_items(here: Situation, person: Member) -> bool:
    """Tell whether there is anything to hand over."""
    return bool(open_lines(here, person) or _figures(here, person))


def told(here: Situation, person: Member, taker: Slots | None) -> Facts:
    """Say what goes to whom."""
    lines, asked = open_lines(here, person), _figures(here, person)
    refs = ", ".join(line.ref for line in lines[:SHOWN]) + (" …" if len(lines) > SHOWN else "")
    facts = [("Open actions", f"{len(lines)}: {refs}" if lines else "none")]
    if asked:
        facts.append(("Figures they are asked for", ", ".join(target.measure for target in asked)))
    if taker and (lines or asked):
        facts.append(("Go to", readers.show_owners([dict(taker)])))
    return facts


def move(here: Situation, change: Change, person: Member, taker: Slots) -> int:
    """Write the new owner of every open action, and who is asked for the figures; return how many actions.

    Raises Refused for a taker who has left since, before anything is written.
    """
    if taker.get("member_id") is not None:
        naming.member(here, taker)
    lines = open_lines(here, person)
    for line in lines:
        action = actions.by_ref(here.session, here.group_id, line.ref)
        actions.update(
            here.session,
            change,
            action,
            owners=_handed(action.owners, person, taker),
            note=f"Handed over from {person.name}",
            today=here.today,
        )
    next_asked = taker.get("member_id") or _answers_for(here, person, str(taker["name"]))
    for target in _figures(here, person):
        targets.agree_anew(here.session, change, target.id or 0, asked_of_id=next_asked)
    return len(lines)


def summary(here: Situation, slots: Slots) -> Facts:
    """Say whose items go to whom."""
    person = naming.member(here, slots["giver"])
    return [("From", naming.shown(slots["giver"])), *told(here, person, slots["to"])]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; every action's right is asked again."""
    person = naming.member(here, slots["giver"])
    require(here, person)
    number = move(here, change, person, slots["to"])
    return f"{counted(number)} handed over from {person.name} to {readers.show_owners([dict(slots['to'])])}."


def counted(number: int) -> str:
    """Say how many: "1 open action"."""
    return "1 open action" if number == 1 else f"{number} open actions"


def require(here: Situation, person: Member) -> None:
    """Raise Refused unless this member may hand over all of it: people's part, or their own agency's actions."""
    if may(here.member, Right.MANAGE_PEOPLE) or all(
        may(here.member, Right.UPDATE_ACTION, line.owners) for line in open_lines(here, person)
    ):
        return
    raise Refused("Some of those actions are another agency's, so I have changed nothing. The coordinator can do it.")


def giver(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read who hands over; raise Unreadable where there is nothing to hand over."""
    read = naming.read(here, raw, slots)
    person = naming.member(here, read)
    if not has_items(here, person):
        raise Unreadable(f'No open action names {person.name}. Whose actions are meant? For example "Priya".')
    require(here, person)
    return read


def _handed(owners: Sequence[dict[str, Any]], person: Member, taker: Slots) -> list[dict[str, Any]]:
    """Put the taker in the person's place, once; whether they lead or support stays, and who does both leads."""
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for owner in owners:
        new = dict(taker) | ({"supporting": True} if owner.get("supporting") else {}) if _is(owner, person) else owner
        name = (new["kind"], new["name"])
        if name not in kept or not new.get("supporting"):
            kept[name] = new
    return [*kept.values()]


def _is(owner: Slots, person: Member) -> bool:
    """Tell whether an owner is this person: by membership; by name where none was tied to it."""
    if owner.get("member_id") is not None:
        return bool(owner["member_id"] == person.id)
    return owner["kind"] == "person" and str(owner["name"]).casefold() == person.name.casefold()


def _figures(here: Situation, person: Member) -> list[targets.Target]:
    return [row for row in targets.of_group(here.session, here.group_id) if row.asked_of_id == person.id]


def _answers_for(here: Situation, person: Member, agency: str) -> int | None:
    """Return the member who speaks for an agency."""
    people = [one for one in here.known.members if one.agency == agency and one.role == Role.MEMBER]
    return next((one.id for one in people if one.id != person.id), None)


CONVERSATION = Write(
    intent="hand_over",
    title="Hand over actions",
    fields=(
        Field("giver", "From", 'Whose open actions? For example "Priya".', giver, naming.shown),
        Field(
            "to",
            "To",
            'Who takes them over? A name, an agency, or "the agency" for their own.',
            to,
            lambda value: readers.show_owners([dict(value)]),
        ),
    ),
    summary=summary,
    save=save,
    right=Right.UPDATE_ACTION,
    command=Command(
        "Hand over actions",
        'All open actions of one person to another; or say "Priya has left"',
        "hand over Priya's actions to Sam",
    ),
)
