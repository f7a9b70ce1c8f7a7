"""The first words in a place: once, saying who added the bot and what it does; and the group that begins there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cards import help as cards
from dialogs import whose_place
from dialogs.turn import Person, Reply
from storage import audit, conversations
from storage.conversations import Conversation, Reference

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
    conversations.open_team(session, installed.reference)  # its other channels may be shut though this one is not
    if place.scope != "personal" and place.group_id is None and installed.by is not None:
        _join(session, place, installed.by, installed.team_name, now)
    if place.welcomed_at is not None:
        return ()
    place.welcomed_at = now
    where = f"to {installed.team_name}" if installed.team_name else "here"
    who = f"{installed.by.name} added me {where}." if installed.by else f"I was added {where}."
    starters = cards.STARTERS if place.group_id is None else (whose_place.TAKE_IN, *cards.STARTERS)
    if place.scope != "personal" and place.group_id is None:
        own = whose_place.buttons(session, place.tenant_id, installed.by, installed.team_name)
        who, starters = f"{who} {whose_place.ASK if own else NOT_YET}", tuple(own) or starters
    card = cards.welcome(who, starters)
    return (Reply(f"{who} I am Prevent Clerk: I keep the action plan and the training register. Say help.", card),)


def _join(session: Session, place: Conversation, by: Person, team_name: str | None, now: datetime) -> None:
    group_id = whose_place.at_install(session, place.tenant_id, place.scope, by, team_name, now)
    if group_id is not None:
        change = audit.begin(session, group_id, by_id=None, by_name=by.name, at=now)
        conversations.belong(session, change, place)
