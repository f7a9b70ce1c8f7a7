"""The safeguarding guard: `check` says why a text must not be stored, echoed or logged, before anything reads it."""

from rules.safeguarding.guard import Concern, check

__all__ = ["Concern", "check"]
