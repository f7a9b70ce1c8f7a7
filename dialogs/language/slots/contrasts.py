"""What a correction replaces, and by what: "34 rather than 31", "I put housing but meant social care"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.language.aligned import Aligned, aligned
from rules.lazily import Lazily

_X = r"[^.;!?\n]{1,60}?"
_WAS = rf"(?P<was>{_X})"
_NOW = rf"(?P<now>{_X})"
_END = (
    r"(?=\s*(?:$|[.;!?\n)]|,| - |\b(?:sorry|please|pls|thanks|people|who|because|cos|as|in my|in the|in that|on my"
    r"|on the|on that|for that|for the|at the|at that|at this|at our)\b))"
)
_IT = r"(?:it|that|this|they|there|them|he|she|we|i|you|(?:the|my|our|that|those)(?: [\w-]+){1,3})"
_BE = r"(?:was|were|is|are|be|been|being)"
_NOT_BE = (
    r"(?:(?:was|were|is|are|do|did|should|have|had|be)(?: have)?(?: been)? not(?: be| been| mean| have been)?|not)"
)
_STATED = (
    r"(?:put(?: it| that| them)?(?: down| in)?(?: as| for)?|said|typed(?: in)?|logged(?: it| that| them)?(?: as)?"
    r"|entered(?: it)?(?: as)?|wrote(?: down)?|gave(?: you)?|told(?: you)?|recorded(?: it)?(?: as)?"
    r"|had(?: it)?(?: down)?(?: as)?"
    r"|have(?: it)?(?: down)?(?: as)?|got(?: it)?(?: down)?(?: as)?|called(?: it| them)?|reported|(?:is|was|were"
    r"|are)(?: down| logged| recorded| in)? as|says|saying|shows|showing|picked|chose|selected|(?:is|was|are"
    r"|were) down as)"
)
_SOMEBODY = r"(?:i|we|you|it|that|they|bot|record|entry|log|session|one|have|had)"
_MEANT = (
    r"(?:(?:i |we )?(?:really |actually )?(?:meant|mean)(?: to (?:say|put|be|type|write|log|pick|give you))?"
    r"|should(?: have)?(?: been| be| say| read| said| put| have been)?"
    rf"|(?:it |that |they |there )?(?:really |actually )?{_BE}(?: really| actually| only| in fact)?|actually"
    rf"|in fact|make it|make that"
    r"|(?:the )?(?:right|correct|real|actual|true) (?:\w+ )?(?:is|was)|(?:actually|really) (?:happened|took place"
    r"|was held|went ahead)(?: on)?|only (?=\w+ (?:came|turned up|attended)))"
)
_CHANGE = r"(?:change|amend|correct|alter|update|swap|switch|fix|edit|adjust|replace|make|move|put)"
_PATTERNS = tuple(
    Lazily(pattern)
    for pattern in (
        rf"\b{_SOMEBODY} {_STATED} {_WAS}(?: (?:for|on|as|in|from) [^,.]{{1,25}}?)?(?:(?:,| -)? (?:but|when|and"
        rf"|where)|,| -) ?(?:{_IT} )?{_MEANT} {_NOW}{_END}",
        rf"\b{_SOMEBODY} {_STATED} {_WAS},? (?:it|that|there|they) (?:was|were) (?:only |actually |really )?"
        rf"{_NOW}{_END}",
        rf"\bshould(?: have)? (?:be|been|say|said|read) {_NOW}(?:,| -|;)? (?:but |and )?"
        rf"{_SOMEBODY} {_STATED} {_WAS}{_END}",
        rf"\b{_SOMEBODY} {_STATED} {_WAS}(?: (?:for|on|as|in|from) [^,.]{{1,25}}?)? (?:{_IT} )?(?:(?:meant|should"
        rf"|actually|really)\b[a-z ]{{0,16}}?) {_NOW}{_END}",
        rf"\b{_SOMEBODY} {_STATED} {_WAS},? but (?:only |just |actually |really |there were )*{_NOW}"
        r"(?= (?:actually |really )?(?:turned up|came|attended|were there|showed|completed|did it|sat)\b|\W*$)",
        rf"\b{_CHANGE}\b[^.]{{0,40}}? from {_WAS} (?:to|into) {_NOW}{_END}",
        rf"\b(?:change|amend|correct|alter|update|swap|switch|replace) (?:the |that |those )?{_WAS} (?:to|into|for"
        rf"|with) (?:a |an |the )?{_NOW}{_END}",
        rf"\b{_NOT_BE} {_WAS}(?:,| -)? ?(?:but (?:rather )?|rather |sorry )*(?:{_IT} )?(?:{_BE} "
        rf"|should (?:have )?(?:be|been|say|said|read) |actually |only |really |just )+{_NOW}{_END}",
        rf"\b{_NOT_BE} {_WAS}(?:,| -| but) ?(?:rather |actually |it is |its )?{_NOW}{_END}",
        rf"(?P<now>[^,.;!?\n]{{1,60}}?)(?:,| -)? (?:rather than|instead of|as opposed to|in place of"
        rf"|(?:and )?{_NOT_BE}|no(?= \d))(?: (?:the|a|an|on))? {_WAS}{_END}",
        rf"(?:^|[,.;:!-] ?|\b(?:no|sorry|oops)\b ){_WAS} should(?: have)? (?:be|been|say|said|read) {_NOW}{_END}",
        rf"\b{_MEANT} {_NOW}{_END}",
    )
)  # fmt: skip
_LITTLE = Lazily(
    r"^\W*(?:(?:it|that|this|they|there|we|i|you|was|were|is|are|be|been|being|should|have|has|had|make|put|said"
    r"|say|read"
    r"|actually|really|only|just|in|to|the|a|an|of|no|sorry|oops|meant|mean|my|our|but|and|correction|full|at|on|as|by"
    r"|product|cohort|headcount|number|figure|total|mode|trainer|date|day|day it|training|session|last|one|entry"
    r"|down|change"
    r"|amend|correct|update|swap|all|got|with|for|from|up|group|type|course|people|hi|hello|hey|again|wait|hang"
    r"|rather|not|some|lot|ones|bunch|entry|record)\b\W*)+"
)
_SO_FAR = Lazily(r".*\b(?:was|were|is|are|been|be)\b(?= \w)")
_BUT_NOT = Lazily(r"(?<=\w),? (?:and )?(?:not (?=\w)|no (?=\d))")
_AFTER = Lazily(
    r"\W*(?:\b(?:sorry|please|pls|thanks|people|attended|came|there|though|btw|instead|actually|in the room"
    r"|for that|in total"
    r"|who attended|not|and|or|turned up|was|were|soz|mate|in the end|as|the|a|an|on)\b\W*)*$"
)
# "that training I just gave you": which session, not what is meant instead
_SPOKEN_OF = Lazily(
    r"(?:just |only |already )*(?:gave|given|logged|told|sent|put|did|added|entered|recorded|typed|reported|said)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is meant, and what it replaces ("" when that is not said), as typed."""

    now: str
    was: str


def find(text: str) -> Iterator[Contrast]:
    """Go through the ways to read a correction, the plainest first."""
    line = aligned(text)
    for pattern in _PATTERNS:
        for found in pattern.finditer(line.plain):
            now = _bare(line, found, "now")
            if now and not _SPOKEN_OF.fullmatch(now):
                yield Contrast(now, _bare(line, found, "was") if "was" in found.groupdict() else "")


def _bare(line: Aligned, found: re.Match[str], group: str) -> str:
    """Return a piece of a match, as typed, without the little words around it."""
    start, end = found.span(group)
    if group == "now" and (instead := _BUT_NOT.search(line.plain[start:end])):  # "it was Shazia not me"
        end = start + instead.start()
    if group == "now" and (told := _SO_FAR.match(line.plain[start:end])):  # "the wrap I put in was online"
        start += told.end()
    if lead := _LITTLE.match(line.plain[start:end]):
        start += lead.end()
    end -= len(line.plain[start:end]) - len(_AFTER.sub("", line.plain[start:end]))
    if start >= end:
        return ""
    first, last = line.span(start, end)
    return line.text[first:last].strip(" ,.-'\"")
