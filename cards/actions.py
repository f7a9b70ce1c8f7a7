"""Actions as cards: a list of them, and one with its history."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from cards import elements
from cards.elements import Element
from rules.calendar import long_date
from storage import action_owners
from storage.action_history import ActionUpdate, EarlierDeadline
from storage.action_lists import Line
from storage.actions import NEVER_LATE, Action

Earlier = Sequence[tuple[date | None, str]]  # deadlines an action had: the date and the words


def listing(
    title: str,
    read_as: str,
    lines: Sequence[Line],
    total: int,
    today: date,
    buttons: Sequence[Element],
    before: Mapping[int, Earlier] = MappingProxyType({}),
    notes: Sequence[str] = (),
) -> Element:
    """Return a page of actions; `before` are the deadlines they had, by id, `notes` what is to be said beside them."""
    body = [elements.text(title, large=True), elements.text(read_as, subtle=True)]
    for line in lines:
        said = sentence(line, today, before.get(line.id, ()))
        body.append(elements.text(said, colour="Attention" if line.is_overdue(today) else ""))
    if len(lines) < total:
        body.append(elements.text(f"{len(lines)} of {total} shown.", subtle=True))
    body += [elements.text(note) for note in notes]
    return elements.card(body, [*buttons, elements.button("Update an action", "update_action")])


def detail(
    action: Action,
    earlier: Sequence[EarlierDeadline],
    updates: Sequence[ActionUpdate],
    alike: Sequence[str],
    today: date,
    zone: ZoneInfo,
) -> Element:
    """Return one action with what it was and what was reported, oldest first, on the days of the zone.

    `alike` are other actions that say nearly the same, each as ref and title.
    """
    facts = [
        ("Owner", names(action.owners)),
        ("Deadline", f"{deadline(action.due_on, action.deadline_text)}{_moved(len(earlier))}"),
        ("Status", status(action, today)),
    ]
    tags = (("Theme", action.theme), ("Benchmark", action.benchmark), ("Project", action.project))
    facts += [(label, tag) for label, tag in tags if tag]
    facts += [("Review", long_date(action.review_on))] if action.review_on else []
    facts += [("Evidence", shown)] if (shown := "; ".join(one.evidence for one in updates if one.evidence)) else []
    facts += [("Looks like", "; ".join(alike))] if alike else []
    body = [elements.text(f"{action.ref} {action.title}", large=True), elements.facts(facts)]
    body += [
        elements.text(f"Was {deadline(was.due_on, was.text)}" + (f": moved because {was.reason}" if was.reason else ""))
        for was in earlier
    ]
    body += [elements.text(reported(update, zone)) for update in updates]
    if not updates:
        body.append(elements.text("No update is recorded.", subtle=True))
    body.append(elements.text(f"As of {long_date(today)}.", subtle=True))
    return elements.card(body, [elements.button("Update", "update_action", {"action": action.ref})])


def sentence(line: Line, today: date, before: Earlier = ()) -> str:
    """Say an action in one line: ref, title, owner, deadline, status, and the deadlines it had before."""
    parts = [f"{line.ref} {line.title}", names(line.owners)]
    if line.is_overdue(today) and line.due_on:
        days = (today - line.due_on).days
        parts.append(f"overdue by {days} {'day' if days == 1 else 'days'}, was due {long_date(line.due_on)}")
    else:
        parts.append(deadline(line.due_on, line.deadline_text))
        parts.append(line.status)
    if before:
        parts.append("was " + ", then ".join(long_date(day) if day else words or "no date" for day, words in before))
    parts += [f"review {long_date(line.review_on)}"] if line.review_on else []
    return " · ".join(parts)


def names(owners: Sequence[dict[str, Any]]) -> str:
    """Say who owns an action, who leads before who supports."""
    return action_owners.said(owners) or "no owner"


def deadline(due_on: date | None, words: str) -> str:
    """Say a deadline: the date in full where there is one, else the words."""
    return f"due {long_date(due_on)}" if due_on else words or "no date"


def status(action: Action, today: date) -> str:
    """Say the status, and that it is overdue where it is."""
    late = action.due_on and action.due_on < today and action.status not in NEVER_LATE
    return f"{action.status}, overdue" if late else action.status


def _moved(times: int) -> str:
    return "" if not times else f", moved {times} times" if times > 1 else ", moved once"


def reported(update: ActionUpdate, zone: ZoneInfo) -> str:
    """Say one update: when, who, what."""
    said = [part for part in (update.status, update.note, update.evidence) if part]
    said += [f"new deadline {update.deadline}"] if update.deadline else []
    said += [f"owner {update.owners}"] if update.owners else []
    return f"{long_date(update.at.astimezone(zone).date())}, {update.by_name}: {'; '.join(said)}"
