"""The digest's sections of actions: what is overdue, coming, to be reviewed or without a date, and who owns it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from cards import elements
from cards.actions import sentence
from cards.digest import LONGEST_NAME, LONGEST_TITLE, MOST_NAMES, Section, shortened
from cards.elements import Element
from storage.action_lists import Line
from storage.groups import Group

WHYS = {
    "review": "An action is brought up on the day of its review, and an ongoing one after {months} months without a"
    " word.",
    "no_date": "An action without a date is brought up on the first working day of a month.",
}
# Overdue ones are always worth a look: the digest names each only once a week.
BUTTONS = (
    elements.button("Show overdue", "list_actions", {"which": "overdue"}),
    elements.button("Update an action", "update_action"),
)


def section(title: str, which: str, lines: Sequence[Line], today: date, group: Group) -> Section | None:
    """Return the section of some actions, None for none; `which` is the list that shows them all."""
    if not lines:
        return None
    return Section(
        title=title,
        counted=f"{_actions(len(lines))} {title.lower()}",
        lines=[line_of(line, today) for line in lines],
        why=WHYS[which].format(months=group.review_every) if which in WHYS else why(group),
        whole=elements.button(f"Show {which.replace('_', ' ')}", "list_actions", _whole(which, lines)),
        buttons=BUTTONS,
    )


def escalated(title: str, lines: Sequence[Line], today: date, group: Group) -> Section | None:
    """Return the section of overdue actions that the chair is told of."""
    if not lines:
        return None
    return Section(
        title=title,
        counted=f"{_actions(len(lines))} without an answer",
        lines=[line_of(line, today) for line in lines],
        why=f"The chair is told after {group.escalate_after} mentions without an answer.",
        whole=elements.button("Show overdue", "list_actions", {"which": "overdue"}),
        buttons=BUTTONS,
    )


def declined(title: str, lines: Sequence[Line], today: date) -> Section | None:
    """Return the section of actions whose owner says that they are not theirs."""
    if not lines:
        return None
    return Section(
        title=title,
        counted=f"{_actions(len(lines))} without an agreed owner",
        lines=[line_of(line, today) for line in lines],
        why="The coordinator is told of an action that its owner says is not theirs, until somebody says whose it is.",
        whole=elements.button("Show open", "list_actions", {"which": "open"}),
        buttons=BUTTONS,
        how=f'To hand one on, tell me in one line: "action {lines[0].ref} is for Housing".',
    )


def line_of(line: Line, today: date) -> Element:
    """Return an action as a line of a digest."""
    return elements.text(sentence(_short(line), today), colour="Attention" if line.is_overdue(today) else "")


def why(group: Group) -> str:
    """Say when an action is mentioned in this group."""
    days = [str(each) for each in sorted(group.remind_before, reverse=True) if each]
    said = " and ".join(filter(None, [", ".join(days[:-1]), *days[-1:]]))
    before = f"{said} working days before its date" if days else ""
    both = ", ".join(filter(None, [before, "on the day" if 0 in group.remind_before else ""]))
    return (
        f"An action is mentioned {both or 'when its date has passed'}, and every {group.overdue_every} days once it is"
        " overdue, until somebody answers."
    )


def _actions(count: int) -> str:
    return f"{count} {'action' if count == 1 else 'actions'}"


def _whole(which: str, lines: Sequence[Line]) -> dict[str, str]:
    """Return the question whose answer holds all of the section; the list of what is due ends at the next meeting."""
    last = max((line.due_on for line in lines if line.due_on), default=None)
    if which != "due" or last is None:
        return {"which": which}
    return {"which": which, "before": (last + timedelta(days=1)).isoformat()}


def _short(line: Line) -> Line:
    owners = [owner | {"name": shortened(str(owner["name"]), LONGEST_NAME)} for owner in line.owners[:MOST_NAMES]]
    if len(line.owners) > MOST_NAMES:
        owners.append({"name": f"{len(line.owners) - MOST_NAMES} more"})
    return replace(line, title=shortened(line.title, LONGEST_TITLE), owners=owners)
