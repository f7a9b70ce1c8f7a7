"""A status as a plan writes it, in words; what a colour (colours.py) or "closed" means, only the group can say."""

import re

from storage.actions import Status

_WORDS = {
    Status.COMPLETE: "complete completed done finished achieved discharged",
    Status.CLOSED: "no longer needed|no longer required|closed no longer needed|superseded|withdrawn|not needed",
    Status.NOT_STARTED: "not started|not yet started|to start|outstanding",
    Status.ON_TRACK: "on track|on target|in progress|underway|under way|started|progressing|continuing",
    Status.AT_RISK: "at risk|slipping|delayed|behind|off track",
    Status.DEFERRED: "deferred|parked|paused|on hold|suspended",
    Status.ONGOING: "ongoing|on going|rolling",
    Status.NOT_STATED: "not stated|unknown|no data",
}
CLOSED = "closed"
_STATUS = {
    word: status for status, words in _WORDS.items() for word in (words.split("|") if "|" in words else words.split())
}
_WITH_COLOUR = re.compile(r"(?:red|amber|yellow|green|blue|grey)\W+(?=\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"[():,;–—-]")
_SOUNDS_DONE = re.compile(
    r"\b(?:is|are|been|now|was|were)\s+(?:fully\s+)?(?:complete|done|finished|in place)\b|"
    r"\b(?<!be )(?<!being )(?<!to )(?:complete|completed|finished|updated)\b",
    re.IGNORECASE,
)


def read(words: str) -> Status | None:
    """Return the status these words are, when they are nothing else ("Green - on track" says it in words)."""
    return _STATUS.get(_bare(words))


def unclear(words: str) -> str | None:
    """Return "closed" when these words are that and nothing else: to some plans it is done, to others not needed."""
    return CLOSED if _bare(words) == CLOSED else None


def _bare(words: str) -> str:
    return " ".join(_BETWEEN.sub(" ", _WITH_COLOUR.sub("", words.lower(), count=1)).strip(" .").split())


def sounds_done(sentence: str) -> bool:
    """Tell whether a sentence reads as if the action were complete; that needs a person's yes."""
    return _SOUNDS_DONE.search(sentence) is not None
