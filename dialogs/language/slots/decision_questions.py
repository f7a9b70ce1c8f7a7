"""The slots of a question about decisions: what they are about, and when they were made."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]

_ABOUT = Lazily(
    r"^.*?\b(?:about|regarding|re|to do with|around|over|concerning|relating to|related to|as regards"
    r"|with regards? to|in relation to"
    r"|on the subject of|on|for|of)\b:?\s*(?:the |our )?",
    re.IGNORECASE,
)
_DECIDED = Lazily(r"\b(?:agree[ds]?|decided?|decisions?|resolved?|settled?|minuted?|said|say)\b")
_QUESTION = Lazily(r"\W*(?:who|whether|if|how|when|where|which)\b")  # "decided who pays for interpreters"
_WAS_DECIDED = Lazily(r"\W*(?:to |that |we |was |were |is |been |made |taken |the )*")
_LEADS = Lazily(
    r"^(?:(?:for|about|on|with|regarding|re|abt|around|owt|anything|something|any) )+(?:the |our )?", re.IGNORECASE
)
# Where a decision is kept is not what it is about; nor is when it was made, or why somebody asks.
_KEPT = Lazily(
    r"\b(?:on (?:record|file|the (?:books|record|log|register))|in (?:the|our) (?:minutes|notes|log|register|record"
    r"|decision log)|for the record"
    r"|at (?:the|our|that) (?:last|previous|january|february|december|november) (?:meeting|mtg)|at (?:the"
    r"|our) meeting|last time|back (?:in|at) (?:the )?\w+|as a group|for me|of ours|at all)\b",
    re.IGNORECASE,
)
_AT_THE_LAST = Lazily(r"\b(?:at|in|from|of) (?:the|our) (?:last|previous) (?:meeting|mtg|one)\b", re.IGNORECASE)
_IN_A_TIME = Lazily(r"(?:(?:back )?in|from|on|since|during|last|this)\b")
_EVERY = Lazily(r"(?:decisions?|anything|everything|all|made|taken|we|were|\s)*", re.IGNORECASE)
_ASKED_BECAUSE = Lazily(
    r"[,;.-] *(?:i|we|because|cos|as|the|my|please|pls|thanks|can|need|it is|its|it's|somebody|someone|ofsted|did"
    r"|have we|was it|was there)\b.*$"
    r"|\b(?:please|pls|thanks|again)\W*$",
    re.IGNORECASE,
)


def find_decision(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read what the decision was about, and when it was made."""
    text, made = _made(sentence.piece(sentence.core), context)
    about = _about(text)
    return made | ({"about": about} if about and not (made and _EVERY.fullmatch(about)) else {})


def _made(text: str, context: Context) -> tuple[str, Slots]:
    """Return the text without the time a decision was made in, and its first and last day."""
    if met := _AT_THE_LAST.search(text):
        return f"{text[: met.start()]} {text[met.end() :]}", {"meeting": "last"}
    for found in deadlines.find(text, context, past=True):
        said, reading = text[found.start : found.end].lower(), found.reading
        if reading.on is None or text[found.end :].strip(" ?.!,") or not _IN_A_TIME.match(said):
            continue
        days = reading.as_json()
        first = days["start"] or days["date"]
        made = {"from": first} if said.startswith("since") else {"from": first, "to": days["date"]}
        return text[: found.start], made
    return text, {}


def _about(text: str) -> str:
    line = aligned(_KEPT.sub(" ", text))
    decided = _DECIDED.search(line.plain)
    start = decided.end() if decided else 0
    said = None if decided and _QUESTION.match(line.plain[start:]) else _ABOUT.match(line.plain[start:])
    if not said and not decided:
        return ""
    if behind := said or _WAS_DECIDED.match(line.plain[start:]):
        start += behind.end()
    about = line.text[line.span(start, start)[0] :]
    return _LEADS.sub("", " ".join(_ASKED_BECAUSE.sub("", about).split())).strip(" ?.!,")
