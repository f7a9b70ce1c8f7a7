"""The replies that decline: the guard's fixed texts, and what somebody who is nobody here is told.

What was typed is never stored, echoed or logged; that it was asked is written to the trail where the coordinator
should know of it.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cards import help as cards
from dialogs import said
from dialogs.guard import guard_text
from dialogs.language import understand
from dialogs.people import what_you_hold
from dialogs.rights import Right, may
from dialogs.situation import Situation
from dialogs.turn import Reply, Turn
from rules.deadlines import Context
from rules.safeguarding import Concern
from storage import audit, groups
from storage.conversations import Place

NOTED_EVERY = timedelta(days=1)  # once a day is enough for the coordinator, and as much as the trail should grow
# What only the chair and the coordinator can do when something has happened.
IN_AN_INCIDENT: tuple[cards.Button, ...] = (
    ("Call an extraordinary meeting", "book_meeting", {"title": "Extraordinary meeting"}),
    ("Hold reminders until tomorrow", "hold_reminders", {"until": "tomorrow"}),
)
STRANGER = (
    "I can only help members of the Prevent group here. Please contact the council's Prevent coordinator; for "
    "information requests use the council's Freedom of Information form. If somebody is in danger, ring 999."
)


def guarded(session: Session, turn: Turn, here: Situation | None, concern: Concern) -> Reply:
    """Return the fixed answer; a request to delete is noted, without its words."""
    if here is not None and concern == Concern.DELETE:
        audit.note(session, here.change(), "deletion_asked")
    contacts = here.group.contacts if here else {}
    words = guard_text(concern, contacts, turn.scope != "personal")
    buttons = IN_AN_INCIDENT if concern == Concern.INCIDENT and here and may(here.member, Right.RUN_MEETINGS) else ()
    return Reply(words, cards.note(words, buttons), refused=True)


def stranger(session: Session, turn: Turn, place: Place | None, now: datetime, zone: ZoneInfo) -> Reply:
    """Decline somebody who is not in the group, the same words whoever asks, and note that they asked.

    What is held about themselves they are told, after the guard and in a chat of their own, where nobody reads along.
    """
    concerned = _concerned(session, turn, place)
    for group_id in concerned:
        if not audit.asked_lately(session, group_id, turn.person.id, now - NOTED_EVERY):
            change = audit.begin(session, group_id, by_id=None, by_name=turn.person.name, at=now)
            audit.note(session, change, audit.STRANGER_ASKED, person_id=turn.person.id)
    if turn.scope == "personal" and turn.text and not said.too_long(turn):
        read = understand(turn.text, Context(today=now.astimezone(zone).date()), guarded=True)
        if read.intent == what_you_hold.CONVERSATION.intent:
            return what_you_hold.of_stranger(session, turn, concerned, zone)
    return Reply(STRANGER, cards.note(STRANGER), refused=True)


def _concerned(session: Session, turn: Turn, place: Place | None) -> list[int]:
    """Return the groups whose coordinators see that somebody asked: the place's, or else those of the tenant.

    Somebody of a tenant that has no group wrote to the only group there is, or to none that can be told.
    """
    if place and place.group_id is not None:
        return [place.group_id]
    every = groups.every(session)
    of_tenant = [group for group in every if group.tenant_id == turn.tenant_id]
    return [group.id or 0 for group in (of_tenant or (every if len(every) == 1 else []))]
