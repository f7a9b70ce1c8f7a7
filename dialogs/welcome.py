"""The first words in a place: once, saying who added the bot and what it does; and the group that begins there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cards import help as cards
from dialogs.turn import Person, Reply
from storage import audit, conversations, groups, members
from storage.conversations import Reference
from storage.members import Member, Role

TAKE_IN: cards.Button = ("Take in the team", "take_in", {})
NOT_YET = (
    "This place belongs to no group yet. A group begins when somebody who is in none adds me to its team; if there is "
    "a group already, ask its coordinator to add me here."
)


@dataclass(frozen=True, slots=True)
class Installed:
    """The bot was added to a place. `by` is None when Teams does not say who did it."""

    reference: Reference
    by: Person | None
    team_name: str | None = None


def welcome(session: Session, installed: Installed, now: datetime) -> tuple[Reply, ...]:
    """Keep the place, begin or join its group, and return the welcome; nothing when this place was welcomed before."""
    place = conversations.remember(session, installed.reference, now)
    if place.scope != "personal" and place.group_id is None and installed.by is not None:
        place.group_id = _group_of(session, installed, installed.by, now)
        place.gets_digest = place.group_id is not None
    if place.welcomed_at is not None:
        return ()
    place.welcomed_at = now
    where = f"to {installed.team_name}" if installed.team_name else "here"
    who = f"{installed.by.name} added me {where}." if installed.by else f"I was added {where}."
    if place.scope != "personal" and place.group_id is None:
        who += f" {NOT_YET}"
    starters = cards.STARTERS if place.group_id is None else (TAKE_IN, *cards.STARTERS)
    card = cards.welcome(who, starters)
    return (Reply(f"{who} I am Prevent Clerk: I keep the action plan and the training register. Say help.", card),)


def _group_of(session: Session, installed: Installed, by: Person, now: datetime) -> int | None:
    """Return the group this place belongs to from now on, None for none yet.

    It is the group whose chair or coordinator added the bot. Somebody who is in no group of the tenant begins one by
    adding the bot to a team, with themselves as its coordinator. All others have to ask theirs: being a member gives
    no right to open the group's record to the readers of another place.
    """
    tenant = installed.reference.tenant_id
    own = members.of_person(session, tenant, by.id)
    runs = {member.group_id for member in own if member.role in (Role.CHAIR, Role.COORDINATOR)}
    if own or installed.reference.scope != "channel":
        return runs.pop() if len(runs) == 1 else None
    group_id = _begun(session, installed, tenant)
    if all(member.role != Role.COORDINATOR for member in members.of_group(session, group_id)):
        change = audit.begin(session, group_id, by_id=None, by_name=by.name, at=now)
        first = Member(group_id=group_id, tenant_id=tenant, entra_id=by.id, name=by.name, role=Role.COORDINATOR)
        members.join(session, change, first)
    return group_id


def _begun(session: Session, installed: Installed, tenant: str) -> int:
    """Return a new group, or the one that `clerk import-plan` began and whose first team this is."""
    imported = [group for group in groups.every(session) if not group.tenant_id]
    if len(imported) == 1:
        imported[0].tenant_id = tenant
        return imported[0].id or 0
    name = installed.team_name or "Prevent operational group"
    return groups.add(session, groups.Group(tenant_id=tenant, name=name)).id or 0
