"""The card of the ledger of deliveries: counts in plain words, then what needs a look, and the words for both."""

from collections.abc import Mapping, Sequence

from cards import blocked, elements
from cards.elements import Element
from rules.calendar import long_date
from storage.outbox import UNDER_WAY, State
from storage.outbox_claims import FOLDED
from storage.outbox_ledger import NEEDS_A_LOOK, REPEATED, SENDABLE, Delivery

KINDS = {"digest": "daily digest", "meeting_upcoming": "meeting reminder", "personal": "personal digest"}
PLACES = {"channel": "the channel", "groupChat": "the group chat", "personal": "a personal chat"}
# What each count is called, and the states it counts; in the order they are shown.
COUNTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Sent", (State.SENT,)),
    ("Sent again, perhaps a repeat", (REPEATED,)),
    ("Nothing to say", (State.EMPTY,)),
    ("Said by a newer one", (FOLDED,)),
    ("Waiting", (State.PENDING, *UNDER_WAY)),
    ("May have arrived", (State.UNCERTAIN,)),
    ("Held for you", (State.HELD,)),
    ("Blocked", (State.BLOCKED,)),
    ("Given up", (State.DEAD,)),
    ("Late, not sent", (State.EXPIRED,)),
    ("Dismissed", (State.DISMISSED,)),
)
STANDS: Mapping[str, str] = {
    State.PENDING: "waiting to go",
    State.CLAIMED: "about to go",
    State.SENDING: "being sent",
    State.SENT: "sent",
    State.UNCERTAIN: "may have arrived, and is tried again soon",
    State.HELD: "may have arrived, and is held for you",
    State.BLOCKED: "blocked",
    State.DEAD: "given up",
    State.EXPIRED: "late, not sent",
    State.EMPTY: "had nothing to say",
    State.DISMISSED: "dismissed",
}
# Said already by the state itself.
_SAID = ("late", "dismissed", "nothing left to say")
_OF_ITS_PLACE = "conversation blocked"


def name(delivery: Delivery) -> str:
    """Say which reminder it was: "daily digest of Tuesday 9 February 2027, to the channel"."""
    kind = KINDS.get(delivery.kind, delivery.kind.replace("_", " "))
    to = f"the personal chat of {delivery.person}" if delivery.person else PLACES.get(delivery.scope, delivery.scope)
    return f"{kind} of {long_date(delivery.local_date)}, to {to}"


def stands(delivery: Delivery) -> str:
    """Say how it stands and why: "given up (HTTP 400), after 1 attempt", "blocked: the channel was deleted"."""
    folded = delivery.why == FOLDED
    said = "said by a newer one" if folded else STANDS.get(delivery.state, delivery.state)
    if delivery.state == State.BLOCKED:
        own = delivery.why if delivery.why != _OF_ITS_PLACE else None
        said += f": {blocked.why(delivery.blocked_why or own)}"
    elif delivery.why and not folded and delivery.why not in _SAID:
        said += f" ({delivery.why})"
    if delivery.attempts and delivery.state in NEEDS_A_LOOK:
        said += f", after {delivery.attempts} attempt{'s' if delivery.attempts > 1 else ''}"
    return f"{said}, as a possible repeat" if delivery.possible_repeat and delivery.state == State.SENT else said


def line(delivery: Delivery) -> str:
    """Return one reminder as a line of the ledger."""
    return f"Delivery {delivery.id}: {name(delivery)}: {stands(delivery)}"


def counted(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return the counts in words, those that are nought left out; "sent" is always told."""
    told = [(label, sum(counts.get(state, 0) for state in states)) for label, states in COUNTED]
    return [(label, str(number)) for label, number in told if number or label == "Sent"]


def to_look_at(counts: Mapping[str, int]) -> int:
    """Return how many need a look."""
    return sum(counts.get(state, 0) for state in NEEDS_A_LOOK)


def ledger(
    title: str,
    read_as: str,
    counts: Mapping[str, int],
    rows: Sequence[Delivery],
    notes: Sequence[str],
    more: Mapping[str, int] | None,
) -> Element:
    """Return the ledger; buttons for the first rows, as many as a card takes, and `more` for the next page."""
    body = [elements.text(title, large=True), elements.text(read_as, subtle=True), elements.facts(counted(counts))]
    body += [elements.text(line(each)) for each in rows]
    body += [elements.text(note, subtle=True) for note in notes]
    next_page = [elements.button("Show more", "deliveries", more)] if more else []
    buttons: list[Element] = []
    for each in rows:
        own = _buttons(each)
        if len(buttons) + len(own) + len(next_page) > elements.MOST_BUTTONS:
            break
        buttons += own
    return elements.card(body, [*buttons, *next_page])


def _buttons(delivery: Delivery) -> list[Element]:
    number = delivery.id
    dismiss = elements.button(f"Dismiss {number}", "dismiss_delivery", {"delivery": number})
    if delivery.state not in SENDABLE:
        return [dismiss]
    return [elements.button(f"Send {number} again", "resend_delivery", {"resend": number}), dismiss]
