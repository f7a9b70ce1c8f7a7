"""Readers of a single answer: what somebody types when a form asks one question."""

import re
from datetime import date
from itertools import accumulate
from typing import Any

from dialogs.language.lexicon import MODES, NEGATIONS, STATUSES
from dialogs.language.slots import cohorts, products, supporting
from dialogs.language.vocabulary import DEFAULT, Vocabulary
from dialogs.language.words import Sentence
from rules.calendar import financial_year
from rules.lazily import Lazily


def _phrases(table: dict[str, tuple[str, ...]]) -> Lazily:
    said = sorted({phrase.lower() for phrases in table.values() for phrase in phrases}, key=len, reverse=True)
    return Lazily(rf"(?<![\w-])(?:{'|'.join(re.escape(phrase) for phrase in said)})(?![\w-])")


_STATUS_OF = {phrase: status for status, phrases in STATUSES.items() for phrase in phrases}
_MODE_OF = {phrase.lower(): mode for mode, phrases in MODES.items() for phrase in phrases}
_STATUS, _MODE = _phrases(STATUSES), _phrases(MODES)
# The programs people meet in, wherever "online" stands beside them; "housing teams" are people.
_BY_VIDEO = Lazily(
    r"(?:\b(?:(?:ms|microsoft) teams|teams (?:call|meeting|session|link|training|webinar|workshop|event)|zoom|skype"
    r"|webex"
    r"|google meet|(?:on|over|via|through|by|bye|using|thru|in) (?:a )?(?:ms |microsoft )?teams)"
    r"|(?:^|[,.;:(/-] ?)teams(?= ?(?:$|[,.;)/-])))\b",
)
_A_TEAM = Lazily(r"\bteams\b")
_NEGATED = Lazily(rf"\b(?:{'|'.join(NEGATIONS)})(?: quite| yet| really)? $")
_NOT_TO_BE = Lazily(r"\b(?:wont|won t|will not|not going to|cant|can t|can not|cannot) be (?:all )?$")
# "will be done by Friday" is a promise, not a report
_TO_COME = Lazily(r"\b(?:will|shall|ll|going to|should|(?:hope|hoping|aim|aiming|expect|expected|plan) to)"
                      r" (?:be |get |have (?:it |this )?)?(?:all )?$")  # fmt: skip
_REF = Lazily(
    r"^\W*(?:(?:the|action|actions|item|task|ref|reference|number|no|point|line"
    r"|plan)\b\.? ?)*#? ?(\d{1,4}(?:\.\d{1,2})?[a-z]?)\W*$",
    re.IGNORECASE,
)
_YEAR_SPAN = Lazily(r"(?<!\d)(?:20)?(\d\d) ?[/-] ?(?:20)?(\d\d)(?![\d/-])")
_SINGLE_YEAR = Lazily(r"(?<![\d/.-])(20\d\d)(?![\d/.-])")
_GENERIC_TRAINING = Lazily(
    r"\b(?:(?!the\b|a\b|an\b|our\b|their\b|did\b|had\b|ran\b|log\b|for\b|with\b|to\b|of\b|and\b|new\b|staff\b"
    r"|at\b|on\b|in\b)[a-z]+ )?"
    r"(?:awareness(?: (?:session|training|course|briefing|raising))?|refresher|e-?learning|webinar|inset)\b",
    re.IGNORECASE,
)


def read_cohorts(text: str, vocabulary: Vocabulary = DEFAULT) -> list[dict[str, Any]]:
    """Read "31 crossing patrol + 3 volunteers" as cohorts with people each.

    `people` is None where no number was given ("loads"); `words` then keeps what was said instead.
    """
    return cohorts.read(text, vocabulary)


def read_owners(text: str, vocabulary: Vocabulary = DEFAULT) -> list[dict[str, Any]]:
    """Read "Priya (probation), supported by YJS" as owners: person, role, agency or group, with who supports."""
    return supporting.read(text, vocabulary)


def read_status(text: str) -> str | None:
    """Read a status in anybody's words as one of the six canonical ones."""
    found = find_status(text)
    return found[0] if found else None


def find_status(text: str) -> tuple[str, int, int] | None:
    """Find a status in a text, with where its words stand. "Not done" is no completion."""
    low = text.lower().replace("\u2019", "'").replace("'", " ")
    if "'" in text or "\u2019" in text:  # "haven't started"
        return _misspelled_status(text) or _status_in(low)
    return _status_in(low) or _misspelled_status(text)


def _misspelled_status(text: str) -> tuple[str, int, int] | None:
    words = Sentence(text).words
    found = _status_in(" ".join(word.plain for word in words))
    if not found:
        return None
    starts = list(accumulate((len(word.plain) + 1 for word in words), initial=0))
    first = max(at for at, start in enumerate(starts) if start <= found[1])
    last = max(at for at, start in enumerate(starts[:-1]) if start < found[2])
    return found[0], words[first].start, words[last].end


def _status_in(low: str) -> tuple[str, int, int] | None:
    for match in _STATUS.finditer(low):
        status = _STATUS_OF[match.group()]
        negated = _NEGATED.search(low, max(0, match.start() - 30), match.start())
        if status == "complete" and _NOT_TO_BE.search(low, max(0, match.start() - 30), match.start()):
            return "at risk", match.start(), match.end()
        if status == "complete" and _TO_COME.search(low, 0, match.start()):
            return "on track", match.start(), match.end()
        if not negated:
            return status, match.start(), match.end()
        if status == "complete":
            early = low[: match.start()].endswith(("not ", "not yet "))
            return ("not started" if early and "start" in match.group() else "on track"), negated.start(), match.end()
        if status == "on track":
            return ("not started" if "start" in match.group() else "at risk"), negated.start(), match.end()
    return None


def read_product(text: str, vocabulary: Vocabulary = DEFAULT) -> dict[str, str | None] | None:
    """Read a training product: the register's name (None when unsure) and the words as said."""
    if found := products.find(text, vocabulary):
        return {"name": found.name, "text": text[found.start : found.end]}
    generic = _GENERIC_TRAINING.search(text)
    return {"name": None, "text": generic.group().strip()} if generic else None


def read_mode(text: str) -> str | None:
    """Read how training was given: "classroom", "virtual" or "e-learning"."""
    low = text.lower()
    if _BY_VIDEO.search(low):
        return "virtual"
    plain = _A_TEAM.sub(" ", low.replace("-", " ").replace("e learning", "elearning"))
    found = [(len(match.group()), _MODE_OF[match.group()]) for match in _MODE.finditer(plain)]
    return max(found)[1] if found else None


def read_ref(text: str) -> str | None:
    """Read an action's reference: "14", "3.5", "#14", "action 14", "item 3.5"."""
    found = _REF.match(text)
    return found.group(1) if found else None


def read_year(text: str, today: date) -> int | None:
    """Read a financial year ("this year", "16/17", "2016-17") as the calendar year it starts in."""
    low = text.lower()
    if span := _YEAR_SPAN.search(low):
        first, second = int(span.group(1)), int(span.group(2))
        if second == (first + 1) % 100:
            return 2000 + first
    if re.search(r"\b(?:last|previous|prior) (?:financial |fiscal )?(?:year|yr)\b", low):
        return financial_year(today) - 1
    if re.search(r"\b(?:next) (?:financial |fiscal )?(?:year|yr)\b", low):
        return financial_year(today) + 1
    if re.search(
        r"\b(?:(?:this|current|the) (?:financial |fiscal )?(?:year|yr)|year to date|ytd|to date|so far|since april"
        r"|fy|april to (?:date|now|today))\b",
        low,
    ):
        return financial_year(today)
    single = _SINGLE_YEAR.search(low)
    return int(single.group(1)) if single else None
