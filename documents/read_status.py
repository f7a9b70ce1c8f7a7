"""A status as a plan writes it, in words; what a colour means, only the group can say (colours.py)."""

import re

from storage.actions import Status

_WORDS = {
    Status.COMPLETE: "complete completed done closed finished achieved discharged",
    Status.NOT_STARTED: "not started|not yet started|to start|outstanding",
    Status.ON_TRACK: "on track|on target|in progress|underway|under way|started|progressing|continuing",
    Status.AT_RISK: "at risk|slipping|delayed|behind|off track",
    Status.DEFERRED: "deferred|parked|paused|on hold|suspended",
    Status.ONGOING: "ongoing|on going|on-going|rolling",
    Status.NOT_STATED: "not stated|unknown|no data",
}
_STATUS = {
    word: status for status, words in _WORDS.items() for word in (words.split("|") if "|" in words else words.split())
}
_WITH_COLOUR = re.compile(r"(?:red|amber|yellow|green|blue|grey)\W+(?=\w)", re.IGNORECASE)
_SOUNDS_DONE = re.compile(
    r"\b(?:is|are|been|now|was|were)\s+(?:fully\s+)?(?:complete|done|finished|in place)\b|"
    r"\b(?<!be )(?<!being )(?<!to )(?:complete|completed|finished|updated)\b",
    re.IGNORECASE,
)


def read(words: str) -> Status | None:
    """Return the status these words are, when they are nothing else ("Green - on track" says it in words)."""
    return _STATUS.get(" ".join(_WITH_COLOUR.sub("", words.lower(), count=1).strip(" .").split()))


def sounds_done(sentence: str) -> bool:
    """Tell whether a sentence reads as if the action were complete; that needs a person's yes."""
    return _SOUNDS_DONE.search(sentence) is not None
