"""When an action is to be looked at again: "review action 6 in October", "done, next review in October"."""

import re

from dialogs.language.slots.due_dates import dated
from rules.deadlines import Context, Found
from rules.lazily import Lazily

# Said right before the day; "the web pages review back to March" moves a deadline and is none of it.
_SAID = Lazily(
    r"(?:^|[,.;:(–-]|\b(?:and|then|but|with|so|to)\b|(?<=\d))\s*(?:(?:please|pls|the|its|a|we|will|to|be|can|could|you"
    r"|now|set|should)\s+)*"
    r"(?:next review(?: date)?|review(?:ed)?(?: date)?(?: (?:it|this|that|again|next|due))*"
    r"|look at (?:it|this|that) again|(?:re-?visit|revisit)(?: (?:it|this|that|again))*)"
    r"(?: (?:action |item |task )?#?\d{1,4}(?:\.\d{1,2})?(?: again)?)?"
    r"(?:\s*(?:[:=]|\b(?:is|due|now|to be|set|for|in|on|at|by|from|after|the)\b))*\s*$",
    re.IGNORECASE,
)
# The action itself is what is reviewed: "review 6 in October" begins so, whatever stands before the number.
_OPENS = Lazily(
    r"^\W*(?:(?:please|pls|can|could|we|you|let's|lets|i'd like to|need to|to|set|the|a)\s+)*"
    r"(?:(?:next )?review(?: date)?(?: of| for| on)?|revisit|look again at)\s+"
    r"(?:action |item |task |number )?#?\d{1,4}(?:\.\d{1,2})?(?:\s+(?:again|next|is|to|for|due|should be))*\s*$",
    re.IGNORECASE,
)
_HINT = Lazily(r"review|visit|again", re.IGNORECASE)
_HAS_BEEN = Lazily(
    r"^\W*(?:(?:has|have|was|is|been|all|now)\s+)*(?:reviewed|review (?:is |was )?(?:done|complete[d]?|held|finished))"
    r"\b",
    re.IGNORECASE,
)


def find(text: str, context: Context) -> tuple[Found, int] | None:
    """Return the day of the next review and where its words begin; None where no review is asked for."""
    if not _HINT.search(text):
        return None
    for found in dated(text, context):
        before = text[: found.start]
        if said := _SAID.search(before):
            return found, said.start()
        if opens := _OPENS.search(before):
            return found, opens.end()
    return None


def is_done(rest: str) -> bool:
    """Tell whether somebody says that the review has taken place; `rest` follows the action."""
    return _HAS_BEEN.search(rest) is not None
