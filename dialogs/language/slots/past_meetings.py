"""Which meeting a sentence names, to come or held, and the sentence without it."""

import re
from collections.abc import Sequence
from typing import Any

from dialogs.language.slots.named_meetings import ANYWHERE, OF_ITS_AGENDA, cut, joined
from rules import deadlines
from rules.deadlines import Context, DeadlineClass
from rules.lazily import Lazily

Slots = dict[str, Any]

_LEAD = re.compile(r"[\s,]*\b(?:for|of|at|on|from|in)?\s*(?:the|our)?\s*$", re.IGNORECASE)
_MEETING = re.compile(r"^\s*(?:meeting|mtg|one|agenda)\b", re.IGNORECASE)
_NAMES_NONE = Lazily(r"^(?:(?:the|our|last|next|this|for|at) )*(?:meeting|mtg)$", re.IGNORECASE)
_TODAY = Lazily(r"[\s,]*\b(?:at|from|of|in|for) (?:the|our|todays|today's) (?:last )?(?:meeting|mtg)\b", re.IGNORECASE)


def to_come(text: str, context: Context) -> tuple[str, Slots]:
    """Return a text about an agenda without the words for its meeting, and those as the slot `meeting`."""
    text, name = cut(text, OF_ITS_AGENDA)
    text, day = _day(text, context, past=False)
    return text, joined(name, day)


def held(text: str, context: Context, named: Sequence[Lazily] = ANYWHERE) -> tuple[str, Slots]:
    """Return a text without the words for a meeting that was held, and those as the slot `meeting`."""
    text, name = cut(text, named)
    text, day = _day(text, context, past=True)
    return (text if name or day else _TODAY.sub("", text)), joined(name, day)


def _day(text: str, context: Context, *, past: bool) -> tuple[str, dict[str, Any] | None]:
    """Cut out the last day that is said; a number that only looks like one ("items 1, 2") is none."""
    for found in reversed(deadlines.find(text, context, past=past)):
        reading = found.reading
        if reading.kind not in (DeadlineClass.DATE, DeadlineClass.EVENT, DeadlineClass.MONTH) or _NAMES_NONE.search(
            reading.text
        ):
            continue
        before, after = text[: found.start], text[found.end :]
        lead = _LEAD.search(before)
        before = before[: lead.start()] if lead else before
        return f"{before}{_MEETING.sub('', after)}".strip(), reading.as_json()
    return text, None
