"""What did we agree? Decisions and actions by their words, and the decisions that are up for review."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Literal

from cards import decisions as cards
from dialogs import decision_reviews, narrowing
from dialogs.conversation import Command, Query, Slots, page_of
from dialogs.known import ACTIONS, DECISIONS
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from dialogs.word_match import WordIndex, stems
from rules.calendar import long_date
from storage import action_lists, decisions
from storage.action_lists import Line
from storage.decisions import DecisionNotFound, Made

PAGE = 5
_REVIEWS = re.compile(
    r"(?:(?:the|a|our|all|up|over ?due|due|late|ready|coming|next|for|to|be|their|in|of|we|should|must|needs?|needing)"
    r" )*"
    r"(?:review(?:ed|ing|s)?|look(?:ed)? at again)\b.*"
)
_NUMBER = re.compile(r"(?:decision )?(?:number |no\.? ?|#)?(\d{1,4})", re.IGNORECASE)

Key = tuple[Literal["decision", "action"], int]


@dataclass(frozen=True, slots=True)
class _Agreed:
    """All that was agreed, as it is searched: decisions first, then actions."""

    keys: list[Key]
    index: WordIndex


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with what was recorded, the best first; with nothing, where nothing is recorded."""
    about = " ".join(str(slots.get("about") or "").split())
    if slots.get("which") == "review" or _REVIEWS.fullmatch(about.casefold()):
        return _reviews(here, slots)
    if numbered := _numbered(here, about):
        return _page(here, slots, "Decision", f"decision {about}", numbered, about)
    if days := _days(here, slots):
        return _made_in(here, slots, about, *days)
    if not stems(about):
        every: list[Key] = [("decision", one) for one, _ in decision_reviews.worded(here)]
        return _page(here, slots, f"Decisions: {len(every)}", "all decisions, the latest first", every)
    found = by_words(here, about)
    read_as = f'decisions and actions about "{about}", the best fit first'
    return _page(here, slots, f'Recorded about "{about}": {len(found)}', read_as, found, about)


def _days(here: Situation, slots: Slots) -> tuple[date, date] | None:
    """Return the first and the last day a question is about, None for a question about all of them."""
    if slots.get("meeting") == "last":
        return (here.last_meeting.held_on, here.last_meeting.held_on) if here.last_meeting else None
    first = narrowing.day_of(slots.get("from"))
    return (first, narrowing.day_of(slots.get("to")) or here.today) if first else None


def _made_in(here: Situation, slots: Slots, about: str, first: date, last: date) -> Reply:
    those = decisions.made_between(here.session, here.group_id, first, last)
    found: list[Key] = [("decision", one) for one in those]
    if stems(about):
        found = [key for key in by_words(here, about) if key in set(found)]
    when = f"of {long_date(first)}" if first == last else f"from {long_date(first)} to {long_date(last)}"
    read_as = f"decisions {when}" + (f' about "{about}"' if stems(about) else ", the latest first")
    return _page(here, slots, f"Decisions {when}: {len(found)}", read_as, found, about)


def by_words(here: Situation, about: str) -> list[Key]:
    """Return the decisions and actions that hold most of the words, the best fit first."""
    agreed = here.known.once(ACTIONS | DECISIONS, "agreed", lambda: _agreed(here))
    fits = agreed.index.find(about)
    return [agreed.keys[number] for number in sorted(fits, key=lambda number: (-fits[number], number))]


def _numbered(here: Situation, about: str) -> list[Key]:
    """Return the one decision that is asked for by its number."""
    if not (said := _NUMBER.fullmatch(about)):
        return []
    try:
        row = decisions.of_number(here.session, here.group_id, int(said[1]))
    except DecisionNotFound:
        return []
    return [("decision", row.id or 0)]


def _reviews(here: Situation, slots: Slots) -> Reply:
    meeting = here.next_meeting
    last = meeting.held_on if meeting else here.today + timedelta(days=30)
    look_up = partial(decisions.to_review, here.session, here.group_id, last)
    ids = here.known.once(DECISIONS, ("to review", last), look_up)
    late = sum(day < here.today for day in ids.values())
    title = f"Decisions up for review: {len(ids)}" + (f", {late} overdue" if late else "")
    keys: list[Key] = [("decision", one) for one in ids]
    return _page(here, slots, title, f"review due by {long_date(last)}, the longest due first", keys, which="review")


def _page(
    here: Situation, slots: Slots, title: str, read_as: str, found: Sequence[Key], about: str = "", which: str = ""
) -> Reply:
    page = page_of(slots)
    if not found and about:
        title = f'Nothing recorded about "{about}".'
    shown = _told(here, found[: PAGE * page])
    since = {one.number: _since(here, one) for one in shown if isinstance(one, Made)}
    lines = [cards.sentence(one, here.today, since[one.number] if isinstance(one, Made) else None) for one in shown]
    asked = {name: str(slots[name]) for name in ("from", "to", "meeting") if slots.get(name) and not which}
    asked |= {name: value for name, value in (("about", about), ("which", which)) if value}
    more = asked | {"page": page + 1} if len(lines) < len(found) else None
    may_log = reach(here.member, Right.LOG_DECISION) is not None
    stand = [
        one.number
        for one in shown
        if isinstance(one, Made) and not (since[one.number] or decision_reviews.is_ended(one))
    ]
    read_as = f"Read as: {read_as} · as of {long_date(here.today)}"
    card = cards.listing(
        title,
        read_as,
        lines,
        len(found),
        more,
        asked=which or " ".join(asked),
        reviews=stand if may_log and asked else [],
        may_log=may_log,
    )
    return Reply("\n".join([title, *lines]), card)


def _since(here: Situation, one: Made) -> tuple[str, int] | None:
    """Return what came of a decision's last review, and the number of the decision that says so."""
    later = decision_reviews.since(here, one)
    review = decision_reviews.read(later.text) if later else None
    return (review.outcome, later.number) if later and review else None


def _told(here: Situation, keys: Sequence[Key]) -> list[Made | Line]:
    """Return decisions and actions as they are shown, in this order."""
    own = {kind: [one for this, one in keys if this == kind] for kind in ("decision", "action")}
    told: dict[Key, Made | Line] = {}
    made = decisions.made(here.session, here.group_id, own["decision"])
    told |= {("decision", one): row for one, row in zip(own["decision"], made, strict=True)}
    lines = action_lists.of_ids(here.session, here.group_id, own["action"])
    told |= {("action", line.id): line for line in lines}
    return [told[key] for key in keys]


def _agreed(here: Situation) -> _Agreed:
    made = decision_reviews.worded(here)
    actions = here.known.once(ACTIONS, "worded", lambda: action_lists.worded(here.session, here.group_id))
    keys: list[Key] = [*(("decision", row[0]) for row in made), *(("action", row[0]) for row in actions)]
    lines = [*((text, "") for _, text in made), *((title, theme or "") for _, title, theme in actions)]
    return _Agreed(keys, WordIndex(lines))


CONVERSATION = Query(
    intent="find_decision",
    answer=answer,
    whole_group=True,
    command=Command(
        "Decisions", "What the group agreed, by its words", "what did we agree about out of school settings?"
    ),
)
