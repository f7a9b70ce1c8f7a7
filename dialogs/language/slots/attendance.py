"""The slots of sentences about who comes to a meeting, and of decisions taken there."""

import re
from typing import Any

from dialogs.language.aligned import Aligned, aligned
from dialogs.language.slots import owners
from dialogs.language.slots.due_dates import dated
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]
_WORD = r"[a-z][\w'&-]*"
_INSTEAD = (
    r"(?:instead|in (?:my|our) (?:place|stead|absence)|on (?:my|our) behalf|for (?:me|us)|in place of (?:me|us)"
    r"|as my (?:deputy|sub))"
)
_WILL = (
    r"(?:(?:is|are|will|to|can|has|have|be|going to|agreed to|happy to|able to|kindly|s|ll|would|should|could|now"
    r"|be able to) )*"
)
# "Tunde will be attending on 2 March in my place", "Delyth will deputise"
_COMES = Lazily(
    rf"(?P<who>{_WORD}(?: {_WORD})??),? {_WILL}(?:(?:come|coming|comes|go|going|goes|attend\w*|be there|there"
    rf"|join\w*|sit\w*|make it|along)"
    rf"\b[^.;]{{0,40}}?\b{_INSTEAD}\b|deputi[sz]\w+|deputies(?= for)|deputy\b"
    rf"|(?:stand|fill|step|sit)(?:s|ing|ping|ting"
    rf"|ling)? in\b|cover(?:s|ing)?\b"
    rf"|represent(?:s|ing)? (?:me|us)|substitut\w+|sub(?:s|bing)?\b(?= for| in)|tak(?:e|es|ing) my place|tak(?:e"
    rf"|es|ing) (?:the|my) seat)"
)
# "pencil Delyth in as my sub"
_AS_MINE = Lazily(
    rf"\b(?:put|pencil|have|name|use|get|list|record|add|swap|mark)\s+(?P<who>{_WORD}(?: {_WORD})??) (?:(?:in|down"
    rf"|on) )?"
    rf"(?:{_INSTEAD}\b|as (?:my|our|the) (?:sub\w*|deputy|stand ?-?in|replacement|cover|rep\w*))"
)
# "sending Kofi", "my deputy is Kofi", "represented by Kofi"
_SENT = Lazily(
    rf"\b(?:send(?:ing)?|sent|have sent|asked|have asked|asking|nominat(?:e|ed|ing)|appointed|deputy|deputies"
    rf"|substitute|sub|stand ?-?in"
    rf"|replacement|cover|replaced by|deputised by|covered by|represented by|bring(?:ing)?|get(?:ting)?|name(?:d)?)"
    rf"(?: (?:is|will be|would be|along|for me|name is)|(?: (?:on|at|for"
    rf"|in) [^=:,;]{{1,30}}(?=[=:])))* ?[:=]? ?(?<=[ ])(?:(?:my|our|the) (?:colleague|deputy|manager|assistant"
    rf"|number two)"
    rf"(?: is| will be)?,? )?(?P<who>(?!my\b|our\b|the\b|apologies\b|an?\b|to\b){_WORD}(?: {_WORD})?)"
)
_APOLOGIES = Lazily(
    r"\b(?:apolog\w+|can ?not|can not|will not|unable|not (?:attending|coming|able|going|joining|make|there"
    r"|around|available|free|in)"
    r"|decline|count me out|is not|not be|wo not|have to miss|going to miss|missing|give it a miss|be away"
    r"|am away|on leave|annual leave"
    r"|on holiday|absent|unavailable|double booked|clash|clashes|out that day|out of office|off sick|off that"
    r"|sit this one out|pass on"
    r"|struggling to|send my|no can do|not possible|in court|regrets)\b"
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
    r"|look(?:ed)? at (?:(?:it|this|that) )?again|check(?:ed)? again|back to (?:us|the group))\b(?: (?:it|this|that"
    r"|date|due"
    r"|again|is|set|be|by us|point))*"
    r"[\s:]*(?:(?:in|on|by|at|after|for|to) )?\s*"
)
_LENGTH = Lazily(
    r"(?:an?|\d{1,2}|two|three|six|twelve) (?:weeks?|months?"
    r"|years?)\b",
    re.IGNORECASE,
)  # "review after 12 months"
_ORDINAL = Lazily(r"\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)


def attendance(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read who comes: attending, apologies, or a deputy."""
    text = sentence.text
    plain = aligned(text)
    slots: Slots = {}
    if deputy := _deputy(plain, vocabulary):
        slots |= {"answer": "deputy", "deputy": deputy}
    elif _APOLOGIES.search(plain.plain):
        slots["answer"] = "apologies"
    else:
        slots["answer"] = "attending"
    if found := dated(text, context):
        slots["meeting"] = found[0].reading.as_json()
    elif day := _ORDINAL.search(text):  # "I can do the 2nd"
        slots["meeting"] = deadlines.read(f"the {day.group()}", context).as_json()
    return slots


def _deputy(plain: Aligned, vocabulary: Vocabulary) -> str:
    for pattern, last in ((_AS_MINE, True), (_COMES, True), (_SENT, False)):
        at = 0
        while found := pattern.search(plain.plain, at):
            if name := _name(plain.of(found, "who"), vocabulary, last=last):
                return name
            at = found.start("who") + 1
    return ""


def _name(said: str, vocabulary: Vocabulary, *, last: bool) -> str:
    """Return the name in one or two words, next to the verb; "out so Delyth" names Delyth."""
    words = re.sub(r"['\u2019](?:ll|d|ve|s)\b", "", said).split()
    if len(words) > 1 and words[0].lower().endswith(("ing", "ed")):  # "Sending Keith"
        words = words[1:]
    for tried in (words, words[-1:] if last else words[:1]):
        text = " ".join(tried)
        who, end = owners.owners_at_start(text, vocabulary)
        if who and end == len(text) and who[0]["kind"] != "group" and who[0]["name"] != "me":
            return str(who[0]["name"])
    one = words[-1] if last else words[0]
    return (
        one.title()
        if one.isalpha()
        and one.islower()
        and len(one) > 1
        and not any(map(owners.known_word, aligned(one).plain.split()))
        else ""
    )


def log_decision(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read a decision and its review date."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    slots: Slots = {}
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
