"""The status a sentence gives an action, and where its words stand: "mark it as at risk" before "wobbling"."""

import re

from dialogs.language import fields
from dialogs.language.aligned import aligned
from dialogs.language.lexicon import LISTS
from rules.lazily import Lazily

Said = tuple[str, int, int]  # the status, and where its words stand in the text as typed

_EVEN = r"(?:(?:yet|even|actually|really|properly|quite|been|fully|even been|got|to|ever|had chance to|had time to) )*"
# "has not been started", "we never got round to it"
_NOT_STARTED = Lazily(
    rf"\b(?:(?:(?:has|have|had|is|was|are|were|do|did) )?(?:not|never|no(?= (?:even|yet|been|begun|started)))"
    rf" {_EVEN}(?:started?|begun|begin|begun on"
    rf"|going(?! (?:to|anywhere|well|ahead))"
    r"|commenced?|kicked off|touched|looked at|looked into|made a start|made any start|round to|around to"
    r"|off the ground"
    r"|picked up|underway|under way|done anything|actioned|progressed|moved at all)"
    r"|(?:nothing|no work|nowt)(?: (?:has|is|was|been|at|all|yet))* (?:done|doing|started|happened|happening|begun)"
    r"|no (?:start|progress|movement)(?: (?:has been|been))?(?: made)?|yet to (?:be )?(?:start(?:ed)?|begin|begun"
    r"|kick off)"
    r"|still to (?:be )?(?:start(?:ed)?|begin))\b(?: (?:it|on it|on this|on that|yet|at all|so far))*"
)
_STATUSES = "|".join(re.escape(phrase) for phrase in sorted(LISTS["status"], key=len, reverse=True))
# "so you can tick that off", "cross it off the list": words of a status with the thing between them
_PUT_AWAY = Lazily(
    r"\b(?:(?:tick|sign|cross|check|strike|close|mark|box|finish|clear|knock|wrap) (?:it|that|this|them|one|that one"
    r"|this one|mine|ours|the action) (?:off|down|out|up)|(?:take|get|come|comes|drop|strike) (?:(?:it|that|this|them"
    r"|that one|this one) )?off (?:the|our|my) (?:action )?(?:list|plan|log|tracker)"
    r"|(?:tick|cross|strike|check|scratch|scrub) (?:the |our |my )?(?:[\w-]+ ){1,6}?off"
    r"|put (?:it|that|this|that one) to bed|(?:draw|drawn) a line under (?:it|that|this))"
    r"\b(?: (?:the|our|my) (?:action )?(?:list|plan|log|tracker)\b)?"
)
# A status somebody asks to have set outweighs one told of.
_SET = Lazily(
    r"\b(?:(?:so|and|then|please|just|can|could|you|we|i|would|will|let us) )*(?:call|mark|show|put|set|make|flag"
    r"|log|record|have"
    r"|keep|leave|move|change|update|class|treat|list|turn|switch|close|put it down)(?: (?:it|that|this|them|one"
    r"|status|the status"
    r"|us|me))+(?: (?:down|back|up|off|over))?(?: (?:as|to|at|on|being|still|is))*"
    rf" (?P<status>{_STATUSES})\b"
)
# "our bit of action 18 is done", "we have done our half"
_PART = (
    r"\b(?:bit|half|part|side|share|end|piece|portion)\b(?: of (?:[\w.]+ ){0,4}?[\w.]+)?(?: (?:is|was|has been|are|all"
    r"|now))+ (?:done|completed?|finished|sorted|closed|delivered)\b"
    r"|\b(?:done|completed|finished|sorted|delivered) (?:our|my|their|his|her|its|your|\w+s) (?:own )?"
    r"(?:bit|half|part|side|share|end|piece|portion)\b"
)
_PARTS = Lazily(_PART)
# "with legal for sign off", "needs to be done": not so yet
_AHEAD = Lazily(
    rf"{_PART}|\b(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|half|some|most) (?:out )?of (?:\w+ ){0, 3}?\w+"
    r"|for|awaiting|pending|needs?|needing|waiting (?:for|on)|await|before|subject to|wants?|ready for|out for"
    r"|(?:will|should|would|going to|expected to|likely to|hopes? to|aims? to|due to)(?: now| all| both| only)* (?:be"
    r"|have (?:it|this|that)"
    r"|get (?:it|this|that))(?= (?:\w+ )?(?:by|before|in|on|next|after|until|early|late|end)\b))\s+"
    r"(?:(?:the|final|formal|their|its|an?|my|legal|chairs?|cabinet|director|senior|management) )*(?:to be )?"
    r"(?:sign(?:ed)? off|signing off|closed?|done|completed?|finished|sorted|finalised|delivered)\b"
)


def find(text: str) -> Said | None:
    """Return the status a text gives."""
    plain = aligned(text)
    if set_to := _SET.search(plain.plain):
        said = fields.find_status(set_to.group("status"))
        if said and not _negated(plain.plain[: set_to.start("status")]):
            return said[0], *plain.span(*set_to.span())
    if (away := _PUT_AWAY.search(plain.plain)) and not _negated(plain.plain[: away.start()]):
        return "complete", *plain.span(*away.span())
    if early := _NOT_STARTED.search(plain.plain):
        return "not started", *plain.span(*early.span())
    said = fields.find_status(_AHEAD.sub(lambda ahead: "." * len(ahead.group()), plain.plain))
    return (said[0], *plain.span(said[1], said[2])) if said else None


def without_parts(text: str) -> str:
    """Return a text, as long as before, without what says that a part is done: "our bit of 18 is done"."""
    plain = aligned(text)
    for part in _PARTS.finditer(plain.plain):
        start, end = plain.span(*part.span())
        text = text[:start] + "." * (end - start) + text[end:]
    return text


def without(text: str, said: Said) -> str:
    """Return a text without the words of its status."""
    return f"{text[: said[1]].rstrip(' ,;-')}, {text[said[2] :].lstrip(' ,;')}".strip(" ,")


def _negated(before: str) -> bool:
    return before.rstrip().endswith((" not", " never", " not yet"))
