"""A reminder that failed is sent again, or given up with a reason. Neither can be undone, and both say so."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from cards import deliveries as cards
from dialogs import readers
from dialogs.conversation import Facts, Field, Refused, Slots, Unreadable, Write
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import outbox_ledger
from storage.audit import Change
from storage.outbox import State
from storage.outbox_claims import FOLDED
from storage.outbox_ledger import MAY_HAVE_ARRIVED, NEEDS_A_LOOK, SENDABLE, Delivery

QUESTION = 'Which delivery? Give its number, such as 12; "deliveries" shows them.'
_NUMBER = re.compile(r"\W*(?:(?:the|delivery|reminder|message|number|no)\b\W*)*(?P<number>\d{1,9})\W*", re.IGNORECASE)


def reader(states: Sequence[State], to_do: str) -> Callable[[Situation, Any, Slots], int]:
    """Return what reads the number of a delivery that is in one of these states."""

    def read(here: Situation, raw: Any, _slots: Slots) -> int:
        said = _NUMBER.fullmatch(str(raw))
        if said is None:
            raise Unreadable("I could not read that as the number of a delivery.")
        number = int(said["number"])
        found = outbox_ledger.get(here.session, here.group_id, number)
        if found is None:
            raise Unreadable(f"There is no delivery {number} in this group.")
        if found.state == State.BLOCKED and found.state not in states:
            raise Unreadable(f"Delivery {number} is blocked, and goes out by itself once Teams takes messages there.")
        if found.state not in states or found.why == FOLDED:
            raise Unreadable(f"Delivery {number} is not to be {to_do}: {cards.stands(found)}.")
        return number

    return read


def resend_summary(here: Situation, slots: Slots) -> Facts:
    """Say what goes out again, and what comes of it."""
    found = _waiting(here, slots["resend"], SENDABLE)
    facts = _facts(found)
    if found.expires_at <= here.now:
        ended = found.expires_at.astimezone(here.zone)
        facts.append(("Worth sending until", f"{long_date(ended.date())}, which is past"))
    repeat = found.possible_repeat or found.state in MAY_HAVE_ARRIVED
    what = "It goes out at once, as the record stands now, or as part of a newer one that is due"
    what += ", marked as a possible repeat" if repeat else ""
    return [*facts, ("What happens", f"{what}. If there is nothing left to say, nothing is sent.")]


def dismiss_summary(here: Situation, slots: Slots) -> Facts:
    """Say what is given up, and why."""
    return [
        *_facts(_waiting(here, slots["delivery"], NEEDS_A_LOOK)),
        ("Reason", slots["reason"]),
        ("What happens", "It is never sent."),
    ]


def resend(here: Situation, slots: Slots, change: Change) -> str:
    """Let it go out; the right is asked again, and so is whether it still waits for a word."""
    _require(here)
    if not outbox_ledger.send_again(here.session, change, slots["resend"], here.now):
        raise Refused(_overtaken(here, slots["resend"]))
    return f"Delivery {slots['resend']} goes out again."


def dismiss(here: Situation, slots: Slots, change: Change) -> str:
    """Give it up; asked again as for `resend`."""
    _require(here)
    if not outbox_ledger.dismiss(here.session, change, slots["delivery"], slots["reason"]):
        raise Refused(_overtaken(here, slots["delivery"]))
    return f"Delivery {slots['delivery']} is dismissed."


def _waiting(here: Situation, number: int, states: Sequence[State]) -> Delivery:
    """Return a delivery that still waits for a word; raise Refused once it has gone on."""
    found = _found(here, number)
    if found.state not in states:
        raise Refused(_overtaken(here, number))
    return found


def _found(here: Situation, number: int) -> Delivery:
    found = outbox_ledger.get(here.session, here.group_id, number)
    if found is None:
        raise LookupError(number)
    return found


def _facts(found: Delivery) -> Facts:
    return [("Delivery", f"{found.id}: {cards.name(found)}"), ("It stands", cards.stands(found))]


def _require(here: Situation) -> None:
    if reach(here.member, Right.SETTLE_DELIVERIES) is None:
        raise Refused("That is for the chair and the coordinator to decide. Nothing is done.")


def _overtaken(here: Situation, number: int) -> str:
    found = _found(here, number)
    return f'Delivery {found.id} has gone on meanwhile: {cards.stands(found)}. Nothing is done. Say "deliveries".'


RESEND = Write(
    intent="resend_delivery",
    title="Send a reminder again",
    fields=(Field("resend", "Delivery", QUESTION, reader(SENDABLE, "sent again")),),
    summary=resend_summary,
    save=resend,
    final="A message cannot be taken back once it is sent, so there is no undo.",
    right=Right.SETTLE_DELIVERIES,
)
# The first field has a name of its own in each: so a word on one delivery is no answer to the question of the other.
DISMISS = Write(
    intent="dismiss_delivery",
    title="Dismiss a reminder",
    fields=(
        Field("delivery", "Delivery", QUESTION, reader(NEEDS_A_LOOK, "dismissed")),
        Field(
            "reason",
            "Reason",
            'Why is it not to be sent? A few words are kept with it, such as "everybody was told by telephone".',
            readers.words,
            free_text=True,
        ),
    ),
    summary=dismiss_summary,
    save=dismiss,
    final="This cannot be undone. The reason stands in the audit trail.",
    right=Right.SETTLE_DELIVERIES,
)
