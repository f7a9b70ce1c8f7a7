"""The slots of sentences about what is left of a meeting: its minutes, where they are, who was there."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots.agenda_items import LINK
from dialogs.language.slots.past_meetings import held
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]

_WHERE = Lazily(r"\b(?:where|who|when|link|are|is|have|has|been|approved|agreed|ready|out|done|yet|got)\b")
_DRAFT = Lazily(r"\b(?:draft|write|prepare|make|produce|generate|create|type|show|see|send|give|open)\b")
_TAKE = Lazily(
    r"^(?:(?:please|can|could|you|we) )*(?:take|record|do|log|note)?\s*(?:the |our )?(?:attendance|register|roll"
    r"|(?:those|people|members) present)\b(?: (?:was|is|were|at|for|on|of|the|last|meeting|today))*[\s:,-]*"
)
_EVERYBODY = Lazily(r"\b(?:every ?(?:one|body)|all (?:present|of us|were|there|here))\b", re.IGNORECASE)
_MARKS = " ,.;:-!?\"'()|<>"


def minutes(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read whether the minutes are to be drafted, or where they are; and of which meeting."""
    _, slots = held(sentence.piece(sentence.core), context)
    asked = _WHERE.search(sentence.plain) and not _DRAFT.search(sentence.plain)
    return slots | {"what": "where" if asked else "draft"}


def approve_minutes(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read whose minutes are approved."""
    return held(sentence.piece(sentence.core), context)[1]


def minutes_link(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read where the minutes are."""
    link = LINK.search(sentence.text)
    if link is None:
        return held(sentence.piece(sentence.core), context)[1]
    rest = f"{sentence.text[: link.start()]} {sentence.text[link.end() :]}"
    return held(rest, context)[1] | {"link": link.group().rstrip(".,;)>\"'")}


def take_attendance(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read who was there, in the words it was said in."""
    text, slots = held(_whole(sentence), context)
    line = aligned(text)
    lead = _TAKE.match(line.plain)
    said = (line.after(lead) if lead else text).strip(_MARKS)
    return slots | ({"present": said} if said else {})


def _whole(sentence: Sentence) -> str:
    """Return the sentence from "everyone" on, which opens it like a greeting; else without its courtesies."""
    named = _EVERYBODY.search(sentence.text)
    start = sentence.core[0].start if sentence.core else 0
    return sentence.text[min(start, named.start()) if named else start :]


def take_home(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which meeting it is of."""
    return held(sentence.piece(sentence.core), context)[1]
