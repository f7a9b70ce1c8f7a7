"""The digest's sections of actions: what is overdue and what is coming, and who owns it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from cards import elements
from cards.actions import sentence
from cards.digest import LONGEST_NAME, LONGEST_TITLE, MOST_NAMES, Section, shortened
from storage.action_lists import Line

WHY = (
    "An action is mentioned 14, 7 and 1 working days before its date, on the day, and weekly once it is overdue, until"
    " it is complete, closed or deferred."
)
# Overdue ones are always worth a look: the digest names each only once a week.
BUTTONS = (
    elements.button("Show overdue", "list_actions", {"which": "overdue"}),
    elements.button("Update an action", "update_action"),
)


def section(title: str, which: str, lines: Sequence[Line], today: date) -> Section:
    """Return the section of some actions; `which` is the list that shows them all."""
    return Section(
        title=title,
        counted=f"{len(lines)} {'action' if len(lines) == 1 else 'actions'} {title.lower()}",
        lines=[
            elements.text(sentence(_short(line), today), colour="Attention" if line.is_overdue(today) else "")
            for line in lines
        ],
        why=WHY,
        whole=elements.button(f"Show {which}", "list_actions", _whole(which, lines)),
        buttons=BUTTONS,
    )


def _whole(which: str, lines: Sequence[Line]) -> dict[str, str]:
    """Return the question whose answer holds all of the section; the list of what is due ends at the next meeting."""
    last = max((line.due_on for line in lines if line.due_on), default=None)
    if which == "overdue" or last is None:
        return {"which": which}
    return {"which": which, "before": (last + timedelta(days=1)).isoformat()}


def _short(line: Line) -> Line:
    owners = [owner | {"name": shortened(str(owner["name"]), LONGEST_NAME)} for owner in line.owners[:MOST_NAMES]]
    if len(line.owners) > MOST_NAMES:
        owners.append({"name": f"{len(line.owners) - MOST_NAMES} more"})
    return replace(line, title=shortened(line.title, LONGEST_TITLE), owners=owners)
