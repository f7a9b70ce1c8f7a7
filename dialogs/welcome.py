"""The first words in a place: once, saying who added the bot and what it does; and the group that begins there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cards import help as cards
from dialogs.turn import Person, Reply
from storage import audit, conversations, groups, members
from storage.conversations import Reference
from storage.members import Member, Role


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
        place.gets_digest = True
    if place.welcomed_at is not None:
        return ()
    place.welcomed_at = now
    where = f"to {installed.team_name}" if installed.team_name else "here"
    who = f"{installed.by.name} added me {where}." if installed.by else f"I was added {where}."
    card = cards.welcome(who)
    return (Reply(f"{who} I am Prevent Clerk: I keep the action plan and the training register. Say help.", card),)


def _group_of(session: Session, installed: Installed, by: Person, now: datetime) -> int:
    """Return the group whose chair or coordinator added the bot, or a new one with them as its coordinator.

    A group that `clerk import-plan` began has no tenant yet: the first team that adds the bot is its own.
    """
    tenant = installed.reference.tenant_id
    for member in members.of_person(session, tenant, by.id):
        if member.role in (Role.CHAIR, Role.COORDINATOR):
            return member.group_id
    imported = [group for group in groups.every(session) if not group.tenant_id]
    if len(imported) == 1:
        group = imported[0]
        group.tenant_id = tenant
    else:
        name = installed.team_name or "Prevent operational group"
        group = groups.add(session, groups.Group(tenant_id=tenant, name=name))
    group_id = group.id or 0
    change = audit.begin(session, group_id, by_id=None, by_name=by.name, at=now)
    members.join(
        session,
        change,
        Member(group_id=group_id, tenant_id=tenant, entra_id=by.id, name=by.name, role=Role.COORDINATOR),
    )
    return group_id
