"""The slots of who is coming to a meeting, and of a deputy's approval."""

import re
from typing import Any

from dialogs.language.slots.asking import agenda
from dialogs.language.slots.owners import known_word
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]
_STOP = (
    r"(?!(?:for|as|to|the|a|an|my|our|that|may|can|is|will|who|deputy|deputies|deputising|coming|standing|in|on"
    r"|instead|not)\b)"
)
_NAME = rf"{_STOP}[^\W\d_][\w'\u2019-]*(?: {_STOP}[^\W\d_][\w'\u2019-]*)?"
_FOR = r"(?:for|instead of|in place of|in the place of|on behalf of)"
_FIRST = Lazily(
    rf"\b(?:(?:approv|declin|refus|accept|reject)(?:e?|ed|ing)|allow|let|confirm|agree to"
    rf"|(?:happy|fine|content) (?:for|with)"
    rf"|(?:ok|okay|yes|agreed?|objection)(?: (?:for|to|with))?,?) +(?P<deputy>{_NAME})"
    rf"|^\W*(?:no,? )?(?P<first>{_NAME}) (?:may|can|for|is|was)(?:n['\u2019]?t|not)?\b",
    re.IGNORECASE,
)
_SECOND = Lazily(
    rf"\b{_FOR} (?:the )?(?P<member>{_NAME})|\bas (?P<owned>{_NAME}?)['\u2019]?s? (?:deputy|sub\w*)\b", re.IGNORECASE
)
_WAS = Lazily(r"\bwho(?: all)? (?:was|were|attended|came|missed)\b")
# "yes, Sam can deputise": the coordinator's word on somebody; "Sam can deputise for me" is a member's.
_CONSENT = Lazily(r"^\W*(?:yes|yep|yeah|ok|okay|approved|agreed|fine|happy|sure)\b", re.IGNORECASE)
_DECLINED = re.compile(r"(?:decline|reject|refuse)\s+(?P<name>[^\W\d_]{2,})\W*$", re.IGNORECASE)
_OWN = Lazily(r"\b(?:i|me|my|us|our|i'?m|we|apolog\w*|apols)\b", re.IGNORECASE)


def who_is_coming(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read the meeting that is asked about, and whether it is one that was held: "who was there"."""
    return agenda(sentence, context, vocabulary) | ({"held": True} if _WAS.search(sentence.plain) else {})


def deputy_request(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read who is approved or declined, and in whose place they come: "approve Sam for Amy"."""
    last = sentence.core[-1].end if sentence.core else 0  # "please" is no name; an "ok" before it is no courtesy here
    text = " ".join(sentence.text[:last].split())
    slots: Slots = {}
    first = _FIRST.search(text)
    if first and (name := first["deputy"] or first["first"]):
        slots["deputy"] = _one(name)
    second = _SECOND.search(text, first.end() if first else 0)
    if second and (name := second["member"] or second["owned"]):
        slots["member"] = _one(name)
    return slots


def is_consent(sentence: Sentence, slots: Slots) -> bool:
    """Tell whether what reads like an answer to a meeting agrees to somebody's deputy: "yes Sam can deputise"."""
    return bool(slots.get("deputy") and _CONSENT.search(sentence.text)) and not _OWN.search(sentence.text)


def declines(sentence: Sentence, slots: Slots) -> str:
    """Return the name in "decline Kofi", which is no word on one's own invitation; "" for "decline the 18th"."""
    found = _DECLINED.match(sentence.text.strip())
    said = found["name"] if found and not slots.get("meeting") else ""
    return said if said and not known_word(said) else ""


def _one(name: str) -> str:
    return re.sub(r"['\u2019]s$", "", name).strip()
