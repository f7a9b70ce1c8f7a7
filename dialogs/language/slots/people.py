"""What a sentence about people says: who, which part, whose deputy, which meeting, until when, to whom."""

import re
from typing import Any

from dialogs.language.lexicon import word_set
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context

Slots = dict[str, Any]

_BETWEEN = r"(?!(?:is|are|the|a|an|to|as|for|of|has|from|over|deputy)\b)"  # words that end a name
_NAME = rf"[^\W\d][\w.\u2019'-]*(?: {_BETWEEN}[^\W\d][\w.\u2019'-]*){{0,3}}?"
_PART = r"(?P<role>chair(?:man|woman|person)?|co-?ordinator|observer|member|deputy)"
_PARTS = word_set("chair coordinator observer member deputy")
_OWN = r"[\u2019']s?"
_APPOINT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:make|appoint)\s+(?P<person>{_NAME})\s+(?P<deputy_for>{_NAME}){_OWN}\s+(?:new\s+)?deputy\b",
        rf"\b(?:make|appoint)\s+(?P<person>{_NAME})\s+(?:as\s+)?(?:the\s+|an?\s+|our\s+)?(?:new\s+|full\s+)?{_PART}"
        rf"(?:\s+(?:for|of|to)\s+(?P<for>{_NAME}))?\s*[.!]*$",
        rf"(?P<person>{_NAME})\s+is\s+(?:now\s+)?(?P<deputy_for>{_NAME}){_OWN}\s+(?:new\s+|named\s+)?deputy\b",
        rf"(?P<person>{_NAME})\s+(?:is|becomes)\s+(?:now\s+)?(?:to\s+be\s+)?(?:the\s+|an?\s+|our\s+)?(?:new\s+|named\s+)?"
        rf"{_PART}(?:\s+(?:for|of|to)\s+(?P<for>{_NAME}))?(?:\s+now)?\s*[.!]*$",
    )
)
_INVITE = re.compile(
    rf"\binvite\s+(?P<person>(?:(?:the|our)\s+)?{_NAME})\s+to\s+(?:the\s+|our\s+)?(?P<meeting>.*meeting)\b",
    re.IGNORECASE,
)
_STEPS_DOWN = re.compile(r"\bi\s*(?:am|['\u2019]?m)\s+(?:stepping|standing)\s+down\b", re.IGNORECASE)
_AWAY = re.compile(
    rf"(?:^|\b)(?P<person>{_NAME}|i['\u2019]?m)\s*(?:is|am)?\s*(?:now\s+|going\s+)?(?:away|off|on|back)\b",
    re.IGNORECASE,
)
_ASKED_PART = re.compile(r"\b(?P<part>chair|coordinator|deputy|deputies|observer)s?\b", re.IGNORECASE)
_BACK = re.compile(r"\bback\b", re.IGNORECASE)
_GONE = re.compile(
    rf"^(?:remove|take)\s+(?P<removed>{_NAME})\s+(?:from|off)\b"
    rf"|^(?P<person>{_NAME})\s+(?:has|is|left)\b"
    rf"|^(?P<short>{_NAME}){_OWN}\s+left\b",
    re.IGNORECASE,
)
_HANDED = re.compile(
    rf"\b(?:hand|give|pass|transfer|move)\s+(?:over\s+)?(?:all\s+(?:of\s+)?)?(?P<person>my|{_NAME})(?:{_OWN})?\s+(?:open\s+)?"
    r"(?:actions?|items?|work|everything)\s+(?:over\s+)?to\s+(?P<to>[^.!?]+)",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    rf"\btake\s+in\s+(?P<person>{_NAME})\s*(?:as|for|from|:)\s*(?:an?\s+|the\s+)?(?P<as>[^.!?]+)$", re.IGNORECASE
)


def appoint(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read "make Joan the chair", "Sam is deputy for Priya", "invite the college lead to the March meeting"."""
    text = sentence.text
    if _STEPS_DOWN.search(text):
        return {"person": "me", "role": "member"}
    if found := _INVITE.search(text):
        meeting = deadlines.find(found["meeting"], context)
        said = meeting[0].reading.as_json() if meeting else found["meeting"]
        return {"person": found["person"], "role": "invited", "meeting": said}
    for pattern in _APPOINT:
        if found := pattern.search(_without_courtesy(sentence)):
            return _part(found.groupdict())
    return {}


def on_leave(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read "Sam is on leave until 5 March", "I'm away until Friday", "Priya is back"."""
    found = _AWAY.search(_without_courtesy(sentence))
    slots: Slots = {"away": _who(found["person"])} if found else {}
    days = deadlines.find(sentence.text, context)
    if days:
        return slots | {"until": days[-1].reading.as_json()}
    return slots | ({"back": True} if _BACK.search(sentence.text) else {})


def member_left(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read who has left."""
    found = _GONE.search(_without_courtesy(sentence))
    return {"leaver": _who(found["person"] or found["removed"] or found["short"])} if found else {}


def hand_over(sentence: Sentence, _context: Context, vocabulary: Vocabulary) -> Slots:
    """Read whose actions go to whom."""
    found = _HANDED.search(_without_courtesy(sentence))
    if not found:
        return {}
    giver = _who(found["person"])
    if not vocabulary.exactly(giver, "person") and vocabulary.exactly(giver.removesuffix("s"), "person"):
        giver = giver.removesuffix("s")  # "priyas actions"
    return {"giver": giver, "to": found["to"].strip()}


def take_in(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read "take in Joan for Housing"; the whole team is asked for by a card."""
    found = _TAKEN.search(sentence.text)
    return {"people": f"{found['person']}: {found['as'].strip()}"} if found else {}


def members(sentence: Sentence, _context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which agency's people are asked for, and in which part: "who is the deputy for Police?"."""
    named = vocabulary.find(sentence.text, "agency")
    part = _ASKED_PART.search(sentence.text)
    slots = {"agency": named[0].name} if named else {}
    return slots | ({"part": part["part"].casefold().replace("deputies", "deputy")} if part else {})


def _part(found: dict[str, str | None]) -> Slots:
    slots: Slots = {"person": _who(found.get("person") or "")}
    role, other = found.get("role"), found.get("for")
    if found.get("deputy_for"):
        return slots | {"role": "deputy", "deputy_for": found["deputy_for"]}
    if role:
        slots["role"] = role.casefold()
    if other:
        slots["deputy_for" if slots.get("role") == "deputy" else "agency"] = other
    return slots


def _who(said: str) -> str:
    bare = re.sub(rf"{_OWN}$", "", said.strip())
    return "me" if re.fullmatch(r"(?i)i|my|me|myself|i['\u2019]?m", bare) else bare


def _without_courtesy(sentence: Sentence) -> str:
    """Return the text between its first and last words that are no courtesy, with slips in its parts put right."""
    core = sentence.core
    if not core:
        return sentence.text
    text, at = "", core[0].start
    for word in core:
        if word.plain in _PARTS and word.start >= at:
            text, at = f"{text}{sentence.text[at : word.start]}{word.plain}", word.end
    return text + sentence.text[at : core[-1].end]
