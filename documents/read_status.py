"""A status as a plan writes it. Colours are kept as words: red in one council's plan is not red in another's."""

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
_COLOUR = re.compile(r"(?:red|amber|yellow|green|blue|grey|gray|[rabg]|b?rag)(?:\s*/\s*\w+)?", re.IGNORECASE)
_SOUNDS_DONE = re.compile(
    r"\b(?:is|are|been|now|was|were)\s+(?:fully\s+)?(?:complete|done|finished|in place)\b|"
    r"\b(?:complete|completed|finished|updated)\b",
    re.IGNORECASE,
)


def read(words: str) -> Status | None:
    """Return the status these words are, when they are nothing else."""
    return _STATUS.get(" ".join(words.lower().strip(" .").split()))


def is_colour(words: str) -> bool:
    """Tell whether the cell holds a colour, which only the coordinator can translate."""
    return _COLOUR.fullmatch(words.strip()) is not None


def sounds_done(sentence: str) -> bool:
    """Tell whether a sentence reads as if the action were complete; that needs a person's yes."""
    return _SOUNDS_DONE.search(sentence) is not None
