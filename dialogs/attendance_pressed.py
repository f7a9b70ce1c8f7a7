"""A pressed answer to a meeting is saved at once, with undo: for whoever pressed it, whatever the card was shown to."""

from collections.abc import Mapping
from typing import Any

from cards import form as form_cards
from cards import help as help_cards
from dialogs import attendance, attendance_deputy, attendance_open, questions
from dialogs.conversation import Doubt, Refused, Slots, Unreadable
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage.attendance import Answer


def answered(here: Situation, data: Mapping[str, Any]) -> Reply | None:
    """Save the answer a button carries; None where it does not say enough: who comes in their place is asked then."""
    slots = _slots(here, data)
    if slots is None or reach(here.member, Right.ANSWER_INVITATION) is None:
        return None
    try:
        for name in ("meeting", "deputy"):
            if name in slots:
                read = attendance_open.read if name == "meeting" else attendance_deputy.read
                slots[name] = read(here, slots[name], slots)
        change = here.change()
        facts = attendance.summary(here, slots)
        said = attendance.save(here, slots, change)
    except Refused as refused:
        return questions.refusal(refused)
    except (Unreadable, Doubt) as error:
        return Reply(str(error), help_cards.note(str(error)))
    # In a channel the card is everybody's: only the one who pressed sees the answer in its place.
    return Reply(said, form_cards.saved(said, facts, change=change.id), replaces=here.turn.scope == "personal")


def _slots(here: Situation, data: Mapping[str, Any]) -> Slots | None:
    meeting, said = data.get("meeting"), data.get("answer")
    if type(meeting) is not int or not 0 < meeting < 2**31 or said not in list(Answer):
        return None
    slots: Slots = {"meeting": {"id": meeting}, "answer": said}
    if said != Answer.DEPUTY:
        return slots
    own = attendance_deputy.named(here, here.member.id)
    return slots | {"deputy": own[0].name} if len(own) == 1 else None
