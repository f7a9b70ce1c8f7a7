"""Somebody is on leave until a day, or back: while they are away their deputy acts for them."""

from datetime import date
from typing import Any

from dialogs.conversation import Command, Facts, Field, Refused, Slots, Unreadable, Write
from dialogs.people import naming
from dialogs.rights import Right, may
from dialogs.situation import Situation
from rules.calendar import long_date
from rules.deadlines import read as read_deadline
from storage import members
from storage.audit import Change

NOT_YOURS = "You can note your own leave; the chair or the coordinator notes that of others. Nothing is saved."


def person(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read who is away; raise Refused for somebody else's leave."""
    read = naming.read(here, raw, slots)
    _require(here, read)
    return read


def until(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the last day of the leave as an ISO date."""
    read = raw if isinstance(raw, dict) else read_deadline(str(raw), here.reading).as_json()
    if not read.get("date") or date.fromisoformat(read["date"]) < here.today:
        raise Unreadable('Until which day? Give one that is to come, such as "Friday 5 March".')
    return str(read["date"])


def summary(here: Situation, slots: Slots) -> Facts:
    """Say how long, and who acts for them."""
    away = naming.member(here, slots["away"])
    facts = [("Who", naming.shown(slots["away"]))]
    if slots.get("back"):
        return [*facts, ("On leave", "no longer")]
    facts.append(("On leave until", long_date(date.fromisoformat(slots["until"]))))
    deputies = [one.name for one in here.known.members if one.deputy_for_id == away.id]
    acting = ", ".join(deputies) or f'nobody: say "Robin is deputy for {away.name}" with a name of the group'
    return [*facts, ("Acts for them", acting)]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it; the right is asked again."""
    _require(here, slots["away"])
    row = members.get(here.session, here.group_id, naming.member(here, slots["away"]).id or 0)
    if row is None:
        raise LookupError(slots["away"]["member_id"])
    last = None if slots.get("back") else date.fromisoformat(slots["until"])
    members.amend(here.session, change, row, away_until=last)
    return f"{row.name} is on leave until {long_date(last)}." if last else f"{row.name} is back."


def _require(here: Situation, value: Slots) -> None:
    if not may(here.member, Right.NOTE_LEAVE, [{"kind": "person", "name": value["name"], **value, "agency": None}]):
        raise Refused(NOT_YOURS)


CONVERSATION = Write(
    intent="on_leave",
    title="Note a leave",
    fields=(
        Field("away", "Who", 'Who is away? For example "me" or "Priya".', person, naming.shown),
        Field(
            "until",
            "Until",
            'Until which day, that day included? For example "5 March".',
            until,
            lambda value: long_date(date.fromisoformat(value)),
            required=lambda _here, slots: not slots.get("back"),
        ),
        Field("back", "Back", "Is it over?", lambda _here, raw, _slots: bool(raw), required=lambda *_: False),
    ),
    summary=summary,
    save=save,
    right=Right.NOTE_LEAVE,
    command=Command("Note a leave", "Who is away until when; the deputy acts", "I am on leave until 5 March"),
)
