"""Who is coming to a meeting: the agencies by their answers, and the quorum; guests hear of their own answer only."""

from cards import attendance as cards
from dialogs import agenda_meeting, find_meeting, which_meeting, who_attended
from dialogs.conversation import Command, Query, Slots, Unreadable
from dialogs.people import invited
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from rules.quorum import Stand
from storage import attendance, coming, meetings
from storage.coming import Coming
from storage.meetings import Meeting
from storage.members import Role

GUESTS = (Role.INVITED, Role.OBSERVER)


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer for the meeting that is named, or the next; of one that has begun, who was there."""
    guest = here.member.role in GUESTS
    if here.member.role == Role.INVITED:
        meeting = meetings.get(here.session, here.group_id, here.member.invited_to_id or 0)
        if meeting is None:
            return invited.answer(here)
    else:
        meeting = _meant(here, slots)
    if meeting is None:
        raise Unreadable("No meeting is planned, so nobody has been asked yet.")
    if not guest and meeting.starts_at(here.zone) <= here.now:
        return who_attended.answer(here, meeting)
    given = attendance.of_meeting(here.session, here.group_id, meeting.id or 0)
    found = coming.picture(meeting, here.known.members, given, here.group.quorum)
    title = f"Who is coming: {find_meeting.said(meeting)}"
    if guest:
        said = f"{_own(here, found)} How the group's agencies stand is for its members."
        return Reply(f"{find_meeting.said(meeting)}. {said}", cards.own(find_meeting.said(meeting), said, meeting.id))
    named = here.turn.scope == "personal"  # in a channel guests read along
    requests = _requests(here, found, named=named)
    closing = [*requests, _own(here, found), f"As of {long_date(here.today)}."]
    asked = next((row for row in given if row.awaits_approval), None) if requests else None
    decide = cards.decide(asked.id or 0, asked.deputy_name) if asked else []
    card = cards.overview(title, found, closing, meeting.id, decide, named=named)
    facts = [f"{label}: {value}" for label, value in cards.counts(found, named=named)]
    return Reply("\n".join(filter(None, [title, *facts, cards.quorum_line(found), *closing])), card)


def _meant(here: Situation, slots: Slots) -> Meeting | None:
    said = slots.get("meeting")
    if slots.get("held"):
        return agenda_meeting.latest(here, said)
    if not said or find_meeting.names_none(here, said):
        return here.next_meeting
    found = find_meeting.shown(here, said)
    return found[0] if found else which_meeting.every(here, said)[0]


def _own(here: Situation, found: Coming) -> str:
    own = next((one for one in found.people if one.member_id == here.member.id), None)
    if own is None:
        return "You are not asked to it, and can answer all the same."
    if own.stand is Stand.OPEN:
        return "You have not answered yet."
    said = f"{own.stand}, {own.deputy} in your place" if own.deputy else str(own.stand)
    return f"Your own answer: {said}."


def _requests(here: Situation, found: Coming, *, named: bool) -> list[str]:
    """Say how to approve the deputies that were asked for, to whom may do so."""
    if not named or reach(here.member, Right.RUN_MEETINGS) is None:
        return []
    asked = [one for one in found.people if one.stand is Stand.PENDING]
    return [f'To approve, say "approve {one.deputy} for {one.name}".' for one in asked]


CONVERSATION = Query(
    intent="who_is_coming",
    answer=answer,
    command=Command("Who is coming?", "Answers to a meeting by agency, and the quorum", "who is coming on 2 March?"),
)
