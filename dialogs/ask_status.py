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
from storage import action_lists, training

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
    counted = {which: action_lists.count(here.session, here.group_id, wanted) for which, wanted in found.items()}
    counts = cards.Counts(**counted)
    late = action_lists.lines(here.session, here.group_id, found["overdue"], limit=SHOWN)
    due = action_lists.lines(here.session, here.group_id, found["due"], limit=SHOWN)
    trained = ""
    if here.last_meeting and not mine:
        sessions, people = training.logged_since(here.session, here.group_id, here.last_meeting.held_on)
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
