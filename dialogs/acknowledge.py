"""Somebody has seen a reminder: counted by agency, confirmed in a line, and nothing of the record changes."""

from typing import Any

from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import acknowledgements, outbox_ledger

LARGEST = 2**31 - 1  # of a row's number in either database
GONE = "That reminder is not one of this group's, so nothing is counted."


def acknowledge(here: Situation, reminder: Any) -> Reply:
    """Count this member as having seen a reminder; `reminder` is whatever the button carried."""
    is_number = type(reminder) is int and 0 < reminder <= LARGEST
    found = outbox_ledger.get(here.session, here.group_id, reminder) if is_number else None
    if found is None:
        return Reply(GONE)
    acknowledgements.add(here.session, here.group_id, found.id, here.member.id, here.member.agency, here.now)
    seen = sum(acknowledgements.by_agency(here.session, here.group_id, found.id).values())
    return Reply(f"Thank you, noted. Seen by {seen}.")
