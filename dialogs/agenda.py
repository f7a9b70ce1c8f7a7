"""What is on the agenda: standing items, what was put forward in the chair's order, what is due by then, papers."""

from datetime import timedelta

from cards import agenda as cards
from dialogs import agenda_meeting
from dialogs.agenda_items import of_meeting
from dialogs.conversation import Command, Query, Slots
from dialogs.narrowing import NOT_LATE
from dialogs.next_meeting import when
from dialogs.people import invited
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage.action_lists import Filter
from storage.meetings import Meeting
from storage.members import Role


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the whole agenda; an invited partner is told of their own item only."""
    if here.member.role == Role.INVITED:
        return invited.answer(here)
    meeting = agenda_meeting.shown_of(here, slots.get("meeting"))
    shown = _shown(here, meeting)
    return Reply("\n".join([shown.title, *cards.lines(shown)]), cards.agenda(shown))


def _shown(here: Situation, meeting: Meeting) -> cards.Shown:
    there = of_meeting(here, meeting)
    items = [cards.Item(number, title) for number, title in enumerate(there.standing, 1)]
    items += [cards.Item(there.number(one), one.title, one.by_name, one.carried, one.covered) for one in there.items]
    wanted = {
        "due": Filter(due_from=here.today, due_before=max(meeting.held_on, here.today) + timedelta(days=1)),
        "overdue": Filter(due_before=here.today, statuses=NOT_LATE),
    }
    counts = here.counts(wanted)
    return cards.Shown(
        title=f"Agenda: {meeting.title}, {when(meeting)}",
        meeting_id=meeting.id or 0,
        marking=here.group.marking,
        items=items,
        due=counts["due"],
        overdue=counts["overdue"],
        papers=[(paper["title"], paper["link"]) for paper in meeting.papers],
        may_add=reach(here.member, Right.PUT_ON_AGENDA) is not None,
        may_order=reach(here.member, Right.RUN_MEETINGS) is not None and bool(there.items),
        was_held=meeting.starts_at(here.zone) <= here.now,
    )


CONVERSATION = Query(
    intent="agenda",
    answer=answer,
    command=Command("Agenda", "What the next meeting is to discuss", "what is on the agenda?"),
)
