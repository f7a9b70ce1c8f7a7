"""Whom a reminder is for: oneself, people, agencies, the owners of what is due, or the group."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dialogs import find_action, language
from dialogs.conversation import Doubt, Option, Refused, Slots, Unreadable
from dialogs.people import naming
from dialogs.rights import Right, may, reach
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from storage.members import Member, Role
from storage.requested_reminders import Whom

OTHERS = (
    "You can set reminders for yourself and for your own agency; the chair or the coordinator can remind others and "
    "the group. Nothing is saved."
)
MEMBERS_ONLY = "Reminders are for the group's members; the coordinator can help. Nothing is saved."
_GROUP = re.compile(
    r"(?:us|all|all of us|(?:the |our )?(?:whole )?(?:group|team|channel)"
    r"|(?:all|everyone|everybody)(?: (?:of |in )?(?:the |our )?(?:us|members|partners|agencies|reps|group|team))?)",
    re.IGNORECASE,
)
_OWN_AGENCY = re.compile(r"(?:my|our) (?:own )?(?:agency|team|colleagues|service|organisation)", re.IGNORECASE)
_OWNERS_OF = re.compile(
    r"\bowners? of (?:the )?(?:action |item |no\.? ?|number |#)*(?P<ref>\d{1,4}(?:\.\d{1,2})?)$", re.I
)
_OWING = re.compile(
    r"\bowners?\b|\b(?:everyone|everybody|all|anyone|anybody|those|people|whoever)\b.*\b(?:with|who|that|owes?)\b", re.I
)
_LATE = re.compile(r"\b(?:overdue|late|behind|past (?:its|their) dates?)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|b4)\b", re.IGNORECASE)


def read(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read who is reminded, as JSON: `whom`, and `members`, `ref` or `due_before`; raise Refused for others'."""
    value = raw if isinstance(raw, dict) else _of_words(here, " ".join(str(raw).split()).strip(" .,"))
    require(here, value)
    return value


def require(here: Situation, value: Slots) -> None:
    """Raise Refused unless this member may remind these people now."""
    if reach(here.member, Right.ASK) != "any":
        raise Refused(MEMBERS_ONLY)
    others = [one for one in value.get("members", ()) if one["member_id"] != here.member.id]
    if value["whom"] != Whom.PEOPLE and not may(here.member, Right.REMIND_OTHERS):
        raise Refused(OTHERS)
    for one in others:
        if not may(here.member, Right.REMIND_OTHERS, [{**one, "kind": "person"}]):
            raise Refused(OTHERS)


def shown(value: Slots | None) -> str:
    """Say who is reminded."""
    if value is None:
        return "nobody"
    if value["whom"] == Whom.GROUP:
        return "the group, in the channel"
    if value["whom"] == Whom.PEOPLE:
        return joined([naming.shown(one) for one in value["members"]])
    if value.get("ref"):
        return f"the owners of action {value['ref']}"
    return f"the owners of {due(value.get('due_before'))}"


def due(due_before: str | None) -> str:
    """Say which actions the owners are reminded of."""
    return f"what is due before {long_date(date.fromisoformat(due_before))}" if due_before else "what is overdue"


def joined(names: Sequence[str]) -> str:
    """Say names in a row: "Ann, Ben and Cy"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _of_words(here: Situation, said: str) -> dict[str, Any]:
    if _OWN_AGENCY.fullmatch(said):
        return _members(_of_agency(here, here.member.agency or ""))
    if _GROUP.fullmatch(said):
        return {"whom": Whom.GROUP}
    if one := _OWNERS_OF.search(said):
        return {"whom": Whom.OWNERS, "ref": find_action.found(here, one["ref"]).ref}
    if _OWING.search(said):
        return _owing(here, said)
    return _people(here, said)


def _owing(here: Situation, said: str) -> dict[str, Any]:
    """Read whose actions are meant by what is due of them; ask where that is not said."""
    if _LATE.search(said):
        return {"whom": Whom.OWNERS}
    found = [one for one in deadlines.find(said, here.reading) if one.reading.on]
    if not found:
        raise Doubt("Whom do you mean?", _offered(here))
    reading, is_before = found[-1].reading, _BEFORE.search(said[: found[-1].end])
    if is_before:  # "before March" is before its first day
        reading = deadlines.read(said[is_before.end() : found[-1].end], here.reading)
    if reading.question and len(reading.options) > 1:
        raise Doubt(
            reading.question, [Option(long_date(day), _due_before(day, bool(is_before))) for day in reading.options]
        )
    day = (reading.start if is_before else None) or reading.on
    if day is None:
        raise Unreadable("I could not read the day they are due by.")
    return _due_before(day, bool(is_before))


def _due_before(day: date, is_before: bool) -> dict[str, Any]:
    until = day if is_before else day + timedelta(days=1)
    return {"whom": Whom.OWNERS, "due_before": until.isoformat()}


def _offered(here: Situation) -> list[Option]:
    options = [Option("The owners of what is overdue", {"whom": Whom.OWNERS})]
    if meeting := here.next_meeting:
        coming = {"whom": Whom.OWNERS, "due_before": meeting.held_on.isoformat()}
        options.append(Option(f"Of what is due before {long_date(meeting.held_on)}", coming))
    return [*options, Option("The whole group", {"whom": Whom.GROUP})]


def _people(here: Situation, said: str) -> dict[str, Any]:
    owners = language.read_owners(said, here.vocabulary) or [{"kind": "person", "name": said}]
    if any(owner["kind"] == "group" for owner in owners):
        return {"whom": Whom.GROUP}
    people: list[dict[str, Any]] = []
    for owner in owners:
        if owner["kind"] == "agency":
            people += _of_agency(here, owner["name"])
        elif owner["kind"] == "role" and (holders := _holders(here, owner["name"])):
            people += holders
        else:
            people.append(_person(here, owner["name"], only=len(owners) == 1))
    return _members(people)


def _person(here: Situation, name: str, *, only: bool) -> dict[str, Any]:
    try:
        return naming.read(here, name, {})
    except Doubt as doubt:
        if not only:
            raise Unreadable(f"{doubt.question} Name them one at a time.") from doubt
        options = [Option(option.label, _members([option.value])) for option in doubt.options]
        raise Doubt(doubt.question, options) from doubt


def _of_agency(here: Situation, agency: str) -> list[dict[str, Any]]:
    """Return an agency's members; its deputies hear it while they stand in for one."""
    people = [one for one in here.known.members if (one.agency or "").casefold() == agency.casefold()]
    asked = [one for one in people if one.role != Role.DEPUTY] or people
    if not asked:
        raise Unreadable(f'Nobody of {agency or "your agency"} is in the group. Name a person, or say "the group".')
    return [_value(one) for one in asked]


def _holders(here: Situation, role: str) -> list[dict[str, Any]]:
    held = next((one for one in (Role.CHAIR, Role.COORDINATOR) if one in role.casefold()), None)
    return [_value(one) for one in here.known.members if one.role == held]


def _members(people: list[dict[str, Any]]) -> dict[str, Any]:
    return {"whom": Whom.PEOPLE, "members": list({one["member_id"]: one for one in people}.values())}


def _value(one: Member) -> dict[str, Any]:
    return {"member_id": one.id, "name": one.name, "agency": one.agency}
