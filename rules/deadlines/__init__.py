"""Read what officers write as a date or deadline: `read` for the whole text, `find` within a sentence."""

from rules.deadlines.reading import find, read
from rules.deadlines.values import Context, DeadlineClass, Found, Reading

__all__ = ["Context", "DeadlineClass", "Found", "Reading", "find", "read"]
