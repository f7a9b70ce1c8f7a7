"""What the meeting got through: the items it covered; the others go on the next agenda."""

import re
from collections.abc import Sequence
from typing import Any

from dialogs import agenda_items, agenda_meeting, approved_minutes
from dialogs.agenda_items import Agenda
from dialogs.conversation import Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import agenda, meeting_order
from storage.agenda import AgendaItem
from storage.audit import Change
from storage.meetings import MeetingState

_BUT = re.compile(
    r"^\W*(?:we )?(?:did |got through |covered )?(?:everything|every item|(?:it )?all(?: of (?:it|them))?(?: items)?"
    r"|the lot)"
    r"\W*(?:(?:but|bar|except(?:ing)?(?: for)?|apart from|other than|save)\b(?: for)?|not)\W+(?P<left>.+)$",
    re.IGNORECASE,
)
_NOT = re.compile(r"^\W*(?:we )?(?:(?:did )?not|no)\b\W*(?:cover(?:ed)?\b|get to\b)?\W*(?P<left>.+)$", re.IGNORECASE)
_ALL = re.compile(
    r"\W*(?:everything|every item|(?:it )?all(?: of (?:it|them))?(?: items)?|the lot|the whole agenda)\W*", re.I
)
_NONE = re.compile(r"\W*(?:nothing|none(?: of (?:it|them))?)\W*", re.IGNORECASE)
_AROUND = re.compile(
    r"^\W*(?:(?:sorry|oh|and|also|so|ok)\b[\s,]*)+|\s*\b(?:(?:was|were) covered )?(?:too|as well|also)\W*$"
    r"|,? (?:but )?not (?:the rest|anything else|the others)\W*$",
    re.IGNORECASE,
)
_AS_NOT = re.compile(r"^(?P<left>.+?) as not(?: covered)?\W*$", re.IGNORECASE)
_ONLY = re.compile(r"^\W*(?:we )?(?:covered )?(?:only|nothing but)\b\s*(?:covered\b)?(?P<what>.+)$", re.IGNORECASE)


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which meeting it was; raise Unreadable where it had no items to cover."""
    filled, meeting = agenda_meeting.settled(here, slots, agenda_meeting.held)
    if not agenda_meeting.in_doubt(filled) and not agenda_items.of_meeting(here, meeting).items:
        raise Unreadable(
            f"Nothing was put forward for {agenda_meeting.value(meeting)['said']}. Its standing items come again, so "
            "nothing is carried on."
        )
    return filled


def covered(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read what was covered in all: "only" some, "nothing", "everything but" some; else what is said beside what was.

    "Not item 9" alone is everything but that, until some are marked: then it only takes that off. Raise Unreadable.
    """
    there = agenda_items.of_meeting(here, agenda_meeting.held(here, slots))
    said, every = _AROUND.sub("", _AROUND.sub("", str(raw))), list(there.items)
    said = _AS_NOT.sub(r"not \g<left>", said)
    if _ALL.fullmatch(said):
        found = every
    elif _NONE.fullmatch(said):
        found = []
    elif but := _BUT.match(said) or _NOT.match(said):
        left = _of(there.find_all(but["left"]))
        before = [one for one in every if one.covered] if _NOT.match(said) else []
        found = [one for one in before or every if one not in left]
    elif only := _ONLY.match(said):
        found = _of(there.find_all(only["what"]))
    else:
        named = _of(there.find_all(said))
        found = [one for one in every if one.covered or one in named]
    return {"ids": [one.id for one in found], "said": ", ".join(there.named(one) for one in found) or "nothing"}


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what counts as covered, what no longer does, and what goes on the next agenda."""
    meeting = agenda_meeting.held(here, slots)
    there = agenda_items.of_meeting(here, meeting)
    done = [one for one in there.items if one.id in slots["covered"]["ids"]]
    left = [one for one in there.items if one not in done]
    undone = [one for one in left if one.covered]
    return [
        ("Meeting", agenda_meeting.show(slots["meeting"])),
        ("Covered", _named(there, done)),
        *([("No longer covered", _named(there, undone))] if undone else []),
        ("On the next agenda", _named(there, left)),
        *approved_minutes.stay(meeting),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; of a meeting whose items went on already, those that were not covered after all follow."""
    meeting = agenda_meeting.row(here, slots["meeting"])
    there = agenda.of_meeting(here.session, here.group_id, meeting.id or 0)
    for one in there:
        if one.id in slots["covered"]["ids"]:
            agenda.cover(here.session, change, one)
        elif one.covered:
            agenda.uncover(here.session, change, one)
    following = meeting_order.after(here.session, here.group_id, meeting)
    if meeting.state == MeetingState.HELD and following is not None:
        agenda.carry(here.session, change, meeting, following)
    left = sum(not one.covered for one in there)
    return f"Noted for {agenda_meeting.show(slots['meeting'])}: {len(there) - left} covered, {left} carried on."


def _named(there: Agenda, items: Sequence[AgendaItem]) -> str:
    return "; ".join(there.named(one) for one in items) or "nothing"


def _of(found: list[AgendaItem | str]) -> list[AgendaItem]:
    """Return those that were put forward: a standing item is there again next time in any case."""
    return [one for one in found if not isinstance(one, str)]


CONVERSATION = Write(
    intent="agenda_covered",
    title="What was covered",
    fields=(
        agenda_meeting.HELD,
        Field(
            "covered",
            "Covered",
            'What was covered? For example "everything", "8 and 9" or "everything but venue hire".',
            covered,
            lambda kept: str(kept["said"]),
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.RUN_MEETINGS,
)
