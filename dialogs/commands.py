"""Whether a text typed where an answer was asked for is a command of its own."""

import re
from collections.abc import Container

from dialogs.conversation import Field, Write
from dialogs.language import Understanding, read_leads

SURE = 0.75  # how sure a sentence must be that opens with a command's own verb
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


# What opens a write, whatever day or name is said in it: no answer to a question that another write asks.
_BEGINS = re.compile(
    r"^\W*(?:(?:please|pls|can|could|you|we|i|want|need|to|also)\s+)*(?:cancel|call off|scrap|move|postpone|reschedule"
    r"|book|hold (?:all |the )*reminders|pause|stop|new action|log|record|minute|remind|undo|add)\b",
    re.IGNORECASE,
)


def begins_another(field: Field, write: Write, understood: Understanding) -> bool:
    """Tell whether a text typed where a write asks for a field is surely the beginning of another write."""
    if field.free_text or understood.intent in (write.intent, "unknown") or understood.confidence < SURE:
        return False
    return _BEGINS.match(understood.text or "") is not None


def is_clear(field: Field, understood: Understanding, known: Container[str]) -> bool:
    """Tell whether a text is surely a command, of the intents known, rather than the answer to a field's question."""
    if understood.confidence < CLEAR or understood.intent not in known:
        return False
    said = (understood.text or "").strip()
    if not field.free_text and (said.isdecimal() or read_leads(said)):  # a bare number, or days before a date
        return False
    return not field.free_text or understood.intent not in _TOLD or bool(_OPENS.search(understood.text or ""))
