"""The slots of decisions: one that is taken, and one that is looked at again."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots import agreed_at
from dialogs.language.slots.due_dates import dated
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]
_LOG = (
    r"(?:(?:please|can|could|would|will|you|we|i|just|also|formally|officially|kindly|need to|would like to|want to"
    r"|like to|let us"
    r"|and|so) )*"
    r"(?:log|record|note|minute|add|register|enter|capture|put down|write down|make a note of|take down|put(?: (?:on"
    r"|in) (?:the )?record)?|pop|stick)"
)
_WHEN = (
    r"(?:[ ,]+(?:today|this morning|this afternoon|yesterday|just now|earlier|tonight|last night|at (?:the|our"
    r"|todays) meeting|in the meeting))*"
)
_DECIDED = (
    r"(?:(?:we|they|group|the group|board|the board|committee|the committee|panel|the panel|meeting|the meeting"
    r"|it was|it is|members"
    r"|all|everyone|partners|the chair|chair|it has been|it been|it is been)(?: (?:have|has|all|just|also|then"
    r"|finally|today|now"
    r"|both|formally))* )?"
    r"(?:agreed|decided|resolved|voted(?= (?:to|that)\b)|settled|ruled|determined|concluded)\b(?: (?:in principle"
    r"|unanimously|by a majority|formally|by vote))?"
)
# "log decision:", "we agreed today that", "for the record"
_FRONT = Lazily(
    rf"(?:(?:{_LOG}) (?:(?:it|this|that|down|as|in) )*)?(?:(?:an?|the|this|that|our|another|new|key|following"
    rf"|final|formal) )*"
    rf"(?:decisions?\b(?: (?:made|taken|agreed|reached|log|point|item|today|was|is|from today|of the (?:group"
    rf"|board|meeting|committee|panel)|for the (?:record|log|minutes)|please"
    rf"|as follows|below|here))*{_WHEN}|for the (?:record|minutes))[\s:,;-]*(?:(?:that|to|was to|is to|is that"
    rf"|was that)\b\s*)?"
    rf"|(?:{_LOG} (?:that |down |this |it )*[,:-]? ?)?(?:so |ok "
    rf"|as )?(?:{_WHEN[:-1]}[ ,]+)?{_DECIDED}{_WHEN}[\s:,-]*(?:(?:that|to|on|2)\b\s*)?"
    rf"|{_LOG} (?:that|this)[\s:,-]+"
)
_TAIL = Lazily(
    rf"[\s,;:.-]*\b(?:{_LOG}(?: (?:it|this|that|them))(?: (?:decision|one|down|please|as (?:an?"
    rf"|the) (?:formal )?decision|in the (?:log|minutes)))*"
    rf"|(?:please )?(?:log|record|minute|note) (?:as a )?decision|please (?:log|record|minute|note)$"
    rf"|(?:that|this|it) (?:is|was) (?:the|a|our) decision|(?:that|it) was (?:agreed|decided)|for the"
    rf" (?:(?:decisions? )?(?:log|register)|record|minutes)|as a decision|{_LOG}(?: (?:it|this|that))? (?:in|into|on"
    rf"|under)"
    rf" (?:the )?decisions?(?: (?:log|register))?)"
    rf"[\s,.!]*(?:(?:please|thanks|thank you|ta)\b[\s.!]*)*$"
)
_REVIEW = Lazily(
    r"[\s,;.(-]*\b(?:and |with |but |then )?(?:(?:a|to|will|we will|we can|for|come|is|it|due|be) )*(?:reviewed"
    r"|review|revisit(?:ed)?"
    r"|look(?:ed)? (?:at (?:(?:it|this|that) )?)?again|check(?:ed)? again|back to (?:us|the group))\b"
    r"(?: (?:it|this|that|date|due"
    r"|again|is|set|be|by us|point))*"
    r"[\s:]*(?:(?:in|on|by|at|after|for|to) )?\s*"
)
_NO_REVIEW = Lazily(
    r"[\s,;.(-]+(?:and |with |but )?(?:no|without(?: an?)?) reviews?"
    r"(?: (?:date|needed|required|necessary|planned|please))*"
    r"[\s.)!]*$",
    re.IGNORECASE,
)
_LENGTH = Lazily(
    r"(?:an?|\d{1,2}|two|three|six|twelve) (?:weeks?|months?"
    r"|years?)\b",
    re.IGNORECASE,
)  # "review after 12 months"
# Which decision was looked at again: its number, or its words before or behind "decision".
_NUMBER = Lazily(r"\bdecisions?\b:? (?:number |no\.? |#)?#?(?P<which>\d{1,4})\b(?! (?:weeks?|months?|years?))")
_ABOUT = Lazily(
    r"\bdecisions?\b (?:(?:that )?we (?:made|took) )?(?:about|on|regarding|concerning|for|to|of|around) "
    r"(?:the |our )?(?P<which>.+?)(?=\s*(?:[:;,]|\.(?:\s|$)| - |$)|"
    r" (?:(?:has|have|was|is|been|should|will|can|and|to|we|as)\b|(?:reviewed|stands?|ends?|ended)\b))"
)
_BEFORE = Lazily(
    r"\b(?:review(?:ed)?|looked (?:again )?at|revisit(?:ed)?|mark) (?:the|our|that|this) (?P<which>.+?) decision\b"
)
# What came of it; the first that fits counts.
_OUTCOMES = (
    ("kept", Lazily(
        r"\b(?:no changes?|not (?:to )?chang\w+|un ?changed|keep(?:ing)?(?: (?:it|this|that|going))?|kept"
        r"|(?:still )?stands?|still (?:stands?|right|valid|good|holds?|needed|applies)|continues?|continued"
        r"|carry(?:ing)? on|carries on|as (?:it is|before|they are)|stays?|remains?|re ?affirmed|(?:re ?)?confirmed"
        r"|happy with it)\b"
    )),
    ("ended", Lazily(
        r"\b(?:no longer (?:needed|necessary|relevant|applies|required|in force)|not needed(?: any ?more)?|end(?:ed|s)?"
        r"|drop(?:ped)?|stop(?:ped)?|withdr[ae]w\w*|rescind(?:ed)?|scrap(?:ped)?|revoke[ds]?|lapse[ds]?|cancel(?:led)?"
        r"|abandon(?:ed)?|over and done)\b"
    )),
    ("changed", Lazily(r"\b(?:chang(?:e|ed|ing)|amend(?:ed|ing)?|revise[ds]?|replace[ds]?|now reads)\b")),
)  # fmt: skip
_NOW = Lazily(r"^(?: (?:it|this|that|the decision))*[\s,;:-]*(?:\b(?:to|with|by|reads?|says?|into)\b[\s,:;-]*)*")
_WHY = Lazily(r"^(?: (?:it|this|that|for now|the decision))*[\s,;:.-]*(?:\b(?:because|as|since|and)\b\s*)?")


def log_decision(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read a decision, its review date, and the meeting at which it was made."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text, slots = agreed_at.cut(text, context)
    if none := _NO_REVIEW.search(text):
        text, slots["review"] = text[: none.start()], {"skip": True}  # what the button "No review" says
    text, review = _review(text, context)
    if review:
        slots["review"] = review
    plain = aligned(text)
    if tail := _TAIL.search(plain.plain):
        kept = plain.before(tail)
        plain = aligned(kept) if kept.strip() else plain
    for _ in range(3):  # "for the record: decision: we agreed that …"
        front = _FRONT.match(plain.plain)
        if not front or not front.end():
            break
        plain = aligned(plain.after(front).lstrip(" :,;-"))
    if decision := plain.text.strip(" ,.;:-!\"'"):
        slots["decision"] = decision[0].upper() + decision[1:]
    return slots


def review_decision(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which decision was looked at again, what came of it, and when it is looked at next."""
    text, review = _review(sentence.piece(sentence.core), context)
    slots: Slots = {"review": review} if review else {}
    line = aligned(text)
    found = _NUMBER.search(line.plain) or _BEFORE.search(line.plain) or _ABOUT.search(line.plain)
    before, after = (line.before(found), line.after(found)) if found else ("", text)
    if found:
        slots["decision"] = line.of(found, "which")
    came = find_outcome(after)
    if came:
        after = after[came[1] :]
    elif not (came := find_outcome(before)):  # "keep decision 3, still right"
        return slots
    slots["outcome"] = came[0]
    lead = (_NOW if came[0] == "changed" else _WHY).match(after)
    if said := after[lead.end() if lead else 0 :].strip(" ,.;:-!()"):
        slots["words" if came[0] == "changed" else "note"] = said[0].upper() + said[1:]
    return slots


def find_outcome(text: str) -> tuple[str, int] | None:
    """Return what came of a review, and where its words end."""
    line = aligned(text)
    for name, said in _OUTCOMES:
        if found := said.search(line.plain):
            return name, line.span(*found.span())[1]
    return None


def _review(text: str, context: Context) -> tuple[str, dict[str, Any] | None]:
    """Read when a decision is looked at again, and cut it out."""
    plain = aligned(text)
    for said in _REVIEW.finditer(plain.plain):
        start, end = plain.span(*said.span())
        behind = text[max(start, end - 12) :]
        found = dated(behind, context)
        offset = max(start, end - 12)
        near = [one for one in found if offset + one.start <= end + 4]
        if near and near[0].end + offset > end:
            one = near[0]
            return text[:start] + text[offset + one.end :].removeprefix(")"), one.reading.as_json()
        if length := _LENGTH.match(text, end):
            return text[:start] + text[length.end() :], deadlines.read(f"in {length.group()}", context).as_json()
    return text, None


def read_outcome(text: str) -> str | None:
    """Read what came of a review: kept, changed or ended."""
    found = find_outcome(text)
    return found[0] if found else None
