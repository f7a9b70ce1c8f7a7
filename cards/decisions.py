"""What was agreed, as a card: decisions with the day of their meeting, actions with their ref."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cards import actions, elements
from cards.elements import Element
from rules.calendar import long_date
from storage.action_lists import Line
from storage.decisions import Made


def sentence(found: Made | Line, today: date, since: tuple[str, int] | None = None) -> str:
    """Say one decision or action in one line; `since` is what came of its review, and the number that is minuted as."""
    if isinstance(found, Line):
        return f"Action {actions.sentence(found, today)}"
    said = (
        f"Decision {found.number}{', meeting' if found.meeting_id else ''} of {long_date(found.made_on)}: {found.text}"
    )
    if since:
        return f"{said} · {since[0]} on review, see decision {since[1]}"
    if found.review_on is None:
        return said
    return f"{said} · review {'was due' if found.review_on < today else 'due'} {long_date(found.review_on)}"


def listing(
    title: str,
    read_as: str,
    lines: Sequence[str],
    total: int,
    more: Mapping[str, Any] | None,
    *,
    asked: str,
    reviews: Sequence[int],
    may_log: bool,
) -> Element:
    """Return a page of what was agreed.

    `more` is what the next page asks for, None on the last; `asked` what was looked for, nothing for all decisions;
    `reviews` the numbers of the decisions that can be marked as reviewed.
    """
    body = [elements.text(title, large=True), elements.text(read_as, subtle=True)]
    body += [elements.text(line) for line in lines]
    if len(lines) < total:
        body.append(elements.text(f"{len(lines)} of {total} shown.", subtle=True))
    buttons = [elements.button("Show more", "find_decision", more)] if more else []
    if asked:
        buttons.append(elements.button("All decisions", "find_decision"))
    if asked != "review":
        buttons.append(elements.button("Up for review", "find_decision", {"which": "review"}))
    if may_log:
        buttons.append(elements.button("Log a decision", "log_decision"))
    buttons += [
        elements.button(f"Review decision {number}", "review_decision", {"decision": str(number)})
        for number in reviews[: elements.MOST_BUTTONS - len(buttons)]
    ]
    return elements.card(body, buttons)
