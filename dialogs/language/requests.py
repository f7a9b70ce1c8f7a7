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
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What only goes on about the first: "due end of March", "and where are we", "who owns it".
_GOES_ON = re.compile(
    r"(?:due|deadline|owner|owned|lead|by|for|because|as)\b|.*\b(?:it|them|they|that|this|we)\W*$", re.IGNORECASE
)


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a message in two, the first boundary first; none for most messages."""
    if len(text) > LONGEST:
        return
    for count, boundary in enumerate(_BOUNDARY.finditer(text)):
        first, second = text[: boundary.start()].strip(), text[boundary.end() :].strip()
        if "?" in boundary.group():
            first += "?"
        if count == MOST:
            return
        if first and second and not _GOES_ON.match(second):
            yield first, second
