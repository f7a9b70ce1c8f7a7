"""Which group a place belongs to: settled when the bot is added, or asked there of somebody who runs several groups."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cards import elements
from cards import form as form_cards
from cards import help as cards
from dialogs.rights import Right, reach
from dialogs.turn import Person, Reply, Turn
from storage import audit, conversations, groups, members
from storage.members import Member, Role

CHOOSE = "choose_place"  # the verb of the buttons
NEW = "new"
TAKE_IN: cards.Button = ("Take in the team", "take_in", {})
UNNAMED = "Prevent operational group"
LONGEST_NAME = 100
ASK = (
    "You run several groups: which one does this place belong to? Press it, or write me its name here. Until then I "
    "tell nobody here anything."
)
NOT_YOURS = "Only the chair or the coordinator of a group can say that this place belongs to it. Nothing is changed."


def at_install(
    session: Session, tenant_id: str, scope: str, by: Person, team_name: str | None, now: datetime
) -> int | None:
    """Return the group that a place where the bot was added belongs to from now on, None for none yet.

    It is the group whose chair or coordinator added the bot. Somebody who is in no group of the tenant begins one by
    adding the bot to a team, with themselves as its coordinator. All others have to ask theirs: being a member gives
    no right to open the group's record to the readers of another place.
    """
    if runs := _runs(session, tenant_id, by.id):
        return next(iter(runs)) if len(runs) == 1 else None
    if scope != "channel" or members.of_person(session, tenant_id, by.id):
        return None
    imported = [group for group in groups.every(session) if not group.tenant_id]
    if len(imported) != 1:
        return _begin(session, tenant_id, by, team_name, now)
    # `clerk import-plan` began it, and this is its first team.
    imported[0].tenant_id = tenant_id
    group_id = imported[0].id or 0
    if all(member.role != Role.COORDINATOR for member in members.of_group(session, group_id)):
        _join_first(session, group_id, tenant_id, by, now)
    return group_id


def buttons(session: Session, tenant_id: str, by: Person | None, team_name: str | None) -> list[cards.Button]:
    """Return the choice for somebody who runs several groups; nothing for anybody else."""
    runs = _runs(session, tenant_id, by.id) if by else {}
    if len(runs) < 2:
        return []
    own = [(groups.get(session, id).name, CHOOSE, {"group": id}) for id in runs]
    return [*own[: elements.MOST_BUTTONS - 1], ("A new group", CHOOSE, {"group": NEW, "name": team_name or ""})]


def answered(session: Session, turn: Turn, now: datetime) -> Reply | None:
    """Take a button or a group's name as the answer in a place that belongs to none; None for every other turn."""
    place = conversations.find(session, turn.tenant_id, turn.channel_id) if turn.scope != "personal" else None
    if place is None or place.group_id is not None:
        return None
    runs = _runs(session, turn.tenant_id, turn.person.id)
    meant = _meant(session, turn, runs)
    if meant is None:
        known = turn.verb == CHOOSE and members.of_person(session, turn.tenant_id, turn.person.id)
        return Reply(NOT_YOURS, cards.note(NOT_YOURS), refused=True) if known else None
    session.refresh(place, with_for_update=True)
    if place.group_id is not None:  # two answered at once, and the other was first
        return None
    member = runs.get(meant) or next(iter(runs.values()))
    by = Person(member.entra_id, member.name)
    if meant == NEW:
        group_id = _begin(session, turn.tenant_id, by, turn.data.get("name"), now)
        conversations.belong(session, _change(session, group_id, None, by, now), place)
        said = f"A new group begins here: {groups.get(session, group_id).name}. You are its coordinator."
        return Reply(said, cards.note(said, [TAKE_IN]))
    change = _change(session, meant, member.id, by, now)
    conversations.belong(session, change, place)
    name = groups.get(session, meant).name
    said = f"This place belongs to {name} from now on: I answer its members here, and its reminders come here."
    return Reply(said, cards.note(said, [TAKE_IN, ("Undo", form_cards.UNDO, {"change": change.id})]))


def _meant(session: Session, turn: Turn, runs: Mapping[int, Member]) -> Any:
    """Return which of the groups this person runs is meant: its id, NEW, or None. A button's data is hostile."""
    if turn.verb == CHOOSE:
        said = turn.data.get("group")
        return said if runs and (said == NEW or (type(said) is int and said in runs)) else None
    typed = "" if turn.verb else turn.text.casefold().strip(" .!")
    named = [id for id in runs if groups.get(session, id).name.casefold() == typed]
    return named[0] if len(named) == 1 else None


def _runs(session: Session, tenant_id: str, person_id: str) -> dict[int, Member]:
    """Return the groups whose record this person may open to a place, each with their membership."""
    own = members.of_person(session, tenant_id, person_id)
    return {member.group_id: member for member in own if reach(member, Right.OPEN_PLACE)}


def _begin(session: Session, tenant_id: str, by: Person, team_name: object, now: datetime) -> int:
    """Begin a group called like the team, with this person as its coordinator.

    Its name differs from those of their other groups alone: of the groups of others it must tell nothing.
    """
    name = " ".join(team_name.split())[:LONGEST_NAME] if isinstance(team_name, str) else ""
    name = name or UNNAMED
    own = members.of_person(session, tenant_id, by.id)
    taken = {groups.get(session, one.group_id).name.casefold() for one in own}
    names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 2)))
    free = next(one for one in names if one.casefold() not in taken)
    group_id = groups.add(session, groups.Group(tenant_id=tenant_id, name=free)).id or 0
    _join_first(session, group_id, tenant_id, by, now)
    return group_id


def _join_first(session: Session, group_id: int, tenant_id: str, by: Person, now: datetime) -> None:
    first = Member(group_id=group_id, tenant_id=tenant_id, entra_id=by.id, name=by.name, role=Role.COORDINATOR)
    members.join(session, _change(session, group_id, None, by, now), first)


def _change(session: Session, group_id: int, member_id: int | None, by: Person, now: datetime) -> audit.Change:
    return audit.begin(session, group_id, by_id=member_id, by_name=by.name, at=now)
