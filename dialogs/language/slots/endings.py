"""How an action ends without being done, and how it comes back: "no longer needed", "reopen action 9"."""

import re

from dialogs.language.aligned import aligned
from dialogs.language.slots.statuses import Said
from dialogs.language.slots.statuses import find as find_status
from rules.lazily import Lazily

# Said of the action, however it ends: nobody has to do it any more, and nobody did it.
_NOT_NEEDED = Lazily(
    r"\b(?:(?:is |it is |its |are )?no longer (?:needed|required|relevant|necessary|applicable|wanted)"
    r"|not (?:needed|required|relevant|necessary) (?:any ?more|any longer|now)"
    r"|clos(?:e|ed|ing)(?: it| this| that)? (?:as |because )?(?:without completion|uncompleted|incomplete|unfinished"
    r"|not done|not needed))\b"
)
# Words that are the reason themselves.
_BECAUSE = Lazily(
    r"\bovertaken by events\b|\b(?:superseded by|duplicates?(?: of)?) (?:actions? |items? |number )?#?\d"
    r"|\b(?:same as|covered (?:by|in|under)|replaced by|merged (?:in)?to) (?:(?:actions?|items?|number) #?|#)\d"
)
# Why something is closed, where "close" is said with it.
_LAPSED = Lazily(r"\b(?:superseded|overtaken|fallen away|fell through|called off|not going ahead|not happening)\b")
_CLOSE = Lazily(r"\b(?:clos(?:e|ed|ing)(?: (?:off|down|out))?|can be closed)\b", re.IGNORECASE)
_CALLED_OFF = Lazily(r"^\W*(?:(?:please|pls|can|could|you|we)\s+)*(?:cancel|withdraw|abandon)\b", re.IGNORECASE)
_REOPENS = Lazily(
    r"^\W*(?:(?:please|pls|can|could|we|you|i|need to|to|let us|lets)\s+)*"
    r"(?:re-?open|unpark|resume|restart|reinstate)\b|\b(?:re-?open(?:ed)?|open(?:ed|ing)? (?:it |this |that )?again)\b",
    re.IGNORECASE,
)
_CARRIES = Lazily(
    r"\b(?:carr(?:y|ied|ying)|roll(?:ed|ing)?)\b(?: (?:it|this|that|action|item|on|over))*(?: #?[\d.]+)?"
    r" (?:forward|over)\b|(?<!\w)c/f(?!\w)",
    re.IGNORECASE,
)


def not_needed(text: str) -> Said | None:
    """Return "closed" and where its words stand, for an action nobody needs any more; None where it is also done."""
    plain = aligned(text)
    if found := _NOT_NEEDED.search(plain.plain):
        start, end = plain.span(*found.span())
    elif because := _BECAUSE.search(plain.plain) or (_CLOSE.search(text) and _LAPSED.search(plain.plain)):
        start = end = plain.span(*because.span())[0]
    elif called_off := _CALLED_OFF.match(text):
        start, end = called_off.span()
    else:
        return None
    other = find_status(_CLOSE.sub(".", f"{text[:start]} . {text[end:]}"))
    return None if other and other[0] == "complete" else ("closed", start, end)


def without_close(text: str) -> str:
    """Return a text without the words that close an action, which say nothing of why."""
    return _CLOSE.sub(" ", text)


def only_closes(text: str) -> bool:
    """Tell whether a text closes an action without saying that it is done: "close 4", "action 4 closed"."""
    return _CLOSE.search(text) is not None and find_status(_CLOSE.sub(".", text)) is None


def carries(text: str) -> bool:
    """Tell whether an action is carried forward: to the next meeting, where no other day is said."""
    return _CARRIES.search(text) is not None


def reopens(text: str) -> bool:
    """Tell whether an action is to be worked on again."""
    return _REOPENS.search(text) is not None
