"""The slots of sentences about who comes to a meeting."""

import re
from typing import Any

from dialogs.language.aligned import Aligned, aligned
from dialogs.language.slots import attendance_for, named_meetings, owners
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
    r"|around|available|free|in(?! person\b))"
    r"|decline|count me out|is not|not be|wo not|have to miss|going to miss|missing|give it a miss|be away"
    r"|am away|on leave|annual leave"
    r"|on holiday|absent|unavailable|double booked|clash|clashes|out that day|out of office|off sick|off that"
    r"|sit this one out|pass on"
    r"|struggling to|send my|no can do|not possible|in court|regrets)\b"
)
# "my deputy will come": somebody is, and nobody is named
_UNNAMED = Lazily(r"\b(?:my (?:named )?deputy|(?:send|sending|sent) (?:a |the )?deputy)\b")
# "Paul instead of me"
_INSTEAD_OF_ME = Lazily(rf"^\W*(?P<who>{_WORD}(?: {_WORD})??),? {_INSTEAD}\b")
# "cancel my apologies", "Sam is not deputising any more, I'm coming": what was answered before holds no longer
_AFTER_ALL = Lazily(
    r"\b(?:cancel|withdraw|scrap|ignore|forget|retract|drop|take back|scratch) (?:my |the |our )?(?:apologies|regrets)"
    r"|\bi (?:am|will be|can|will) (?:now |definitely )?(?:coming|attending|there|be there|come|attend|make it)\b"
    r"|\bcan (?:come|make it|attend) (?:after all|now)\b|\bbut (?:i )?(?:am |will )?(?:still )?(?:coming|come)\b"
    r"|\b(?:will|going to|can) (?:dial|join|call|log|attend|be) (?:in\b|on\b|online|by \w+|remotely|virtually)"
)
_UNSURE = Lazily(
    r"\b(?:not sure|unsure|not certain|do not know|may not|might|maybe|possibly|hopefully|perhaps|to be confirmed|tbc"
    r"|will try|trying to|let you know|no apologies)\b"
)
_ATTENDS = Lazily(
    r"\b(?:attend\w*|com(?:e|es|ing)|go|going|there|join\w*|yes|yep|yeah|in|make it|can make|can do|present|accept\w*"
    r"|confirm\w*|definite\w*|free|see you|count me|am a|wild horses|be|be prevent|available|around|good for me"
    r"|works for me|fine for me|represent\w*|here|ok|okay|sure|of course|absolutely)\b"
)
_ORDINAL = Lazily(r"\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)


def attendance(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read who comes: attending, apologies, or a deputy; and for whom that is said, where it is not the speaker."""
    text = sentence.text
    plain = aligned(text)
    slots: Slots = {}
    if whose := attendance_for.in_whose_place(text, vocabulary):
        slots |= {"answer": "deputy", "deputy": "me", "member": [whose]}
    elif stands_in := attendance_for.for_whom(text, vocabulary):
        slots |= {"answer": "deputy", "deputy": stands_in[0], "member": [stands_in[1]]}
    else:
        slots |= _answer(plain, vocabulary)
        if others := attendance_for.others(text, vocabulary):
            slots["member"] = others
    rest, name = named_meetings.cut(text)
    day = named_meetings.days(rest, dated(rest, context))
    if day is None and (said := _ORDINAL.search(rest)):  # "I can do the 2nd"
        day = deadlines.read(f"the {said.group()}", context).as_json()
    return slots | named_meetings.joined(name, day)


def _answer(plain: Aligned, vocabulary: Vocabulary) -> Slots:
    """Return the answer a sentence gives; nothing where it gives none, so that it is asked for."""
    said = plain.plain
    after_all = _AFTER_ALL.search(said)
    if not after_all and (deputy := _deputy(plain, vocabulary)):
        return {"answer": "deputy", "deputy": deputy}
    if _UNNAMED.search(said) and not after_all:
        return {"answer": "deputy"}
    unsure = _UNSURE.search(said)
    if unsure and not (after_all and after_all.start() < unsure.start()):  # "I'll be there, might be late" comes
        return {}
    if _APOLOGIES.search(said) and not after_all:
        return {"answer": "apologies"}
    return {"answer": "attending"} if after_all or _ATTENDS.search(said) else {}


def _deputy(plain: Aligned, vocabulary: Vocabulary) -> str:
    for pattern, last in ((_INSTEAD_OF_ME, True), (_AS_MINE, True), (_COMES, True), (_SENT, False)):
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
