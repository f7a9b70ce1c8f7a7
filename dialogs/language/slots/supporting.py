"""Which owners support the one who leads: "lead Housing, supporting Police", "Housing, with help from Police"."""

import re

from dialogs.language.slots import owners
from dialogs.language.slots.owners import Owner
from dialogs.language.vocabulary import Vocabulary
from rules.lazily import Lazily

# Behind these words stands who supports.
_BY = Lazily(
    r"[\s,;(]*(?:\b(?:and|with|but)\s+)?\b(?:support(?:ed|ing)?(?: agenc(?:y|ies)| partners?)?(?: (?:by|from|is|are))?"
    r"|(?:with|in) (?:the )?support (?:from|of|by)|(?:with )?help (?:from|by)|(?:helped|assisted) by)"
    r"\s*[:=]?\s+(?:the )?",
    re.IGNORECASE,
)
# Before these: "with Police supporting", "Police in support".
_DOING = r"(?:is |are |to be |will be |as |in a )?(?:supporting|in support|to support|supports?|in a supporting role)"
_ENDS = r"(?=\s*(?:$|[,.;)]|(?:on|for|by|action|item)\b))"
_DOES = Lazily(rf"^\s*{_DOING}(?: (?:agenc(?:y|ies)|roles?|partners?|owners?))?{_ENDS}", re.IGNORECASE)
_HELPED = Lazily(_ENDS, re.IGNORECASE)
_LINK = Lazily(r"(?:^|[\s,;(]+|\b)(?:(?:and|with|but|add|put|have|make)\s+)?(?=\S)", re.IGNORECASE)
_HINT = Lazily(r"\b(?:support|help(?:ed)? |assisted by)", re.IGNORECASE)
_LEADS = Lazily(
    r"^\s*(?:the )?lead(?:ing|s)?(?: agency)?(?: is)?\s*[:=]?\s+|\s+(?:to lead|leads?|leading)\b", re.IGNORECASE
)


def cut_out(text: str, vocabulary: Vocabulary) -> tuple[list[Owner], str]:
    """Return who supports, each with "supporting", and the text without them; nobody where none is named."""
    if not _HINT.search(text):
        return [], text
    for said in _BY.finditer(text):
        who, end = owners.owners_at_start(text[said.end() :], vocabulary)
        if who and _HELPED.match(text[said.end() + end :]):
            return _supporting(who), f"{text[: said.start()]} {text[said.end() + end :].lstrip(' )')}".strip()
    # "Housing with Police supporting": who stands behind "with" is not one of those before it.
    for link in sorted(_LINK.finditer(text), key=lambda link: "with" not in link.group().lower()):
        who, end = owners.owners_at_start(text[link.end() :], vocabulary)
        after = text[link.end() + end :]
        if who and (does := _DOES.match(after)):
            return _supporting(who), f"{text[: link.start()]} {after[does.end() :].lstrip(' )')}".strip()
    return [], text


def read(text: str, vocabulary: Vocabulary) -> list[Owner]:
    """Read a text that says who owns something and nothing else, who supports included."""
    who, rest = cut_out(text, vocabulary)
    if not who:
        return owners.find_owners(text, vocabulary)
    lead = owners.find_owners(_LEADS.sub("", rest).strip(" ,;"), vocabulary) if rest.strip(" ,;") else []
    return [*lead, *who]


def _supporting(who: list[Owner]) -> list[Owner]:
    return [owner | {"supporting": True} for owner in who]
