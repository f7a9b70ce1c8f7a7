"""The slots of Prevent champions: who is one, of which agency."""

from typing import Any

from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]

_A_CHAMPION = r"(?:(?:now|as|to be|the|our|their|a|an|new|named|another|prevent) )*champion"
_NO_NAME = r"(?!(?:is|as|the|our|a|an|to|has|have|was|now|new|who|will|no|not|from|stood|steps|stops?|prevent)\b)"
_NAME_WORD = rf"{_NO_NAME}[^\W\d_][\w'’.-]*"
_NAME = rf"(?P<champion>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})"
_SHORTEST_NAME = rf"(?P<champion>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}?)"  # "isnt" behind it is no part of it
_AGENCY = r"(?:the |our )?(?P<agency>[^\W\d_][\w'’&. -]{0,60}?)"
_OF = r"(?:for|at|in|of|from)"
_END = r"(?:\s*(?:now|from (?:today|now)|please|pls|thanks|any ?more))*[\s.!?,]*$"
_NAMED: tuple[Lazily, ...] = tuple(
    Lazily(pattern)
    for pattern in (
        rf"(?i)\b{_A_CHAMPION} {_OF} {_AGENCY}(?: (?:is|will be|becomes|is to be) (?:now )?|[:=-] ?|, ?){_NAME}{_END}",
        rf"(?i)^(?:.*?\b(?:make|name|appoint|nominate|add|record|log|note) )?{_NAME}"
        rf"(?:,? (?:is|as|becomes|will be|to be) | )(?={_A_CHAMPION}){_A_CHAMPION} {_OF} {_AGENCY}{_END}",
        rf"(?i)^{_NAME} (?:is|will be|becomes) (?:now )?(?:the |our )(?:new )?(?!(?:new |prevent )*champion){_AGENCY}"
        rf"(?:['’]s)? (?:prevent )?champion{_END}",
        rf"(?i)^(?:the |our |a )?{_AGENCY}(?:['’]s|s['’])? (?:new |prevent )*champion (?:is|will be|becomes) "
        rf"(?:now )?{_NAME}{_END}",
        rf"(?i)\bchampion {_OF} {_AGENCY}{_END}",
    )
)
_ENDED: tuple[Lazily, ...] = tuple(
    Lazily(pattern)
    for pattern in (
        rf"(?i)^(?:end )?{_SHORTEST_NAME},? (?:(?:is|has|have|was|isn['’]?t|not|no longer|just|now) )*"
        rf"(?:(?:stood|standing|stands|stepped|stepping|steps) down |stop(?:s|ped)? being )?(?={_A_CHAMPION})"
        rf"{_A_CHAMPION}(?: {_OF} {_AGENCY})?{_END}",
    )
)
_WITHOUT = Lazily(r"\b(?:no|not|without|lacks?|missing|needs?)\b")


def champions(sentence: Sentence, _context: Context, vocabulary: Vocabulary) -> Slots:
    """Read whose champion is asked for, or that those without one are."""
    slots: Slots = {"which": "missing"} if _WITHOUT.search(sentence.plain) else {}
    if agencies := vocabulary.find(sentence.text, "agency"):
        slots["agency"] = agencies[0].name
    return slots


def name_champion(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read who becomes a champion, and of which agency, in the words as typed."""
    return _first(_NAMED, sentence)


def end_champion(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read who is a champion no longer."""
    return _first(_ENDED, sentence)


def _first(patterns: tuple[Lazily, ...], sentence: Sentence) -> Slots:
    text = " ".join(sentence.piece(sentence.core).split())
    for pattern in patterns:
        if found := pattern.search(text):
            return {name: said.strip(" .,") for name, said in found.groupdict().items() if said}
    return {}
