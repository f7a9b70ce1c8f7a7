"""Order the agenda: put an item first, last, or before or after another."""

import re
from typing import Any

from dialogs import agenda_items, agenda_meeting
from dialogs.conversation import Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import agenda
from storage.agenda import AgendaItem
from storage.audit import Change

_FIRST = re.compile(r"\b(?:first|top|start|beginning|front)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|bottom|end|back)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?P<where>before|above|ahead of|after|below|behind|following|under|beneath)\s+(?P<other>.+)", re.IGNORECASE
)
_BEFORE = ("before", "above", "ahead of")


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which agenda it is; raise Unreadable where there is nothing to order."""
    filled, meeting = agenda_meeting.settled(here, slots, agenda_meeting.on_the_card)
    if not agenda_items.of_meeting(here, meeting).items:
        raise Unreadable(
            f"Nothing was put forward for {agenda_meeting.value(meeting)['said']} yet, so there is nothing to order. "
            'Say "add venue hire to the agenda".'
        )
    return filled


def item(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read the item that is moved."""
    found = agenda_items.put_forward(here, agenda_meeting.on_the_card(here, slots), str(raw))
    return {"item_id": found.id, "said": found.title}


def place(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read where it goes; `after_id` is the item it follows, None for the first place."""
    said = str(raw)
    others = _others(here, slots)
    if beside := _BESIDE.search(said):
        where, other = beside["where"].casefold(), beside["other"]
        there = agenda_items.of_meeting(here, agenda_meeting.on_the_card(here, slots))
        found = there.find(other)
        if isinstance(found, str) and where in _BEFORE:
            raise Unreadable('Standing items come first on every agenda. Try "first" or "after item 8".')
        if not isinstance(found, str) and found.id == slots["item"]["item_id"]:
            raise Unreadable('An item cannot stand beside itself. Try "first", "last" or "after venue hire".')
        ids = [one.id for one in others]
        at = 0 if isinstance(found, str) else ids.index(found.id) + (where not in _BEFORE)
    elif _FIRST.search(said) or _LAST.search(said):
        at = 0 if _FIRST.search(said) else len(others)
    else:
        raise Unreadable('I could not read where it goes. Try "first", "last" or "after venue hire".')
    return {"after_id": others[at - 1].id if at else None, "said": said}


def summary(here: Situation, slots: Slots) -> Facts:
    """Say the order that comes of it."""
    meeting = agenda_meeting.on_the_card(here, slots)
    agenda_items.require_open(here, meeting)
    first = len(agenda_items.of_meeting(here, meeting).standing) + 1
    ordered = [f"{number} {one.title}" for number, one in enumerate(_ordered(here, slots), first)]
    return [("Meeting", agenda_meeting.show(slots["meeting"])), ("Then", "; ".join(ordered))]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    agenda.arrange(here.session, change, _ordered(here, slots))
    return f"The agenda of {agenda_meeting.show(slots['meeting'])} is ordered: {slots['item']['said']} has moved."


def _ordered(here: Situation, slots: Slots) -> list[AgendaItem]:
    """Return the items in their new order; one that was taken off since is left out, and so is its place."""
    others, after = _others(here, slots), slots["place"]["after_id"]
    moved = [one for one in _items(here, slots) if one.id == slots["item"]["item_id"]]
    ids = [one.id for one in others]
    at = ids.index(after) + 1 if after in ids else 0 if after is None else len(ids)
    return [*others[:at], *moved, *others[at:]]


def _items(here: Situation, slots: Slots) -> list[AgendaItem]:
    return agenda.of_meeting(here.session, here.group_id, slots["meeting"]["meeting_id"])


def _others(here: Situation, slots: Slots) -> list[AgendaItem]:
    return [one for one in _items(here, slots) if one.id != slots["item"]["item_id"]]


CONVERSATION = Write(
    intent="order_agenda",
    title="Order the agenda",
    fields=(
        agenda_meeting.COMING,
        Field(
            "item",
            "Item",
            'Which item is to move? Say its number or words of it, such as "item 8" or "venue hire".',
            item,
            lambda kept: str(kept["said"]),
        ),
        Field(
            "place",
            "Where",
            'Where does it go? For example "first", "last" or "after venue hire".',
            place,
            lambda kept: str(kept["said"]),
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.RUN_MEETINGS,
)
