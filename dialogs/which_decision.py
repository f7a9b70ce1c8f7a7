"""Which decision is looked at again: by number or by words; one that was reviewed leads to what came of it."""

import re
from typing import Any

from dialogs import decision_reviews, find_decision
from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import decisions
from storage.decisions import DecisionNotFound, Made

MOST_OFFERED = 3
MOST_LOOKED_AT = 12  # of those that fit: the rest fit less
LONGEST_OFFERED = 60
_NUMBER = re.compile(r"\W*(?:decision\b)?\W*(?:number\b|no\b)?\W*(\d{1,4})\W*", re.IGNORECASE)


def read(here: Situation, raw: Any, _slots: Slots) -> int:
    """Return the number of the decision that stands; ask where words fit several."""
    if said := _NUMBER.fullmatch(str(raw)):
        return _standing(here, told(here, int(said[1]))).number
    ids = [one for kind, one in find_decision.by_words(here, str(raw)) if kind == "decision"]
    fitting = decisions.made(here.session, here.group_id, ids[:MOST_LOOKED_AT])
    live = [one for one in fitting if not decision_reviews.since(here, one) and not decision_reviews.is_ended(one)]
    if not fitting:
        raise Unreadable(f'No decision says that. Give its number, {_example(here)}, or say "decisions" to see them.')
    if len(live) > 1:
        options = [Option(f"{one.number} {_short(one)}", str(one.number)) for one in live[:MOST_OFFERED]]
        raise Doubt(f"{len(live)} decisions fit those words. Which one?", options)
    return _standing(here, (live or fitting)[0]).number


def told(here: Situation, number: int) -> Made:
    """Return the decision of a number; raise Unreadable with one that works."""
    try:
        row = decisions.of_number(here.session, here.group_id, number)
    except DecisionNotFound:
        raise Unreadable(f'There is no decision {number}. Say "decisions" to see them, {_example(here)}.') from None
    return Made(number, row.meeting_id, row.made_on, row.text, row.review_on)


def _standing(here: Situation, made: Made) -> Made:
    """Follow a decision to the review that took its place; raise Unreadable where it was ended."""
    while later := decision_reviews.since(here, made):
        made = later
    if decision_reviews.is_ended(made):
        raise Unreadable(
            f"That decision was ended on {long_date(made.made_on)}, as decision {made.number} says. "
            'Log a new one, for example "log decision: adopt the venue hire policy".'
        )
    return made


def _example(here: Situation) -> str:
    latest = [one for one, _ in decision_reviews.worded(here)[:1]]
    made = decisions.made(here.session, here.group_id, latest)
    return f"such as {made[0].number}" if made else "once there is one"


def _short(made: Made) -> str:
    return made.text if len(made.text) <= LONGEST_OFFERED else f"{made.text[: LONGEST_OFFERED - 1]}…"
