"""Readers of an action's fields: what somebody typed, chose or said in a sentence, checked, as the JSON a frame keeps.

A reader takes text (typed in a form or as an answer) or what `understand` made of a sentence; it raises Unreadable
with an example of what would work, or Doubt with the readings to choose from.
"""

import re
from datetime import date
from typing import Any

from dialogs import language
from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from rules.deadlines import DeadlineClass
from storage import action_owners, members
from storage.actions import Action, Due, Status
from storage.members import Role

LONGEST_TEXT = 500
_LINK = re.compile(r"\S+://\S+|www\.\S+", re.IGNORECASE)


def words(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read free text: kept as typed, without surrounding space."""
    said = " ".join(str(raw).split())
    if len(said) > LONGEST_TEXT:
        raise Unreadable(f"That is longer than {LONGEST_TEXT} characters. Give the gist, and link to the rest.")
    return said


def evidence(here: Situation, raw: Any, slots: Slots) -> str:
    """Read evidence: as typed, with the days it names in full ("8/2" was Monday 8 February); links stay whole."""
    said = words(here, raw, slots)
    links = [link.span() for link in _LINK.finditer(said)]
    for found in reversed(deadlines.find(said, here.reading, past=True)):
        if any(start < found.end and found.start < end for start, end in links):
            continue
        day = long_date(found.reading.on) if found.reading.precision == "day" and found.reading.on else ""
        if day and day not in said:
            said = f"{said[: found.end]} ({day}){said[found.end :]}"
    return said


def deadline(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read a deadline; the words are kept. Asks where there are two readings, a Sunday, or a day that is past."""
    read = raw if isinstance(raw, dict) else deadlines.read(str(raw), here.reading).as_json()
    if read["class"] == DeadlineClass.NONE:
        raise Unreadable('I could not read that as a deadline. Try "26 February", "end of March" or "next meeting".')
    if not read.get("kept"):
        _ask_about(read)
    meeting = here.next_meeting
    bound = read["class"] == DeadlineClass.EVENT and meeting and read["date"] == meeting.held_on.isoformat()
    return {
        "text": read["text"],
        "class": read["class"],
        "date": read["date"],
        "precision": read["precision"],
        "meeting_id": meeting.id if meeting and bound else None,
        "external": "external" in read.get("flags", ()),
        "kept": True,
    }


def due(value: dict[str, Any] | None) -> Due:
    """Return a read deadline as storage takes it."""
    if value is None:
        return Due()
    return Due(
        text=value["text"],
        kind=value["class"],
        on=date.fromisoformat(value["date"]) if value["date"] else None,
        precision=value["precision"],
        meeting_id=value["meeting_id"],
        external=value["external"],
    )


def show_deadline(value: dict[str, Any] | None) -> str:
    """Say a deadline: the date in full with its weekday, then the words it came from."""
    if value is None:
        return "no date yet"
    if value["date"] is None:
        return f"{value['text']} (no date)"
    day = long_date(date.fromisoformat(value["date"]))
    moves = ", moves if the meeting moves" if value["meeting_id"] else ""
    return f'{day} ("{value["text"]}"{moves})'


def owners(here: Situation, raw: Any, _slots: Slots) -> list[dict[str, Any]]:
    """Read owners: persons, roles, agencies or groups. A person of the group is tied to their membership."""
    read = raw if isinstance(raw, list) else language.read_owners(str(raw), here.vocabulary)
    if not read:
        raise Unreadable('I could not read an owner. Try "Probation", "Housing and Police" or "Priya (Probation)".')
    return [_known(here, owner) | _role(owner) for owner in read]


def show_owners(value: list[dict[str, Any]] | None) -> str:
    """Say owners: "Priya (Probation) and Youth Justice Service, supported by Police"."""
    lead = _joined([owner for owner in value or () if not owner.get("supporting")])
    support = _joined([owner for owner in value or () if owner.get("supporting")])
    return ", ".join([*([lead] if lead else []), *([f"supported by {support}"] if support else [])]) or "nobody yet"


def show_answering(here: Situation, value: list[dict[str, Any]] | None) -> str:
    """Say owners with who answers for an agency: "Public Health (Ruth)"."""
    people = members.of_group(here.session, here.group_id)
    answering = {person.agency: person.name for person in reversed(people) if person.role == Role.MEMBER}
    return show_owners(
        [
            {**owner, "agency": answering.get(owner["name"])} if owner["kind"] == "agency" else owner
            for owner in value or ()
        ]
    )


def status(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read a status in anybody's words."""
    read: str | None = language.read_status(str(raw))
    if read is None:
        raise Unreadable('I could not read that as a status. Try "on track", "at risk", "complete" or "deferred".')
    return read


def status_choices(_here: Situation) -> tuple[str, ...]:
    """Return the statuses a person may give; *overdue* is derived and *not stated* is the absence of one."""
    return tuple(status for status in Status if status is not Status.NOT_STATED)


def theme(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read one of the group's themes, by its name or the beginning of it."""
    said = str(raw).strip().casefold()
    fitting = [theme for theme in here.group.themes if theme.casefold().startswith(said)]
    if not said or not fitting:
        raise Unreadable(f"I do not know that theme. The plan has: {'; '.join(here.group.themes)}.")
    return fitting[0]


def _joined(owners: list[dict[str, Any]]) -> str:
    names = [action_owners.one(owner, owner.get("agency")) for owner in owners]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def show_stored(action: Action) -> str:
    """Say the deadline an action has now."""
    if action.due_on:
        return long_date(action.due_on)
    return action.deadline_text or "no date"


def _ask_about(read: dict[str, Any]) -> None:
    """Raise Doubt or Unreadable where a reading must not be taken without asking."""
    if read["question"]:
        days = list(dict.fromkeys([*([read["date"]] if read["date"] else ()), *read["options"]]))
        options = [_option(read, day) for day in days]
        if not options and read["class"] != DeadlineClass.DATE:
            options = [Option(f'Keep "{read["text"]}" without a date', read | {"kept": True})]
        raise Doubt(read["question"], options)
    if "past" in read["flags"] and read["date"]:
        day = long_date(date.fromisoformat(read["date"]))
        raise Doubt(f"{day} is past. Keep it, or type another date?", [_option(read, read["date"])])


def _option(read: dict[str, Any], day: str) -> Option:
    same = day == read["date"]
    kept = read | {"date": day, "kept": True}
    if "impossible" in read["flags"]:
        kept["text"] = long_date(date.fromisoformat(day))  # the words named no day, so they are not the deadline's
    if not same:
        kept |= {"class": DeadlineClass.DATE.value, "precision": "day"}
    return Option(("Keep " if same else "") + long_date(date.fromisoformat(day)), kept)


def _role(owner: dict[str, Any]) -> dict[str, Any]:
    return {"supporting": True} if owner.get("supporting") else {}


def _known(here: Situation, owner: dict[str, Any]) -> dict[str, Any]:
    if owner["kind"] != "person":
        return {"kind": owner["kind"], "name": owner["name"]}
    first = (here.member.name if owner["name"] == "me" else owner["name"]).casefold()
    people = members.of_group(here.session, here.group_id)
    named = [person for person in people if first in (person.name.casefold(), person.name.casefold().split()[0])]
    if len(named) == 1:
        found = named[0]
        return {"kind": "person", "name": found.name, "agency": found.agency, "member_id": found.id}
    return {"kind": "person", "name": owner["name"], "agency": owner.get("agency")}
