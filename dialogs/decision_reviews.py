"""How the review of a decision is minuted, and which decision took the place of which.

What comes of a review is a decision too, so it is one, with a number of its own, and names the one it is of: both are
found by the same words, and the earlier stays as it was agreed.
"""

import re
from typing import NamedTuple

from dialogs.known import DECISIONS
from dialogs.situation import Situation
from storage import decisions
from storage.decisions import Made

OUTCOMES = ("kept", "changed", "ended")
_MINUTED = re.compile(
    rf"Decision (?P<number>\d{{1,9}}) (?P<outcome>{'|'.join(OUTCOMES)}) on review: (?P<words>.+?)"
    r"(?: \(was: .*?\))?(?: \(note: .*\))?",
    re.DOTALL,
)


class Reviewed(NamedTuple):
    """A minuted review: of which decision, what came of it, and what is agreed since."""

    number: int
    outcome: str
    words: str


def minute(earlier: Made, outcome: str, words: str | None, note: str | None) -> str:
    """Return the text of the decision that a review comes to; `words` is what a changed one says now."""
    was = read(earlier.text)
    said = was.words if was else earlier.text
    now = f"{words} (was: {said})" if words else said
    return f"Decision {earlier.number} {outcome} on review: {now}" + (f" (note: {note})" if note else "")


def read(text: str) -> Reviewed | None:
    """Read the text of a decision; None where it is no review of another."""
    found = _MINUTED.fullmatch(text)
    return Reviewed(int(found["number"]), found["outcome"], found["words"]) if found else None


def is_ended(made: Made) -> bool:
    """Tell whether a decision says that another has come to its end."""
    review = read(made.text)
    return review is not None and review.outcome == "ended"


def since(here: Situation, made: Made) -> Made | None:
    """Return the review that took the place of a decision; None while it stands as it was agreed."""
    later = here.known.once(DECISIONS, "reviews", lambda: _later(here)).get(made.number)
    found = decisions.made(here.session, here.group_id, [later]) if later is not None else []
    return found[0] if found and found[0].number > made.number else None


def worded(here: Situation) -> list[tuple[int, str]]:
    """Return id and text of the group's decisions, the latest first."""
    return here.known.once(DECISIONS, "worded", lambda: decisions.worded(here.session, here.group_id))


def _later(here: Situation) -> dict[int, int]:
    """Return the id of the last review of each decision that had one, by the decision's number."""
    later: dict[int, int] = {}
    for one, text in worded(here):
        if text.startswith("Decision ") and (review := read(text)):
            later[review.number] = max(one, later.get(review.number, 0))
    return later
