"""Whether a text typed where an answer was asked for is a command of its own."""

import re
from collections.abc import Container

from dialogs.conversation import Field
from dialogs.language import Understanding, read_leads

CLEAR = 0.9  # how sure a sentence must be to count as a command where any text would be an answer
# What a reason or a title may sound like: "agreed at the meeting", "the college does it now", "covered by another one".
_TOLD = frozenset(
    (
        *("log_decision", "new_action", "update_action", "book_meeting", "move_meeting", "cancel_meeting"),
        *("plan_series", "agenda_add", "agenda_covered", "take_attendance"),
    )
)
# How such a write is begun: it names an action by its number, or opens with what is to be done.
_OPENS = re.compile(
    r"#?\b\d{1,4}(?:\.\d{1,2})?\b|\bdecision\b|^\W*(?:(?:please|pls|can|could|you|we|i|want|need|to|an?|the|now|also)\s+)*"
    r"(?:new|further|action|add|log|record|note|minute|mark|close|reopen|move|push|put|defer|assign|reassign|update|set"
    r"|book|cancel|call|reschedule)\b",
    re.IGNORECASE,
)


def is_clear(field: Field, understood: Understanding, known: Container[str]) -> bool:
    """Tell whether a text is surely a command, of the intents known, rather than the answer to a field's question."""
    if understood.confidence < CLEAR or understood.intent not in known:
        return False
    said = (understood.text or "").strip()
    if not field.free_text and (said.isdecimal() or read_leads(said)):  # a bare number, or days before a date
        return False
    return not field.free_text or understood.intent not in _TOLD or bool(_OPENS.search(understood.text or ""))
