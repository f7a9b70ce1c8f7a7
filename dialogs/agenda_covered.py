"""What the meeting got through: the items it covered; the others go on the next agenda."""

import re
from typing import Any

from dialogs import agenda_items, agenda_meeting
from dialogs.conversation import Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import agenda
from storage.agenda import AgendaItem
from storage.audit import Change

_BUT = re.compile(
    r"^\W*(?:we )?(?:(?:did |got through |covered )?(?:everything|every item|(?:it )?all(?: of (?:it|them))?(?: items)?"
    r"|the lot)"
    r"\W*(?:(?:but|bar|except(?:ing)?(?: for)?|apart from|other than|save)\b(?: for)?|not)|not)\W+(?P<left>.+)$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\W*(?:everything|every item|(?:it )?all(?: of (?:it|them))?(?: items)?|the lot|the whole agenda)\W*", re.I
)
_NONE = re.compile(r"\W*(?:nothing|none(?: of (?:it|them))?)\W*", re.IGNORECASE)


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which meeting it was; raise Unreadable where it had no items to cover."""
    filled, meeting = agenda_meeting.settled(here, slots, agenda_meeting.held)
    if not agenda_items.of_meeting(here, meeting).items:
        raise Unreadable(
            f"Nothing was put forward for {agenda_meeting.value(meeting)['said']}. Its standing items come again, so "
            "nothing is carried on."
        )
    return filled


def covered(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read the items that were covered, or all but some; raise Unreadable."""
    there = agenda_items.of_meeting(here, agenda_meeting.held(here, slots))
    said, every = str(raw), list(there.items)
    if _ALL.fullmatch(said):
        found = every
    elif _NONE.fullmatch(said):
        found = []
    elif but := _BUT.match(said):
        left = _of(there.find_all(but["left"]))
        found = [one for one in every if one not in left]
    else:
        found = _of(there.find_all(said))
    return {"ids": [one.id for one in found], "said": ", ".join(there.named(one) for one in found) or "nothing"}


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what counts as covered, and what goes on the next agenda."""
    there = agenda_items.of_meeting(here, agenda_meeting.held(here, slots))
    done = [one for one in there.items if one.covered or one.id in slots["covered"]["ids"]]
    left = [one for one in there.items if one not in done]
    return [
        ("Meeting", agenda_meeting.show(slots["meeting"])),
        ("Covered", "; ".join(there.named(one) for one in done) or "nothing"),
        ("On the next agenda", "; ".join(there.named(one) for one in left) or "nothing"),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    there = agenda.of_meeting(here.session, here.group_id, slots["meeting"]["meeting_id"])
    reached = [one for one in there if one.id in slots["covered"]["ids"] and not one.covered]
    for one in reached:
        agenda.cover(here.session, change, one)
    left = sum(not one.covered for one in there)
    return f"Noted for {agenda_meeting.show(slots['meeting'])}: {len(there) - left} covered, {left} carried on."


def _of(found: list[AgendaItem | str]) -> list[AgendaItem]:
    """Return those that were put forward: a standing item is there again next time in any case."""
    return [one for one in found if not isinstance(one, str)]


CONVERSATION = Write(
    intent="agenda_covered",
    title="What was covered",
    fields=(
        agenda_meeting.BEGUN,
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
