"""The day in a sentence about what has been."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rules import deadlines
from rules.deadlines import Context, DeadlineClass, Reading
from rules.lazily import Lazily

# What people type for the days just gone, which no deadline is written in.
_PART = (
    r"(?:am|a\.m\.?|mor?n(?:in|ing)?'?|pm|p\.m\.?|aft|arvo|avo|aftie|aftern?oo?n|eve?|evenin'?|dinner ?time|lunch|nite)"
)
_YESTERDAY = r"(?:yda?y|y'?day|yest|yesty|ystdy|ystrdy|yst)"
_SLANG: tuple[tuple[str, Lazily], ...] = tuple(
    (meant, Lazily(rf"\b{said}(?!\w)", re.IGNORECASE))
    for meant, said in (
        ("the day before yesterday", rf"(?:the )?day (?:before|b4|befor) {_YESTERDAY}"),
        ("yesterday", rf"(?:{_YESTERDAY}|last ni(?:te|ght)(?:'?s)?|last eve(?:ning)?)(?: {_PART})?"),
        ("today", rf"(?:2day|tday|2nite|tonite|just now|(?:this|dis|ths) {_PART}(?:'?s)?)"),
    )
)


def take_day(text: str, context: Context) -> tuple[str, dict[str, Any]]:
    """Read the day in a text about the past as `held_on`; return the text without it."""
    for start, end, reading in _days(text, context):
        if reading.kind is DeadlineClass.DATE and (reading.on or "impossible" in reading.flags):
            day = reading.on.isoformat() if reading.on else reading.text  # "31 April" is for the form to refuse
            return f"{text[:start]}, {text[end:]}", {"held_on": day, "held_on_text": reading.text}
    return text, {}


def _days(text: str, context: Context) -> Iterator[tuple[int, int, Reading]]:
    for found in deadlines.find(text, context, past=True):
        yield found.start, found.end, found.reading
    for meant, slang in _SLANG:
        if said := slang.search(text):
            yield *said.span(), replace(deadlines.read(meant, context, past=True), text=said.group())
