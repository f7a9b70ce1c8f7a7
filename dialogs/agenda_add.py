"""Put something on the agenda of the next meeting, or of the one that is named."""

from typing import Any

from dialogs import agenda_meeting, readers
from dialogs.agenda_items import Agenda, of_meeting, require_open
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import agenda
from storage.audit import Change

LONGEST = 200


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which meeting it is for, but leave an empty form empty; where there is none, nothing else is asked."""
    return agenda_meeting.settled(here, slots, agenda_meeting.planned)[0]


def item(here: Situation, raw: Any, slots: Slots) -> str:
    """Read the item: one line, once on an agenda."""
    said = readers.words(here, raw, slots)
    if len(said) > LONGEST:
        raise Unreadable(f'That is longer than {LONGEST} characters. Give it a short title, such as "venue hire".')
    _require_new(of_meeting(here, agenda_meeting.planned(here, slots)), said)
    return said


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what goes on which agenda, and where in it; raise Unreadable where somebody put it there since."""
    meeting = agenda_meeting.planned(here, slots)
    require_open(here, meeting)
    there = of_meeting(here, meeting)
    _require_new(there, slots["item"])
    number = len(there.standing) + len(there.items) + 1
    return [
        ("Item", slots["item"]),
        ("Meeting", agenda_meeting.show(slots["meeting"])),
        ("Place", f"item {number}, the last"),
        ("Put forward by", here.member.name),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    meeting = agenda_meeting.row(here, slots["meeting"])
    added = agenda.add(here.session, change, meeting, slots["item"])
    number = of_meeting(here, meeting).number(added)
    return f"On the agenda of {agenda_meeting.show(slots['meeting'])}: item {number}, {added.title}."


def _require_new(there: Agenda, said: str) -> None:
    for title in (*there.standing, *(one.title for one in there.items)):
        if title.casefold() == said.casefold():
            raise Unreadable(f'"{title}" is on that agenda already. Say "agenda" to see it.')


CONVERSATION = Write(
    intent="agenda_add",
    title="Add to the agenda",
    fields=(
        agenda_meeting.COMING,
        Field("item", "Item", 'What is to be discussed? For example "venue hire".', item, free_text=True),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.PUT_ON_AGENDA,
    command=Command("Add to agenda", "Put something on the next meeting's agenda", "add taxi licensing to the agenda"),
)
