"""What a plan reports inside other cells: after "Update –" in the action's, as a sentence in the owner's."""

import re

from documents.fragments import ENDS, join, leans

_DATED = r"(?:\s*\(?\s*(?:\d[\w ./]{2,20}|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[\w ]{0,14})\s*\)?)?"
_INLINE = re.compile(rf"(?:^|(?<=[\s.;)]))(?:progress )?updates?{_DATED}\s*(?::|\s[-–—]|[–—])\s*(?=\S)", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|will|now|completed?|updated|agreed|met|sent|moved|attended|delivered)\b",
    re.IGNORECASE,
)
_FEW = 3  # words: fewer are a name or a role


def out_of_action(words: str) -> tuple[str, list[str]]:
    """Return the action's own words, and the reports written after an "Update –" in its cell."""
    if _INLINE.match(words):
        return words, []  # nothing is left of the action
    title, *updates = of_update(words) or [""]
    return title, updates


def of_update(words: str) -> list[str]:
    """Return the reports of an update's own cell, each without the word "Update" before it."""
    return [part.strip() for part in _INLINE.split(words) if part.strip()]


def out_of_owner(words: str) -> tuple[str, list[str]]:
    """Return the owners' words, line by line, and the sentences in their cell that report something."""
    owners: list[str] = []
    updates: list[str] = []
    for passage in _passages(words):
        bare, told = ("", of_update(passage)) if _INLINE.match(passage) else out_of_action(passage)
        (updates if _is_report(bare) else owners).append(bare)
        updates += told
    return "\n".join(filter(None, owners)), updates


def _passages(words: str) -> list[str]:
    """Return the cell's lines, one that goes on in the next joined with it."""
    found: list[str] = []
    for line in filter(None, words.split("\n")):
        open_ = found and not found[-1].endswith(ENDS)
        if open_ and (line[:1].islower() or leans(found[-1])):
            found[-1] = join(found[-1], line)
        else:
            found.append(line)
    return found


def _is_report(words: str) -> bool:
    return len(words.split()) > _FEW and _REPORTS.search(words) is not None
