"""Say where the plan stands, before a meeting, on one screen."""

from dataclasses import replace

from cards import status as cards
from cards import training as training_cards
from dialogs import narrowing, next_meeting
from dialogs.conversation import Command, Query, Slots
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date

SHOWN = 4
COUNTED = ("open", "overdue", "due", "no_date", "no_owner", "done")


def answer(here: Situation, slots: Slots) -> Reply:
    """Count what is open, late and due, and name the most pressing."""
    mine = slots.get("kind") == "mine" or reach(here.member, Right.ASK) == "own"
    found = {
        which: narrowing.narrow(here, which, slots)[0]
        for which in ("open", "overdue", "due", "no_date", "no_owner", "done")
    }
    if mine:
        owners = tuple(narrowing.mine(here))
        found = {which: replace(wanted, owners=owners) for which, wanted in found.items()}
    counts = cards.Counts(**here.counts(found))
    late, due = here.lines(found["overdue"], SHOWN), here.lines(found["due"], SHOWN)
    trained = ""
    if here.last_meeting and not mine:
        sessions, people = here.trained_since(here.last_meeting.held_on)
        trained = training_cards.held(people, sessions)
    meeting = next_meeting.when(here.next_meeting) if here.next_meeting else "none planned"
    whose = f"{here.member.name}'s actions" if mine else here.group.name
    title = f"{whose}, {long_date(here.today)}"
    said = (
        f"{title}: {counts.open} open, {counts.overdue} overdue, {counts.due} due before the next meeting, "
        f"{counts.no_date} without a date, {counts.no_owner} without an owner. Next meeting: {meeting}."
    )
    return Reply(said, cards.status(title, counts, meeting, trained, late, due, here.today))


CONVERSATION = Query(
    intent="brief",
    answer=answer,
    command=Command("Status", "Where the plan stands on one screen", "status"),
)
