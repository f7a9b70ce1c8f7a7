"""The guard: what must never be stored, echoed or logged, recognised before anything else reads the text."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from rules.safeguarding import concern, data, incident, records, spelling, weighing
from rules.safeguarding.words import Passage


class Concern(StrEnum):
    """Why a text is refused, the most urgent first; the value is data (audit, export) and never renamed."""

    INCIDENT = "incident"
    CONCERN = "concern"
    PERSONAL_DATA = "personal_data"
    DELETE = "delete"
    MARKING = "marking"


CHECKS: tuple[tuple[Concern, Callable[[Passage], bool]], ...] = (
    (Concern.INCIDENT, incident.incident_under_way),
    (Concern.CONCERN, concern.concern_about_a_person),
    (Concern.PERSONAL_DATA, data.personal_data),
    (Concern.DELETE, records.deletion_asked),
    (Concern.MARKING, records.protective_marking),
)

# What people answer most, to the letter: nothing can stand in it.
WHOLE_ANSWERS = frozenset(
    {"", "yes", "Yes", "no", "No", "ok", "OK", "save", "cancel", "undo", "help", "Help", "Status"}
)
URGENCY = list(Concern)
PAPERWORK = (None, Concern.PERSONAL_DATA, Concern.DELETE)  # found in words; a quiet concern may stand behind it
CLEAR = 5.0

# A pasted document is read in overlapping pieces, so that the time grows with its length and no faster.
PIECE = 4_000
OVERLAP = 400

# Buttons and usual questions come again and again. Of a text that passed a digest is kept, never the text.
PASSED_KEPT = 512
_PASSED: set[bytes] = set()

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
QUOTES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "_": " "}
)
SPACES = re.compile(r"[^\S\n]+")


def check(text: str) -> Concern | None:
    """Return the first reason to refuse a text, or None for ordinary work."""
    if text in WHOLE_ANSWERS:
        return None
    try:
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in _PASSED:
            return None
        found = _check(text)
    except Exception:  # a fault here must never let a text through unread, so it counts as a finding
        return Concern.PERSONAL_DATA
    if found is None:
        if len(_PASSED) >= PASSED_KEPT:
            _PASSED.clear()
        _PASSED.add(digest)
    return found


def _check(text: str) -> Concern | None:
    clean = SPACES.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(QUOTES))
    clean = spelling.put_right(clean)
    if len(clean) <= PIECE:
        pieces = [Passage(clean)]
    else:
        pieces = [Passage(clean[at : at + PIECE]) for at in range(0, len(clean), PIECE - OVERLAP)]
    # A line of work must not hide a worry on the next one, so each is read by itself too.
    lines = [Passage(line) for line in clean.split("\n") if line.strip()] if "\n" in clean else []
    found = next((concern for concern, finds in CHECKS if any(map(finds, (*pieces, *lines)))), None)
    if found not in PAPERWORK:
        return found
    for weighed in filter(None, map(weighing.speaks_for, pieces)):
        concern = Concern(weighed.label)
        # Of somebody in danger and paperwork the danger comes first, where the examples are clear.
        if found is None or (URGENCY.index(concern) < URGENCY.index(found) and weighed.lead >= CLEAR):
            found = concern
    return found
