"""Which reminders are set: what somebody asked for and is still to come, with a button to cancel it."""

from datetime import date

from cards import requested as cards
from dialogs import remind_when, remind_who
from dialogs.conversation import Query, Slots, page_of
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import action_lists, members, requested_reminders
from storage.requested_reminders import RequestedReminder, Whom

PAGE = 4  # each has its button, beside "Show more" and "Set a reminder"


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with a page of the reminders to come that this member may see, the soonest first."""
    first = remind_when.first_to_come(here)
    set_now = requested_reminders.coming(here.session, here.group_id, first)
    found = [one for one in set_now if may_see(here, one)]
    page = page_of(slots)
    rows = [row(here, one) for one in found[PAGE * (page - 1) : PAGE * page]]
    title = f"Reminders that are set: {len(found)}"
    notes = [f'Say "cancel reminder {one.number}" to cancel it.' for one in rows if one.may_cancel][:1]
    more = {"page": page + 1} if PAGE * page < len(found) else None
    said = "\n".join([title, *map(cards.line, rows), *notes])
    return Reply(said, cards.listed(title, rows, notes, more))


def may_see(here: Situation, request: RequestedReminder) -> bool:
    """Tell whether a request is this member's to see: what somebody asked of themselves is nobody else's."""
    mine = here.member.id in (request.by_id, *request.member_ids)
    if request.whom == Whom.PEOPLE:
        return mine or (not request.is_private and reach(here.member, Right.REMIND_OTHERS) == "any")
    return mine or reach(here.member, Right.ASK) == "any"


def may_cancel(here: Situation, request: RequestedReminder) -> bool:
    """Tell whether this member may cancel a request: who asked for it, and for others' who may remind anybody."""
    if request.by_id == here.member.id:
        return True
    return not request.is_private and reach(here.member, Right.REMIND_OTHERS) == "any"


def row(here: Situation, request: RequestedReminder) -> cards.Coming:
    """Return a request as the list shows it."""
    days = [date.fromisoformat(day) for day in request.days]
    return cards.Coming(
        number=request.id or 0,
        what=_what(here, request),
        who=_who(here, request),
        days=[day for day in days if day >= remind_when.first_to_come(here)],
        asked_by=_name(here, request.by_id),
        may_cancel=may_cancel(here, request),
    )


def _what(here: Situation, request: RequestedReminder) -> str:
    if request.action_id is not None:
        found = action_lists.of_ids(here.session, here.group_id, [request.action_id])
        return f"action {found[0].ref} {found[0].title}" if found else "an action that was withdrawn"
    due = request.due_before.isoformat() if request.due_before else None
    return request.text or remind_who.due(due)


def _who(here: Situation, request: RequestedReminder) -> str:
    if request.whom == Whom.GROUP:
        return "to the group, in the channel"
    if request.whom == Whom.OWNERS:
        due = request.due_before.isoformat() if request.due_before else None
        return f"to the owners of {remind_who.due(due)}" if request.text else "to its owners"
    return f"to {remind_who.joined([_name(here, member_id) for member_id in request.member_ids])}"


def _name(here: Situation, member_id: int) -> str:
    if member_id == here.member.id:
        return "you"
    found = here.known.by_id.get(member_id) or members.get(here.session, here.group_id, member_id)
    return found.name if found else "somebody"


CONVERSATION = Query(intent="list_reminders", answer=answer, right=Right.ASK, whole_group=True)
