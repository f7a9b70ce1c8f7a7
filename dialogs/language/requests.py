"""Where a message may hold two requests: "action 9 done, and when is the next meeting?"."""

import re
from collections.abc import Iterator

MOST = 3  # places looked at: a pasted page is one request
LONGEST = 400  # characters; whoever writes more writes one thing
# A new sentence, or a joining word before what can only be another request: a wish, a question, an action by number.
_BOUNDARY = re.compile(
    r"""
    (?<=[a-z0-9)"'%])(?: \s*[?!;\n]+ \s* | \.\s+ )
    (?:(?:oh\ and|and\ also|and|also|then|plus|next|lastly)\b[\s,:]*)?
    (?=\w)
    | [\s,\u2013-]+ (?:oh\ and|and\ also|and\ then|and|also|then|plus|&|n)\s+
    (?= (?:also\s+)? (?:can|could|would|will)\s(?:you|u|we|i)\b | (?:pls|plz|please)\b
      | (?:when|what|who|where|how|which)(?:'?s|\s(?:is|are|do|does|did|has|have|many|much))?\s
      | (?:show|list|give|tell|send|remind|log)\s(?:me|us|training|the|a|our|my)\b
      | (?:is|are|do|did|have|has)\s(?:we|there|i|they|the|housing|police|probation)\b
      | (?:action|item|number|no\.?)\s?\#?\d )
    | (?:\s*,\s*|\s+(?:and|n|&)\s+|\s-\s) (?= (?:(?:action|item|number|no\.?|ap)\s?)?\#?\d{1,3}(?:\.\d{1,2})?\s
      (?:is|are|isnt|isn't|to(?!\sdo\b)|by|till|until|now|has|hasnt|needs?|wants?|can|should|will|wont|won't|not|still|nearly
        |done|complete|completed|closed|finished|sorted|parked|deferred|ongoing|slipp\w+|moved?|on\strack|at\srisk
        |on\shold|goes|in\sprogress|under\s?way|amber|red|green|started)\b )
    | (?:\s*,\s*(?:and\s+)?|\s+and\s+) (?= (?:close|move|push|mark|put|reopen|park|defer|give|assign|reassign|extend
      |finish|complete|tick\soff|tick)\s(?:(?:action|item|number|no\.?)\s?)?\#?\d )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "Item 6." heads what follows; "actions 3" is the first of "actions 3 and 9 done".
_HEADING = re.compile(
    r"(?:(?:agenda|action)\s+)?(?:(?:actions?|items?|points?|tasks?|number|no|aps?)\b\.?\s*)?"
    r"#?\d{1,3}(?:\.\d{1,2})?(?:\s*[,&]\s*\d{1,3})*\W*",
    re.IGNORECASE,
)
# Before a bare number, only an action by its number: "8 done, 9 by Friday", never "14 governors and 9 …".
_BY_NUMBER = re.compile(
    r"(?:(?:close|park|finish|complete)\s#?\d{1,3}(?:\.\d{1,2})?$"
    r"|(?:(?:hi|hello|morning|all|so|ok|please|can|you|mark|set|put|push|move|call|action|item|number|no\.?|ap)\b[\s,]*){0,6}"
    r"#?\d{1,3}(?:\.\d{1,2})?\s+\w)",
    re.IGNORECASE,
)
# What only goes on about the first: "due end of March", "and where are we", "who owns it".
_GOES_ON = re.compile(
    r"(?:due|deadline|owner|owned|lead|by|for|because|as|theme|section|heading|target|date|evidence|proof|note|reason|no"
    r"\s(?:date|owner|deadline|rush|lead)|not\ssure)\b|.*\b(?:it|them|they|that|this|we)\W*$",
    re.IGNORECASE,
)

_LINK = re.compile(r"\S+://\S+|www\.\S+", re.IGNORECASE)  # its own question mark ends no sentence


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a message in two, the first boundary first; none for most messages."""
    if len(text) > LONGEST:
        return
    links = [link.span() for link in _LINK.finditer(text)]
    for count, boundary in enumerate(_BOUNDARY.finditer(text)):
        if any(start < boundary.start() and boundary.end() < end for start, end in links):
            continue
        first, second = text[: boundary.start()].strip(), text[boundary.end() :].strip()
        if "?" in boundary.group():
            first += "?"
        if count == MOST:
            return
        if second[:1].isdigit() and not _BY_NUMBER.match(first):
            continue
        if first and second and not _GOES_ON.match(second) and not _HEADING.fullmatch(first.rstrip("?")):
            yield first, second
