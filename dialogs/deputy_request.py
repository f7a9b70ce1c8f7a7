"""Which request for a deputy is meant: by the name of who was named or of whose place it is; ask where several fit."""

from collections.abc import Callable
from typing import Any

from dialogs import meeting_words, which_meeting
from dialogs.conversation import Doubt, Field, Option, Refused, Slots, Unreadable
from dialogs.rights import Right, may
from dialogs.situation import Situation
from storage import deputy_requests, meetings
from storage.attendance import Attendance

NOT_YOURS = "Only the chair or the coordinator decides about a deputy. Nothing is saved."
NONE_OPEN = 'No deputy waits for an approval. Say "who is coming?" to see the answers so far.'
MOST_OFFERED = 4
ANY = "any"
WHEN_TOLD = "ten minutes after you save it, within office hours"
Reader = Callable[[Situation, Any, Slots], Any]


def fill(here: Situation, slots: Slots) -> Slots:
    """Take the names a sentence gave, or the row a button carries, as one request; raise Refused where nobody waits."""
    require_right(here)
    if not waiting(here):
        raise Refused(NONE_OPEN)
    said = {"deputy": str(slots.pop("deputy", "")), "member": str(slots.pop("member", ""))}
    return slots | {"request": slots.get("request") or said}


def require_right(here: Situation) -> None:
    """Raise Refused for whoever does not run the meetings."""
    if not may(here.member, Right.RUN_MEETINGS):
        raise Refused(NOT_YOURS)


def read(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read which request is meant, as its row and its words."""
    if (row_id := meeting_words.row_id(raw)) is not None:  # a button's, or one that was read
        return _kept(here, row(here, {"id": row_id}))
    said = raw if isinstance(raw, dict) else {ANY: str(raw)}
    fitting = [one for one in waiting(here) if _fits(here, one, said)]
    if not fitting:
        open_ones = "; ".join(shown(here, one) for one in waiting(here)[:MOST_OFFERED])
        raise Unreadable(f"Nobody of that name waits for an approval. These do: {open_ones}.")
    if len(fitting) > 1:
        options = [Option(shown(here, one), {"id": one.id}) for one in fitting[:MOST_OFFERED]]
        raise Doubt("Which one do you mean?", options)
    return _kept(here, fitting[0])


def waiting(here: Situation) -> list[Attendance]:
    """Return the answers that await an approval."""
    return deputy_requests.awaiting(here.session, here.group_id, here.today)


def row(here: Situation, kept: Slots) -> Attendance:
    """Return the answer of a request that was read; raise Refused where it waits no longer."""
    found = next((one for one in waiting(here) if one.id == kept.get("id")), None)
    if found is None:
        raise Refused('That deputy does not wait for an approval any more. Say "who is coming?" to see why.')
    return found


def shown(here: Situation, asked: Attendance) -> str:
    """Say a request: "Sam for Priya (Probation)"."""
    return f"{asked.deputy_name} for {member(here, asked)}"


def member(here: Situation, asked: Attendance) -> str:
    """Say whose place it is."""
    person = here.known.by_id.get(asked.member_id)
    if person is None:
        return "somebody who has left"
    return f"{person.name} ({person.agency})" if person.agency else person.name


def meeting(here: Situation, asked: Attendance) -> str:
    """Say which meeting it is about."""
    found = meetings.get(here.session, here.group_id, asked.meeting_id)
    if found is None:
        raise LookupError(asked.meeting_id)
    return which_meeting.said(found)


def is_called(name: str, said: str) -> bool:
    """Tell whether somebody of this name is meant: by all of it, or by its first word."""
    told = said.casefold()
    return told == name.casefold() or told.split()[:1] == name.casefold().split()[:1]


def _kept(here: Situation, asked: Attendance) -> dict[str, Any]:
    return {"id": asked.id, "said": shown(here, asked)}


def _fits(here: Situation, asked: Attendance, said: Slots) -> bool:
    person = here.known.by_id.get(asked.member_id)
    names = {"deputy": asked.deputy_name, "member": person.name if person else ""}
    if ANY in said:
        words = said[ANY].casefold().split()
        return any(name.casefold().split()[:1] and name.casefold().split()[0] in words for name in names.values())
    return all(is_called(names[which], said[which]) for which in names if said.get(which))


def field(question: str, reader: Reader = read) -> Field:
    """Return the one field of a form about a request."""
    return Field("request", "Deputy", question, reader, lambda kept: str(kept["said"]))
