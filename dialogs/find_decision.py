"""What did we agree? Decisions and actions by their words, and the decisions that are up for review."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cards import decisions as cards
from dialogs.conversation import Command, Query, Slots
from dialogs.known import ACTIONS, DECISIONS
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from dialogs.word_match import WordIndex, stems
from rules.calendar import long_date
from storage import action_lists, decisions
from storage.action_lists import Filter, Line
from storage.decisions import Made

PAGE = 5
_REVIEWS = re.compile(r"(?:(?:the|a|our|up|due|coming|next|for|to|be|their|in|need|needing) )*review(?:ed|s)?\b.*")


@dataclass(frozen=True, slots=True)
class _Agreed:
    """All that was agreed, as it is searched: decisions first, then actions."""

    rows: list[Made | Line]
    index: WordIndex


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with what was recorded, the best first; with nothing, where nothing is recorded."""
    about = " ".join(str(slots.get("about") or "").split())
    if slots.get("which") == "review" or _REVIEWS.fullmatch(about.casefold()):
        return _reviews(here, slots)
    if not stems(about):
        made = _made(here)
        return _page(here, slots, f"Decisions: {len(made)}", "all decisions, the latest first", list(made))
    agreed = here.known.once(ACTIONS | DECISIONS, "agreed", lambda: _agreed(here))
    fits = agreed.index.find(about)
    order = sorted(fits, key=lambda number: (-fits[number], number))
    read_as = f'decisions and actions about "{about}", the best fit first'
    found = [agreed.rows[number] for number in order]
    return _page(here, slots, f'Recorded about "{about}": {len(found)}', read_as, found, about)


def _reviews(here: Situation, slots: Slots) -> Reply:
    meeting = here.next_meeting
    last = meeting.held_on if meeting else here.today + timedelta(days=30)
    due = sorted((one for one in _made(here) if one.review_on and one.review_on <= last), key=_review_day)
    title = f"Decisions up for review: {len(due)}"
    return _page(here, slots, title, f"review due by {long_date(last)}, the earliest first", list(due), which="review")


def _page(
    here: Situation, slots: Slots, title: str, read_as: str, found: list[Made | Line], about: str = "", which: str = ""
) -> Reply:
    number = slots.get("page")
    number = number if isinstance(number, int) and 1 <= number <= 100 else 1
    if not found:
        title = f'Nothing recorded about "{about}".' if about else title
    lines = [cards.sentence(one, here.today) for one in found[: PAGE * number]]
    asked = {name: value for name, value in (("about", about), ("which", which)) if value}
    more = asked | {"page": number + 1} if len(lines) < len(found) else None
    may_log = reach(here.member, Right.LOG_DECISION) is not None
    read_as = f"Read as: {read_as} · as of {long_date(here.today)}"
    card = cards.listing(title, read_as, lines, len(found), more, searched=bool(asked), may_log=may_log)
    return Reply("\n".join([title, *lines]), card)


def _made(here: Situation) -> list[Made]:
    return here.known.once(DECISIONS, "made", lambda: decisions.made(here.session, here.group_id))


def _agreed(here: Situation) -> _Agreed:
    lines = action_lists.lines(here.session, here.group_id, Filter(open_only=False))
    rows: list[Made | Line] = [*_made(here), *lines]
    return _Agreed(
        rows, WordIndex((one.text, "") if isinstance(one, Made) else (one.title, one.theme or "") for one in rows)
    )


def _review_day(made: Made) -> date:
    return made.review_on or date.max


CONVERSATION = Query(
    intent="find_decision",
    answer=answer,
    whole_group=True,
    command=Command(
        "Decisions", "What the group agreed, by its words", "what did we agree about out of school settings?"
    ),
)
