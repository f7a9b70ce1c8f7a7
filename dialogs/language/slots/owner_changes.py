"""Who comes to an action, who joins it and who leaves it, in a sentence that updates it."""

import re
from typing import Any

from dialogs.language.aligned import Aligned, aligned
from dialogs.language.slots import owners
from dialogs.language.slots.owners import Owner
from dialogs.language.slots.which_action import says_more
from dialogs.language.vocabulary import Vocabulary
from rules.lazily import Lazily

Slots = dict[str, Any]
_THING = r"(?:action |item |task |number )?(?:\d{1,4}(?:\.\d{1,2})?|it|this|that|them|one|action|the \w+(?: \w+){0,4})"
_AS_LEAD = (
    r"(?:(?:as |to be |down as |up as )?(?:(?:the|an?|its|new|main|joint|co|second|another|overall|sole|action"
    r"|named) ?-?)*"
    r"(?:leads?|owners?|leading|owning|responsible|in charge|accountable|lead officer))"
)
# Words that hand an action over; who gets it follows.
_TO = Lazily(
    r"\b(?:from (?:[\w&]+ ){1,3}to"
    r"|(?:re ?-?assign|assign|give|pass|hand|transfer|allocate|move|switch|shift|swap|refer|send|bump|delegate"
    r"|push|put)\w*"
    rf"(?: {_THING})?(?: (?:\w+ ){{0,6}}?)??(?:over |across |back |on |straight )*(?:to|with|onto)"
    r"|(?:owners?|lead|leads|ownership)\b(?: (?:of|for|on) [\w.]+(?: [\w.]+){0,4}?)?"
    r"(?: (?:is|are|should be|to be|now|will be|becomes?|to become|should read|reads|to read|should say|should show"
    r"|changes?|changed|has changed|to change"
    r"|changing|needs to be"
    r"|switches|to switch|moves|to move))*(?: now)?(?: to| ?[:=]|$| as)?"
    r"|(?:owned|led|picked up|taken on|taken over|taken forward|covered) by"
    r"|(?:sits?|sat|rests?|lies|goes|go|going|went|comes?|belongs?|moves?|moved|passes|passed|handed|given|over"
    r"|transferred"
    r"|reassigned|allocated|assigned|is|are|be|now|stays?|better)(?: (?:now|over|across|back|to be|best|better"
    r"|really))*"
    r" (?:to|with|under|by|for)"
    r"|(?:replace|swap|change)d?(?: \w+){1,3}? (?:with|for|to)|instead it is|it is now|(?<=[,.;] )(?:it is|its)"
    r"|(?:the )?responsibility of|read|down to|(?:should|to) be"
    r"|was [\w' ]{2,30}?,? (?:but )?(?:it is |is |its )?now"
    r"|(?:not|no longer) (?:ours|mine|us|me|with us)(?: any ?more| now)?,? (?:it(?: is|s)?|that(?: is|s)?)(?: now)?"
    r"|is now|is|be"
    r")\s+(?:the |us (?:here )?(?:in |at )?\(?)?(?=[a-z])"
)
_REASSIGNS = Lazily(
    r"\b(?:re-?assign|(?:should|to|can|could|needs to) (?:now )?(?:go(?= to)|sit|be(?! (?:back|with the|in|done"
    r"|complete|ready|sorted|finished|here|out)\b)|move(?= to [a-z]))"
    r"|goes(?= to)|assign"
    r"|give|pass|hand|transfer|allocate|owners?|leads?|owned|swap|switch|(?:led|owned|picked up|taken on"
    r"|taken over|covered) by|belongs|replace|sits|delegate|now with"
    r"|down to)\w*\b"
)
_MADE = Lazily(
    rf"\b(?:make|put|have|get|want|set|name|appoint|with|list|show|record)\s+(?P<who>.+?) (?:down )?{_AS_LEAD}\b"
)
_DOWN_FOR = Lazily(
    r"\bput (?P<who>.+?) (?:down (?:for|on|against)|in charge of|on) (?=action\b|item\b|\d|the\b|it\b|that\b)"
)
_PUT_DOWN = Lazily(
    r"\b(?:put|name|get|have|pop|stick|use|list|show)\s+(?P<who>.+?) (?:down|on (?:it|that|this)|instead|in charge"
    r"|forward"
    r"|against it|as the (?:new )?name)\b"
)
_ADDED = Lazily(rf"\b(?:add|include|bring in|put)\s+(?P<who>.+?) (?:in |on )?{_AS_LEAD}\b")
_ADDED_TO = Lazily(r"\badd (?P<who>.+?) (?:to|on|onto|in on|into) (?=action\b|item\b|\d|the\b|it\b|that\b)")
_DROPPED = Lazily(
    rf"\b(?:take|remove|drop|pull|strike|get|unassign)\s+(?P<who>.+?) (?:off|from|out of|(?:as |being ){_AS_LEAD})\b"
)
_PUT_ON = Lazily(
    r"\b(?:put|add|get|stick|pop|have|bring in|replace (?:them|him|her|it) with|with|swap in"
    r"|give it to)\s+(?P<who>.+?)"
    r"(?: (?:on|in|down|up))?(?: (?:it|there|instead|please|for it))*\s*[.!]?$"
)
_IN_PLACE_OF = Lazily(
    r"\b(?:replace|swap|switch)\s+(?P<out>.+?) (?:with|for|to)\s+(?P<who>.+?)(?: (?:on|as|for)\b.*)?\s*[.!]?$"
)
_TAKES = Lazily(
    r"'?s?,? ?(?:(?:is|are|will be|has|have|to|will|now|going to|agreed to|happy to|can|be|kindly|already|both"
    r"|all|offered to|volunteered to|be the new|the new) ?)*\b"
    r"(?:taking|takes?|taken|took|leading|leads?|picking|picks?|picked|owning|owns?|inheriting|inherits|covering"
    r"|covers"
    r"|owner|carry|running|(?:doing|does|do|handling|handles?|managing|manages?|looking after|looks? after|dealing with"
    r"|deals? with|responsible for|in charge of|driving|progressing|have|has|get|gets)"
    r"(?= (?:(?:action|item|number|task) )?"
    r"(?:\d|it\b|this\b|that\b))"
    r"|(?:(?:should|must|needs to) )?(?:be |become )?(?:(?:an?|the|new|joint|co|main|another) ?-?)*"
    r"(?:owners?|leads?)(?= (?:on|of|for)\b|$)|(?:has|have|got|doing|having) (?:it|this|that))(?: on| over| up"
    r"| forward| the lead| ownership| responsibility)*\b"
)
_I_TAKE = Lazily(
    r"(?:^|[,.;:-] |\b(?:and|so|then) )i (?:(?:will|can|am|have|could|do) )*(?:happy to |going to |now |agreed to )*"
    r"(?:take|taking|taken|own|owning|lead|leading|pick up|picking up|do|doing|picked up)\b(?= |$)"
    r"(?! (?:all|the work|everything|some|half|most|more|a|an|with|it by)\b)"
)
_ENDS = Lazily(
    r"(?:'s\b)?\s*(?:$|[,.;:!?)-]|(?:and|now|please|instead|only|alone|solely|in stead|in lieu"
    r"|in (?:my|our|his|her|their)? ?(?:place|stead)|by|due|not|for(?! (?:(?:their|final|formal|an?|the|some) )*(?:sign"
    r"|comments?|approval|review|check|decision|consideration|input|translation|agreement|proof|signature|feedback"
    r"|views"
    r"|advice|clearance|quote|print))|from|thanks|until|till|as|because|since"
    r"|with (?:immediate )?effect|effective|forthwith|immediately|straight ?away|starting|asap|as of|we|i|they|it|he"
    r"|she|you|there|that|this"
    r"|going forward|moving forward|on \d|on action|jointly|rather|cos|who|whos|so|if|going|again|next|tomorrow|today"
    r"|in future)\b|to (?!be\b|do\b))"
)
_PRONOUN = Lazily(r"(?:she|he|they)(?=\b)")
_SPOKE = Lazily(r"\b(?:with|to|asked|told|rang|emailed|met|from|called|phoned) ", re.IGNORECASE)
_NOT_THEM = Lazily(r"^\s*(?:instead of|rather than|not|in place of)\b(?: [\w']+){1,2}", re.IGNORECASE)
_FROM_NOW = Lazily(r" with (?:\w+ )?effect\b", re.IGNORECASE)
_INSTEAD = Lazily(
    r"^(?:['\u2019]s\b)?\s*(?:now\b)?(?:,? ?(?:and |but )?not (?:mine|ours|me|us)\b)?"
    r"(?:\s*(?:only|alone|solely|instead|in stead|in lieu|in (?:my|our|his|her|their) (?:place|stead))\b(?: of \w+)?)?",
    re.IGNORECASE,
)
_CLAUSE = Lazily(
    r"^(?:(?:can|could|would|will|should) )?|[,.;:] | - |(?<=\d) "
    r"|\b(?:so|and|that|as|because|cos|but) (?:(?:can|could|would|will|should|shall|maybe|perhaps) )?",
    re.IGNORECASE,
)


def changes(text: str, rest: str, vocabulary: Vocabulary) -> tuple[Slots, str]:
    """Return who comes, joins and goes, and what is left of `rest` (the text without the action it names)."""
    plain = aligned(text)
    if swapped := _swapped(plain, vocabulary):
        return swapped, ""
    for pattern in (_ADDED, _ADDED_TO):
        if (found := pattern.search(plain.plain)) and (who := _whole(plain.of(found, "who"), vocabulary)):
            return {"owners": who, "owners_added": who}, ""
    for pattern in (_MADE, _DOWN_FOR, _PUT_DOWN):
        if (found := pattern.search(plain.plain)) and (who := _whole(plain.of(found, "who"), vocabulary)):
            return {"owners": who}, _NOT_THEM.sub("", _beyond(rest, plain.after(found)))
    if _I_TAKE.search(plain.plain):
        return {"owners": [{"kind": "person", "name": "me"}]}, rest
    if taken := _taken(text, vocabulary):
        return {"owners": taken[0]}, _beyond(rest, taken[1])
    return _handed(text, rest, vocabulary)


def _swapped(plain: Aligned, vocabulary: Vocabulary) -> Slots:
    """Read "take Housing off 12 and put Regen on", "replace Housing with Regen", "remove me as owner"."""
    replaced = _IN_PLACE_OF.search(plain.plain)
    out = _whole(plain.of(replaced, "out"), vocabulary) if replaced else []
    if replaced and out and (who := _first(plain.of(replaced, "who"), vocabulary)):
        return {"owners": who, "owners_added": who, "owners_removed": out}
    if not (found := _DROPPED.search(plain.plain)) or not (out := _whole(plain.of(found, "who"), vocabulary)):
        return {}
    after = aligned(plain.after(found))
    if (instead := _PUT_ON.search(after.plain)) and (who := _whole(after.of(instead, "who"), vocabulary)):
        return {"owners": who, "owners_added": who, "owners_removed": out}
    if taken := _taken(after.text, vocabulary):  # "…, Keith has it now"
        return {"owners": taken[0], "owners_added": taken[0], "owners_removed": out}
    return {"owners_removed": out}


def _taken(text: str, vocabulary: Vocabulary) -> tuple[list[Owner], str] | None:
    """Read "Priya is taking on action 8", where a clause begins."""
    for clause in _CLAUSE.finditer(text[:120]):
        who, end = owners.owners_at_start(text[clause.end() :], vocabulary)
        after = aligned(text[clause.end() + end :])
        if not who and (said := _PRONOUN.match(after.plain)) and (who := _spoken_to(text[: clause.end()], vocabulary)):
            after = aligned(after.after(said))
        if who and (takes := _TAKES.match(after.plain)):
            return who, after.after(takes)
    return None


def _spoken_to(before: str, vocabulary: Vocabulary) -> list[Owner]:
    """Return whom "she" means: the last one somebody spoke to: "had a word with Sergeant Lowe and she …"."""
    found = [owners.owners_at_start(before[to.end() :], vocabulary)[0] for to in _SPOKE.finditer(before)]
    return next((who for who in reversed(found) if len(who) == 1), [])


def _handed(text: str, rest: str, vocabulary: Vocabulary) -> tuple[Slots, str]:
    """Read "give it to Housing", "should sit with Bethan", "owner is now Regen", in what is left of the text."""
    reassigned = _REASSIGNS.search(aligned(text).plain) is not None
    for where in dict.fromkeys((rest, text)):
        plain = aligned(where)
        at = 0
        while said := _TO.search(plain.plain, at):
            at = said.start() + 1
            after = plain.after(said)
            who, end = owners.owners_at_start(after, vocabulary)
            if reassigned and not said.group().endswith("the "):
                who, end = _with_unknown(after, who, end, vocabulary)
            if who and _ENDS.match(aligned(after[end:]).plain) and (reassigned or not _news(plain.before(said))):
                behind = _INSTEAD.sub("", after[end:])
                left = f"{plain.before(said)} {behind}" if where is rest else _beyond(rest, behind)
                return {"owners": who}, re.sub(r"\bnot\s+\S+(?: \S+)?\s*$", "", left)
    return {}, rest


def _news(before: str) -> bool:
    """Tell whether there is more before the owners than the words of a request: "spoke to the college" is news."""
    return says_more(before)


def _unknown(text: str) -> tuple[list[Owner], int] | None:
    """Read a first name nobody has told of, in whatever case: "hand 6 over to priya"."""
    found = re.match(r"[A-Za-z][a-z'\u2019-]{1,14}(?=$|[\s,.;!?])(?! (?:to|of|about)\b)", text)
    if found is None or owners.known_word(found.group()):
        return None
    return [{"kind": "person", "name": found.group().title()}], found.end()


def _with_unknown(text: str, who: list[Owner], end: int, vocabulary: Vocabulary) -> tuple[list[Owner], int]:
    """Read on where names nobody has told of stand first or last: "to ffion as well as Keith"."""
    if not who:
        unknown = _unknown(text)
        if unknown is None:
            return [], 0
        who, end = unknown
    while (between := owners.SEPARATOR.match(text, end)) and not _FROM_NOW.match(text, end):
        more, length = owners.owners_at_start(text[between.end() :], vocabulary)
        unknown = (more, length) if more else _unknown(text[between.end() :])
        if unknown is None:
            break
        who, end = [*who, *unknown[0]], between.end() + unknown[1]
    return who, end


def _whole(text: str, vocabulary: Vocabulary) -> list[Owner]:
    """Read a text that is nothing but owners."""
    who, end = owners.owners_at_start(text, vocabulary)
    if who and not text[end:].strip(" ,"):
        return who
    unknown = _unknown(text)
    return unknown[0] if unknown and unknown[1] == len(text) else []


def _first(text: str, vocabulary: Vocabulary) -> list[Owner]:
    who, _ = owners.owners_at_start(text, vocabulary)
    unknown = _unknown(text)
    return who or (unknown[0] if unknown else [])


def _beyond(rest: str, after: str) -> str:
    """Return the shorter of two ends of a text."""
    return rest if len(rest) < len(after) else after
