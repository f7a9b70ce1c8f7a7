"""At which meeting something was agreed: "new action from yesterday's meeting: …", "…, agreed at our last meeting"."""

from datetime import date
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots.past_meetings import held
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]

# The words of a request; whatever else stands before "at the meeting" is part of what is to be done.
_ASKED = (
    r"(?:(?:please|can|could|you|we|i|log|add|record|note|minute|write|put|down|new|another|one|more|an?|the|this|that"
    r"|following|as|for|do|have|actions?|decisions?|points?|items?|agreed|decided|resolved|taken|made|was|were|it"
    r"|record)\b[ ,:]*)*"
)
_MEETING = (
    r"(?P<what>(?!(?:[\w'-]+ ){0,3}?next\b)(?:[\w'-]+ ){0,6}?(?:meeting|mtg|session)\b"
    r"(?: (?:of|on|in|from|held on) (?:the )?[\w'-]+(?: (?!we\b|to\b|that\b)[\w'-]+){0,3}?)?)"
)
_BEFORE = Lazily(
    rf"^\W*(?P<asked>{_ASKED})(?P<at>\b(?:from|at|of|in) {_MEETING})"
    r"(?:[ ]*[:;,-]+|(?= (?:(?:we|they|it was|the group) (?:have |had |all )?(?:agreed|decided|resolved)|to|that)\b))"
)
_BEHIND = Lazily(
    rf"[\s,;(.-]*(?:\b(?:(?:as|which|this|that|it|was) )*(?:agreed|decided|resolved|taken|made) (?P<at>(?:at|in|by) "
    rf"{_MEETING})|\((?P<alone>(?:from|at) {_MEETING.replace('what', 'whose')})\))\W*$"
)


def cut(text: str, context: Context) -> tuple[str, Slots]:
    """Return a text without the meeting at which it was agreed, and that meeting as the slot `meeting`."""
    line = aligned(text)
    for pattern in (_BEFORE, _BEHIND):
        found = pattern.search(line.plain)
        if found is None:
            continue
        asked = "asked" in found.re.groupindex
        at = "at" if found["at"] else "alone"
        slots = held(line.of(found, at), context)[1] or {"meeting": "the meeting"}
        if _is_to_come(slots["meeting"], context.today):
            continue
        if not asked:
            return line.before(found).rstrip(), slots
        start, end = line.span(found.start("at"), found.end())
        lead = text[:start].rstrip()
        return f"{lead}{': ' if lead else ''}{text[end:].lstrip()}", slots
    return text, {}


def _is_to_come(meeting: Any, today: date) -> bool:
    days = [meeting.get("start") or meeting.get("date")] if isinstance(meeting, dict) else []
    return any(day and date.fromisoformat(day) > today for day in days)
