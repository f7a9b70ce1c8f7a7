"""The replies that decline: the guard's fixed texts, and what somebody who is nobody here is told.

What was typed is never stored, echoed or logged; that it was asked is written to the trail where the coordinator
should know of it.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from cards import help as cards
from dialogs.guard import guard_text
from dialogs.situation import Situation
from dialogs.turn import Reply, Turn
from rules.safeguarding import Concern
from storage import audit, groups
from storage.conversations import Place

NOTED_EVERY = timedelta(days=1)  # once a day is enough for the coordinator, and as much as the trail should grow
STRANGER = (
    "I can only help members of the Prevent group here. Please contact the council's Prevent coordinator; for "
    "information requests use the council's Freedom of Information form. If somebody is in danger, ring 999."
)


def guarded(session: Session, turn: Turn, here: Situation | None, concern: Concern) -> Reply:
    """Return the fixed answer; a request to delete is noted, without its words."""
    if here is not None and concern == Concern.DELETE:
        audit.note(session, here.change(), "deletion_asked")
    contacts = here.group.contacts if here else {}
    said = guard_text(concern, contacts, turn.scope != "personal")
    return Reply(said, cards.note(said), refused=True)


def stranger(session: Session, turn: Turn, place: Place | None, now: datetime) -> Reply:
    """Decline somebody who is not in the group, the same words whoever asks, and note that they asked."""
    group_id = place.group_id if place else None
    known = [group for group in groups.every(session) if group.tenant_id == turn.tenant_id]
    if group_id is None and len(known) == 1:
        group_id = known[0].id
    if group_id is not None and not audit.asked_lately(session, group_id, turn.person.id, now - NOTED_EVERY):
        change = audit.begin(session, group_id, by_id=None, by_name=turn.person.name, at=now)
        audit.note(session, change, audit.STRANGER_ASKED, person_id=turn.person.id)
    return Reply(STRANGER, cards.note(STRANGER), refused=True)
