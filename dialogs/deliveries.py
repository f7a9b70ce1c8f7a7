"""Did the reminders go out? The ledger of deliveries, for the chair and the coordinator."""

from datetime import time, timedelta

from cards import deliveries as cards
from dialogs.conversation import Command, Query, Slots, page_of
from dialogs.rights import Right
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import at_local, long_date
from storage import outbox_ledger
from storage.outbox import State
from storage.outbox_ledger import NEEDS_A_LOOK, SENDABLE

BLOCKED = "What is blocked goes out once I am written to there, or added there again, unless it is too late by then."
LOOKED_BACK = timedelta(days=30)
PAGE = 5


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with counts of the last 30 days and a page of what needs a look; read anew, for no trail tells of it."""
    first = here.today - LOOKED_BACK
    since = at_local(first, time(), here.zone)
    counts = outbox_ledger.counts(here.session, here.group_id, since, here.now)
    total, page = cards.to_look_at(counts), page_of(slots)
    rows = (
        outbox_ledger.latest(here.session, here.group_id, since, NEEDS_A_LOOK, PAGE, PAGE * (page - 1)) if total else []
    )
    title = f"Deliveries that need a look: {total}"
    read_as = f"reminders due from {long_date(first)} to {long_date(here.today)}, the latest first"
    notes = []
    if following := outbox_ledger.next_due(here.session, here.group_id, here.now):
        at = following.due_at.astimezone(here.zone)
        notes.append(f"Next: {cards.name(following)}, at {at:%H:%M}.")
    if any(each.state == State.BLOCKED for each in rows):
        notes.append(BLOCKED)
    if any(each.state in SENDABLE for each in rows):
        example = next(each.id for each in rows if each.state in SENDABLE)
        notes.append(f'Say "send delivery {example} again", or "dismiss delivery {example}" with the reason.')
    more = {"page": page + 1} if PAGE * page < total else None
    told = [f"{label}: {number}" for label, number in cards.counted(counts)]
    said = "\n".join([title, read_as, *told, *map(cards.line, rows), *notes])
    return Reply(said, cards.ledger(title, read_as, counts, rows, notes, more))


CONVERSATION = Query(
    intent="deliveries",
    answer=answer,
    right=Right.SETTLE_DELIVERIES,
    command=Command("Deliveries", "Which reminders went out, and which did not", "did the reminders go out?"),
)
