"""Decline somebody who was named to come to a meeting in a member's place: the answer stands as apologies."""

from dialogs import attendance_open, deputy_request
from dialogs.conversation import Facts, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import deputy_requests
from storage.attendance import Attendance
from storage.audit import Change


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who does not come for whom, and what becomes of the answer."""
    row = deputy_request.row(here, slots["request"])
    return [
        ("Meeting", deputy_request.meeting(here, row)),
        ("Declined", deputy_request.shown(here, row)),
        ("Then", f"the answer stands as apologies; {_told(here, row)}"),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; the right and the request are looked at again. The member is told, without a reason."""
    deputy_request.require_right(here)
    row = deputy_request.row(here, slots["request"])
    said = f"Declined: {deputy_request.shown(here, row)}, for {deputy_request.meeting(here, row)}."
    deputy_requests.decline(here.session, change, row)
    return said


def _told(here: Situation, row: Attendance) -> str:
    if not attendance_open.can_be_told(here, row.meeting_id):
        return "it begins too soon for them to be told"
    return f"they are told {deputy_request.WHEN_TOLD}, and may name somebody else"


CONVERSATION = Write(
    intent="decline_deputy",
    title="Decline a deputy",
    fields=(deputy_request.field('Whom do you decline, for whom? For example "Sam for Priya".'),),
    summary=summary,
    save=save,
    fill=deputy_request.fill,
    right=Right.RUN_MEETINGS,
)
