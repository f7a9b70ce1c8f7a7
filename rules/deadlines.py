"""Read deadlines as British officers write them: words in, class and date out."""

from rules.deadline_values import Context, DeadlineClass, Found, Reading

__all__ = ["Context", "DeadlineClass", "Found", "Reading", "find", "read"]


def read(words: str, context: Context, *, past: bool = False) -> Reading:
    """Read a text that is a deadline as a whole; `past` turns it to what has been ("Friday" is last Friday)."""
    return Reading(words, DeadlineClass.NONE)


def find(sentence: str, context: Context, *, past: bool = False) -> list[Found]:
    """Find the deadlines inside a sentence, in order, none overlapping."""
    return []
