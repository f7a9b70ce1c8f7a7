"""The theme a new action is put under: one the group has, or one it is given in so many words."""

import re

from dialogs.language.vocabulary import Vocabulary
from rules.lazily import Lazily

_UNDER = Lazily(
    r"[,;(]?\s*\b(?:under|theme(?: is)?:?|for theme|in theme|against theme|section|heading|workstream)\s+"
    r"(?:the )?(?:theme |heading )?(?:of )?[\"']?",
    re.IGNORECASE,
)
_NEW_THEME = Lazily(
    r"(?:[\s,;(.-]*\btheme(?: is)? ?[:=] ?|(?:^|(?<=[,;:(-]))\s*theme )(?P<theme>[A-Za-z][\w '&-]{1,40}?)\s*(?:[,;.)]"
    r"|$)",
    re.IGNORECASE,
)


def cut_out(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return the theme and the text without it."""
    for said in _UNDER.finditer(text):
        for named in vocabulary.find(text[said.end() :], "theme"):
            if named.start == 0:
                after = text[said.end() + named.end :].lstrip(" )\"'")
                return named.name, f"{text[: said.start()]} {after}".replace(" , ", ", ").replace(" : ", ": ").strip(
                    " ,:"
                )
    if new := _NEW_THEME.search(text):
        return new.group("theme"), f"{text[: new.start()]} {text[new.end() :].lstrip()}".strip(" ,:")
    return None
