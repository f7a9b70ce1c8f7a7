"""Take an item off the agenda: whoever put it there, the chair or the coordinator."""

import re
from typing import Any

from dialogs import agenda_items, agenda_meeting
from dialogs.conversation import Facts, Field, Refused, Slots, Write
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from storage import agenda
from storage.agenda import AgendaItem
from storage.audit import Change

_MINE = re.compile(r"\W*(?:my |the )?(?:agenda )?(?:item|mine|it|that|one)\W*", re.IGNORECASE)


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which agenda it is, but leave an empty form empty."""
    return agenda_meeting.settled(here, slots, agenda_meeting.on_the_card)[0]


def item(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read the item; raise Refused where it is another's to take off."""
    meeting = agenda_meeting.on_the_card(here, slots)
    own = [one for one in agenda_items.of_meeting(here, meeting).items if one.by_id == here.member.id]
    says_mine = len(own) == 1 and _MINE.fullmatch(str(raw))
    found = own[0] if says_mine else agenda_items.put_forward(here, meeting, str(raw))
    _require_own(here, found)
    return {"item_id": found.id, "said": found.title, "by": found.by_name}


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what comes off which agenda."""
    agenda_items.require_open(here, agenda_meeting.on_the_card(here, slots))
    return [
        ("Take off", slots["item"]["said"]),
        ("Put forward by", slots["item"]["by"]),
        ("Meeting", agenda_meeting.show(slots["meeting"])),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; raise Refused where somebody has taken it off since."""
    there = agenda.of_meeting(here.session, here.group_id, slots["meeting"]["meeting_id"])
    found = next((one for one in there if one.id == slots["item"]["item_id"]), None)
    if found is None:
        raise Refused(f'"{slots["item"]["said"]}" is no longer on that agenda, so there is nothing to take off.')
    _require_own(here, found)
    agenda.withdraw(here.session, change, found)
    return f"Off the agenda of {agenda_meeting.show(slots['meeting'])}: {found.title}."


def _require_own(here: Situation, found: AgendaItem) -> None:
    if found.by_id is not None and found.by_id == here.member.id:
        return
    if reach(here.member, Right.RUN_MEETINGS) is None:
        raise Refused(
            f'"{found.title}" was put forward by {found.by_name}: they, the chair or the coordinator take it off. '
            "I have changed nothing."
        )


CONVERSATION = Write(
    intent="agenda_remove",
    title="Take off the agenda",
    fields=(
        agenda_meeting.COMING,
        Field(
            "item",
            "Item",
            'Which item comes off? Say its number or words of it, such as "item 8" or "venue hire".',
            item,
            lambda kept: str(kept["said"]),
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.PUT_ON_AGENDA,
)
