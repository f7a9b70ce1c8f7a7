"""The deadline a sentence gives, and the sentence without it."""

import re

from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Found

_BY = re.compile(
    r"(?:\b(?:by|due|before|until|till|to|for|from|is|now|no later than|end|deadline|date|at|say)[: ]*)$", re.IGNORECASE
)


def due(text: str, context: Context) -> Found | None:
    """Return the deadline a text gives: one after "by" or "due" before any other, else the last."""
    found = [one for one in deadlines.find(text, context) if one.reading.kind is not DeadlineClass.NONE]
    said = [
        one
        for one in found
        if _BY.search(text[: one.start]) or _BY.match(text[one.start : one.start + 8].split(" ")[0] + " ")
    ]
    return (said or found)[-1] if found else None


def without(text: str, start: int, end: int) -> str:
    """Return a text without a piece of it and the little words that led to it."""
    before = re.sub(
        r"[\s,;(-]*\b(?:by|before|due|until|till|on|at|for|in|the|deadline|date|end|is)?[: ]*$",
        "",
        text[:start],
        flags=re.IGNORECASE,
    )
    return f"{before} {text[end:].lstrip(' ,;).')}".strip()
