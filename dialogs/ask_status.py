"""Say where the plan stands, before a meeting, on one screen: in counts, or as the report that is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cards import status as cards
from cards import training as training_cards
from dialogs import brief_outstanding, brief_shown, exceptions, narrowing, next_meeting, pack, what_i_owe
from dialogs.conversation import Command, Query, Slots
from dialogs.people import outsiders
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import action_lists, training
from storage.action_lists import Line

SHOWN = 4
COUNTED = ("open", "overdue", "due", "no_date", "no_owner", "done")


REPORTS: Mapping[str, Callable[[Situation, Slots], Reply]] = {
    "exceptions": exceptions.answer,
    "pack": pack.answer,
    "outstanding": brief_outstanding.answer,
    "mine": what_i_owe.answer,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the screen counts and names."""

    counts: cards.Counts
    late: list[Line]
    due: list[Line]
    trained: str


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the report asked for; who may see only what is theirs is told that, whichever it is."""
    kind = str(slots.get("kind") or ("outstanding" if slots.get("before") else "status"))
    if kind != "mine" and kind in REPORTS and brief_shown.sees_all(here):
        return outsiders.noted(here, REPORTS[kind](here, slots))
    if kind in REPORTS:
        return what_i_owe.answer(here, slots)
    mine = not brief_shown.sees_all(here)
    return outsiders.noted(here, here.answered_once("brief", slots, lambda: _screen(here, slots, mine), own=mine))


def _screen(here: Situation, slots: Slots, mine: bool) -> Reply:
    found = _figures(here, slots, mine)
    counts = found.counts
    meeting = next_meeting.when(here.next_meeting) if here.next_meeting else "none planned"
    whose = f"{here.member.name}'s actions" if mine else here.group.name
    title = f"{whose}, {long_date(here.today)}"
    said = (
        f"{title}: {counts.open} open, {counts.overdue} overdue, {counts.due} due before the next meeting, "
        f"{counts.no_date} without a date, {counts.no_owner} without an owner. Next meeting: {meeting}."
    )
    return Reply(said, cards.status(title, counts, meeting, found.trained, found.late, found.due, here.today))


def _figures(here: Situation, slots: Slots, mine: bool) -> Figures:
    wanted = {which: narrowing.narrow(here, which, slots)[0] for which in COUNTED}
    if mine:
        owners = tuple(narrowing.mine(here))
        wanted = {which: replace(one, owners=owners) for which, one in wanted.items()}
    counts = cards.Counts(**action_lists.counts(here.session, here.group_id, wanted))
    late, due = (
        action_lists.lines(here.session, here.group_id, wanted[which], limit=SHOWN) for which in ("overdue", "due")
    )
    trained = ""
    if here.last_meeting and not mine:
        sessions, people = training.logged_since(here.session, here.group_id, here.last_meeting.held_on)
        trained = training_cards.held(people, sessions)
    return Figures(counts, late, due, trained)


CONVERSATION = Query(
    intent="brief",
    answer=answer,
    command=Command("Status", "Where the plan stands on one screen", "status"),
)
