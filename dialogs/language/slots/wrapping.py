"""What stands around a new action and is no part of it: the wish to have one put down, who said so, what is lacking.

All patterns are matched on the plain form of a text (aligned.py).
"""

from dialogs.language.aligned import aligned
from rules.lazily import Lazily

_ASK = (
    r"(?:(?:(?:can|could|would|will|may|shall|should|do) (?:you|we|i|us|someone|somebody)"
    r"|i (?:would|will) like(?: you)?|i want(?: you)?|(?:i|we) (?:also )?(?:need|want)(?: you)?|let us|is it possible"
    r"|would it be possible|any chance (?:you|we) (?:could|can))(?: to)?[, ]+"
    r"(?:(?:please|just|also|kindly|quickly|possibly|maybe|now|be able to)[, ]+)*)"
)
_PUT = (
    r"(?:add|log|record|raise|minute|note|put|stick|pop|create|make|set|capture|chuck|bung|open|start|enter|register"
    r"|write|jot|take|get|have|need|want|include|add in|stuck|give|hand|do|allocate|place|assign|slot|issue)"
    r"(?: (?:down|up|in|on))?"
)
_KIND = r"(?:(?:new|further|extra|additional|follow up|follow-up|followup|agreed|quick|formal|separate|small|final) )*"
_ACTION = r"(?:action(?! plan| log| list)(?: (?:point|item)s?)?|task(?! group| and finish| force)|to do|todo)s?"
_ONE = r"(?:an?|one|another|the following|the|this|that|it as an?|as an?)"
_PLACE = (
    r"(?: (?:on|to|in|onto|into|for) (?:(?:the|our|my) )?(?:(?:action|prevent|rolling|group|delivery|group s) )*"
    r"(?:plan|log|list|tracker|register|sheet|record|minutes)\b)"
)
_SAID = (
    r"(?:\s*(?:(?:please )?be (?:raised|added|logged|recorded|put down|created?|minuted|noted|put|set)|put down"
    r"|noted down|put in|minuted|logged|recorded|added|please|sorry|here|needed|required|thanks|then|too|also|now"
    r"|(?:adding|raising|logging|recording|creating|setting up)(?= ?[:,-]| for\b| to\b)"
    r"|(?:raised|created?|opened|set up|set|(?:put|pit|pop|stuck) (?:on|down|in))(?= ?[:,-]| for\b)"
    r"|this time|arising|as follows|below|coming up|for (?:us|you|this group|the group|everyone to see)(?! to\b)"
    r"|in(?= for\b)|in there|down)\b[\s!,]*)*"
)
_FROM = (
    r"(?:,? ?(?:(?:agreed )?(?:from|at|in|out of|coming out of|arising from)"
    r" (?=today|this|yesterday|last|the (?:meeting|group|discussion)|our|the chair|tonight|monday|tuesday|wednesday"
    r"|thursday|friday)[^:,.-]{1,40}?(?=[:,.-]|$)))?"
)
_JOIN = r"[\s:;,.!\u2013-]*"
# "can you add a new action to the plan please:", "new action", "one more from this morning -"
HEAD = Lazily(
    rf"(?:"
    rf"(?:{_ASK}|please )*{_PUT} (?:me |us |in )?(?:{_ONE} )?{_KIND}{_ACTION}\b"
    rf"|(?:please )*{_PUT} (?:(?:an?|another|one) )?(?:(?:new|further|more|extra) )?one(?= (?:for|to|from)\b"
    rf"| ?[:,-]|$| on the | more)"
    rf"(?: more)?"
    rf"|(?:{_ONE} |our )?(?:new|further|extra|additional|follow up|agreed) (?:{_ACTION}|one)\b"
    rf"|(?:an?|another|one) {_KIND}(?:{_ACTION})(?: (?:please|also|now))* (?:(?:to )?go|(?:(?:is|be|was|gets"
    rf"|has been|to be|should be) )+(?:raised|added|logged|recorded|put|created?|minuted|noted|set|placed|opened))"
    rf"(?: (?:on|down|in|up))?"
    rf"|(?:an?|another|one|the|our|one more|one last|one final|last|next|first|the next|the last"
    rf"|the first) {_KIND}(?:{_ACTION})\b"
    rf"|(?:another|a new|new|one more|one|just one)(?: one)?(?= for\b| from\b| on the\b| ?[:-])"
    rf"|{_KIND}{_ACTION}(?= ?[:,.\u2013-]| for\b| on\b| to\b| from\b| agreed\b| needed\b| required\b| please\b|$)"
    rf"|(?:{_ASK}|please )*(?:{_PUT} )?(?:something|one) (?:on|to|in|onto) (?:the|our) (?:action )?(?:plan|log|list)"
    rf"|(?:{_ASK}|please )*{_PUT} something(?= for\b)"
    rf"|new(?= ?:)|for (?:the|our) (?:action )?(?:plan|log|list|tracker)(?= ?[:,-])"
    rf"|{_ACTION}(?= [a-z])"
    rf"|(?:{_ASK}|please )*(?:add|log|record|note|minute|put)(?: down)?(?: the following| this| these)?(?= ?:| that\b"
    rf"|{_PLACE})"
    rf")"
    rf"(?:{_SAID}{_PLACE}?{_SAID}{_FROM})?{_JOIN}(?:(?:is|that)\b ?)?",
)
# ", can you add that as an action please", ". put it on the plan", ", can that be an action"
_IT = r"(?:it|that|this|them|those|one|her|him)"
TAIL = Lazily(
    rf"[\s,;:.!?\u2013-]*\b(?:(?:so|and|but|then)\s+)?(?:"
    rf"make (?:it|that|this) an? {_KIND}{_ACTION}\b"
    rf"|(?:{_ASK}|please )*{_PUT}(?: {_IT})?(?: down)? as an? {_KIND}{_ACTION}\b"
    rf"|(?<=[,.;:-] )(?:an? )?(?:new|another) {_ACTION}(?=\W*(?:please|thanks|thank you)?\W*$)"
    rf"|(?<=[,.;:-] )(?:please |can you |so )*action (?:that|this|it)$"
    rf"|(?<=\()(?:a )?(?:new )?{_ACTION}(?=\))"
    rf"|(?<=[,.;:-] ){_ACTION} (?:please|needed|required)$"
    rf"|(?<=[,.;:-] )(?:{_ASK}|please )+(?:add|log|record|minute|note){_PLACE}?$"
    rf"|(?:{_ASK}|(?:please|just) )*{_PUT} {_IT}(?: (?:down|up|in))?"
    rf"(?: (?:please|down))*(?: as an? {_KIND}{_ACTION}\b)?{_PLACE}?(?: as an? {_KIND}{_ACTION}\b)?"
    rf"|(?:can|could|shall|should|make|let) {_IT} (?:be|go|get|go down|be put|be added|be logged)"
    rf"(?: (?:down|in|on))??(?: (?:put|added|logged|recorded))?(?: as)?(?: an? {_KIND}{_ACTION}\b)?{_PLACE}?"
    rf"|(?:that|this|it) (?:is|can be|needs to be|should be|wants to be|(?:needs|has|wants|ought) to go (?:down|in"
    rf"|on) as) an? {_KIND}{_ACTION}\b"
    rf"|as an? {_KIND}{_ACTION}\b{_PLACE}?"
    rf"|(?:{_ASK}|please )*(?:add|put|log|record)(?: (?:it|that|this))? (?:on|to|onto|in) (?:the|our) "
    rf"(?:action )?(?:plan|log|list|tracker)"
    rf")[\s,;.!?]*(?:(?:please|thanks|thank you|ta|for me|would you|will you|if poss|if possible)\b[\s,;.!?]*)*",
)
# "following the discussion on …:", "we agreed that", "out of this morning:"
LEADS = Lazily(
    r"(?:(?:(?:out of|following|further to|arising from|arising out of|coming out of|after|as per|per|from|at|in)"
    r" (?:[^:,-]|(?<=\w)-(?=\w)){1,70}(?:[:,]| - )\s*)?"
    r"(?:(?:so |and |also )?(?:(?:we|it was|the group|group|they|the chair|chair|as|the meeting|everyone|all) )?"
    r"(?:(?:all|have|has|just|had|also) )*(?:said|agreed|decided|noted|thought|minuted|asked|resolved|suggested"
    r"|proposed|requested|recommended)\b"
    r"(?: (?:today|yesterday|this morning|that))*\b[\s,:-]*)?"
    r"(?:(?:i|we) (?:was meant|meant|forgot|wanted|should have|have been asked|was asked) to (?:say|add|mention"
    r"|log|minute|note|ask)(?: that)?\s+)?(?:(?:that|there is|we have)\s+)?)",
)
# what is lacking, said in words: "no date yet", "nobody picked it up yet", "owner tbc"
LACKING = Lazily(
    r"[\s,;:.(\u2013-]*\b(?:(?:there is |with |has |have |got |but |and )*"
    r"(?:no|without an?|not got an?) (?:(?:firm|fixed|end|due|target|set|named|agreed|real|particular) )*"
    r"(?:owner|lead|date|deadline|timescale|time limit|rush|one)s?"
    r"(?: or (?:owner|lead|date|deadline)s?)?(?: (?:yet|so far|for now|set|agreed|given|assigned|named|as yet"
    r"|at all))*"
    r"|(?:not|am not|unsure|do not know|not known) (?:sure )?(?:yet )?(?:who|when)(?: (?:is|will be|to do|it|yet"
    r"|should))*"
    r"|(?:nobody|no one|none)(?: has| have| is| was)? (?:\w+ ){0,3}?(?:up|it|own|owns|owning|volunteered|put"
    r"|named|down|on)"
    r"(?: (?:it|for it|up|yet|so far|down|forward))*"
    r"|(?:owner|lead)s? (?:is |are )?(?:to be (?:confirmed|agreed|decided)|tbc|tba|tbd|unknown))\b"
    r"(?=\s*(?:[,;:.)\u2013-]|$))[\s),]*",
)
NOBODY = Lazily(
    r"(?:(?:somebody|someone|anybody|anyone|one of us|we|they|he|she|you|people) (?:all )?"
    r"(?:needs? (?:someone |somebody )?to|to|should|has to|have to|must|are to|is to|will|would|really needs? to"
    r"|ought to)|there is a need to"
    r"|(?:it )?needs? to|is to|to|that|about|re|regarding|please|just|and)\b[\s,:]*",
)
HEAD_WITHIN = 200  # letters that may lead up to "new action"
_STRONG = Lazily(
    rf"\b(?:(?:(?:please )?{_PUT} )?(?:new|another|an|the following|following) {_KIND}{_ACTION}\b|(?:one more"
    rf"|another one|a new one|new one)(?= (?:for|from|on)\b| ?[:-]))"
)


def unwrap(text: str) -> tuple[str, bool]:
    """Return a text without the wish to have an action put down, and whether there was one before the point."""
    said = aligned(text)
    for tail in TAIL.finditer(said.plain):
        # what follows it must not be the point: "can you put it on the plan: Police to …"
        after = said.plain[tail.end() :]
        if tail.start() and len(after) < len(said.plain[: tail.start()]) and not after.startswith(":"):
            rest = said.after(tail).strip()
            text = f"{said.before(tail)}, {rest}" if rest else said.before(tail)
            said = aligned(text)
            break
    head = HEAD.match(said.plain)
    if (
        head is None
        and (strong := _STRONG.search(said.plain, 0, HEAD_WITHIN))
        and said.plain[strong.end() :].strip(" .!?()")
    ):
        head = HEAD.match(said.plain, strong.start())
    if head:
        return said.after(head), True
    return text, False


def without_lead(text: str) -> str:
    """Return a text without what it was said in: "we agreed that", "following the discussion on lettings:"."""
    said = aligned(text)
    found = LEADS.match(said.plain)
    return said.after(found) if found and found.end() else text


def without_lack(text: str) -> str:
    """Return a text without what it says is lacking."""
    said = aligned(text)
    found = LACKING.search(said.plain)
    return f"{said.before(found)}, {said.after(found)}".strip(" ,") if found else text


def without_nobody(text: str) -> str:
    """Return a text without "somebody needs to"."""
    said = aligned(text)
    found = NOBODY.match(said.plain)
    return said.after(found) if found else text
