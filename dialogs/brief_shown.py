"""What every report before a meeting says of itself: the group, its marking line, the day, who sees what."""

from collections.abc import Callable

from dialogs.conversation import Slots
from dialogs.known import ACTIONS, DECISIONS, FIGURES, MEETINGS, TRAINING
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date

RECORD = ACTIONS | TRAINING | MEETINGS | FIGURES | DECISIONS


def below(here: Situation) -> str:
    """Return the line under the title: "Northbrook · OFFICIAL · as of Monday 1 February 2027"."""
    return f"{here.group.name} · {here.group.marking} · as of {long_date(here.today)}"


def sees_all(here: Situation) -> bool:
    """Tell whether this member may see the whole group's record, and not only what is theirs."""
    return reach(here.member, Right.ASK) == "any"


def once(here: Situation, kind: str, slots: Slots, make: Callable[[], Reply], *, own: bool) -> Reply:
    """Return a report, made once while the record, the day and the meetings stand; `own`: it depends on who asks."""
    asked = slots | {"scope": here.turn.scope}
    return here.answered_once(f"brief {kind}", asked, make, own=own, record=RECORD)
