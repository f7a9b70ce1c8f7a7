"""Say where the plan stands, before a meeting, on one screen."""

from dataclasses import replace
from datetime import date

from cards import status as cards
from dialogs import next_meeting
from dialogs.conversation import Command, Query, Slots
from dialogs.narrowing import narrow
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import action_lists, training

SHOWN = 4


def answer(here: Situation, slots: Slots) -> Reply:
    """Count what is open, late and due, and name the most pressing."""
    mine = {"which": "mine"} if slots.get("kind") == "mine" or reach(here.member, Right.ASK) == "own" else {}
    found = {
        which: narrow(here, which, slots)[0] for which in ("open", "overdue", "due", "no_date", "no_owner", "done")
    }
    if mine:
        owners = narrow(here, "mine", slots)[0].owners
        found = {which: replace(wanted, owners=owners) for which, wanted in found.items()}
    counted = {which: action_lists.count(here.session, here.group_id, wanted) for which, wanted in found.items()}
    counts = cards.Counts(**counted)
    late = action_lists.lines(here.session, here.group_id, found["overdue"], limit=SHOWN)
    due = action_lists.lines(here.session, here.group_id, found["due"], limit=SHOWN)
    trained = "" if mine or not here.last_meeting else _trained(here, here.last_meeting.held_on)
    meeting = next_meeting.when(here.next_meeting) if here.next_meeting else "none planned"
    whose = f"{here.member.name}'s actions" if mine else here.group.name
    title = f"{whose}, {long_date(here.today)}"
    said = (
        f"{title}: {counts.open} open, {counts.overdue} overdue, {counts.due} due before the next meeting, "
        f"{counts.no_date} without a date, {counts.no_owner} without an owner. Next meeting: {meeting}."
    )
    return Reply(said, cards.status(title, counts, meeting, trained, late, due, here.today))


def _trained(here: Situation, since: date) -> str:
    sessions, people = training.logged_since(here.session, here.group_id, since)
    return f"{people} people in {sessions} {'session' if sessions == 1 else 'sessions'}"


CONVERSATION = Query(
    intent="brief",
    answer=answer,
    command=Command("Status", "Where the plan stands on one screen", "status"),
)
