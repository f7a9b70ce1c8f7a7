"""Take people of the Teams team into the group: one card, a choice of agency or part for each, one submit."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from cards import people as cards
from dialogs.conversation import Command, Facts, Field, OwnForm, Refused, Slots, Unreadable, Write
from dialogs.rights import Right, may
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import members, roster
from storage.audit import Change
from storage.members import Member, Role
from storage.roster import RosterPerson

# People on one card, of which each carries the whole list of agencies, and characters of these lists: Teams refuses a
# card of more than 28 KB.
MOST_SEATS, MOST_LISTED = 12, 9_000
OBSERVER, INVITED = "Observer", "Invited to the next meeting"
NOT_YOURS = "Only the chair or the coordinator can take people in. Nothing is saved."
EXAMPLE = 'Say it as "Joan: Housing; Robin: observer".'
_ONE = re.compile(r"(?P<who>[^=:;\n]+)[=:](?P<choice>[^;\n]*)")
NO = frozenset(("", "no", cards.NOT_A_MEMBER.casefold()))


def fill(here: Situation, slots: Slots) -> Slots:
    """Raise Unreadable where there is nobody to take in."""
    if not roster.newcomers(here.session, here.group_id):
        if roster.refreshed_at(here.session, here.group_id) is None:
            raise Unreadable(
                "I have not seen who is in the team yet. Write to me once in the team's channel, and try again in a "
                "minute."
            )
        raise Unreadable('Everybody in the team is in the group already. Say "who is in the group" to see them.')
    return slots


def read(here: Situation, raw: Any, _slots: Slots) -> list[dict[str, Any]]:
    """Read who is taken in as what; all of it is checked against the team's list as it is now."""
    waiting = {row.id or 0: row for row in roster.newcomers(here.session, here.group_id)}
    taken: list[dict[str, Any]] = []
    for who, choice in _pairs(str(raw)):
        as_what = _as(here, choice)
        if as_what is None:
            continue
        row = _meant(waiting, who)
        if row.id in [one["roster_id"] for one in taken]:
            raise Unreadable(f"{row.name} is there twice. {EXAMPLE}")
        taken.append({"roster_id": row.id, "name": row.name, "choice": choice.strip()} | as_what)
    if not taken:
        raise Unreadable(f"Choose an agency for one person at least. {EXAMPLE}")
    return taken


def summary(here: Situation, slots: Slots) -> Facts:
    """Say who comes in as what."""
    return [(one["name"], _said(here, one)) for one in slots["people"]]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write them; the right is asked again, and who is not waiting any more is left out."""
    if not may(here.member, Right.MANAGE_PEOPLE):
        raise Refused(NOT_YOURS)
    waiting = {row.id: row for row in roster.newcomers(here.session, here.group_id)}
    taken = [(waiting[one["roster_id"]], one) for one in slots["people"] if one["roster_id"] in waiting]
    for row, one in taken:
        member = Member(
            group_id=here.group_id,
            tenant_id=row.tenant_id,
            entra_id=row.entra_id,
            name=row.name,
            agency=one["agency"],
            role=one["role"],
            invited_to_id=one["meeting_id"],
        )
        members.join(here.session, change, member)
    return f"Taken in: {', '.join(row.name for row, _ in taken) or 'nobody, they are in already'}."


def show(value: Sequence[Mapping[str, Any]]) -> str:
    """Say a read value as it would be typed."""
    return "; ".join(f"{one['roster_id']}={one['choice']}" for one in value)


def draw(here: Situation, known: Slots, words: str, key: str) -> dict[str, Any]:
    """Return the card of who is in the team and not in the group, with what was chosen before."""
    waiting = roster.newcomers(here.session, here.group_id)
    before = known.get("people") or ""
    chosen = dict(_pairs(before if isinstance(before, str) else show(before)))
    choices = _choices(here)
    seats = [
        cards.Seat(row.id or 0, row.name, row.guest, _among(choices, chosen.get(str(row.id), ""))) for row in waiting
    ]
    of_one = sum(len(json.dumps(choice)) * 2 + 25 for choice in choices)
    shown = max(1, min(MOST_SEATS, MOST_LISTED // of_one))
    return cards.take_in(words, seats[:shown], choices, max(0, len(seats) - shown), key=key)


def gather(typed: Mapping[str, str]) -> dict[str, str]:
    """Turn what the card sends into what would be typed."""
    rows = [(name.removeprefix(cards.SEAT), said) for name, said in typed.items() if name.startswith(cards.SEAT)]
    return {"people": "; ".join(f"{number}={said}" for number, said in rows if said.casefold() not in NO)}


def _pairs(said: str) -> list[tuple[str, str]]:
    return [(one["who"].strip(), one["choice"].strip()) for one in _ONE.finditer(said)]


def _meant(waiting: Mapping[int, RosterPerson], who: str) -> RosterPerson:
    """Return the person of the team: by row id from the card, or by name."""
    if who.isdecimal() and len(who) < 12 and int(who) in waiting:
        return waiting[int(who)]
    name = who.casefold()
    full = [row for row in waiting.values() if row.name.casefold() == name]
    found = full or [row for row in waiting.values() if name in row.name.casefold().split()[:1]]
    if len(found) != 1:
        why = "Several people of the team are called" if found else "Nobody waits in the team who is called"
        raise Unreadable(f'{why} "{who[:60]}". Use the card, or give the full name.')
    return found[0]


def _as(here: Situation, choice: str) -> dict[str, Any] | None:
    """Return what a choice makes of somebody, None for no member; raise Unreadable for what is no choice."""
    said = choice.casefold().strip(" .")
    if said in NO:
        return None
    if said == OBSERVER.casefold():
        return {"agency": None, "role": Role.OBSERVER.value, "meeting_id": None}
    if said.startswith("invited"):
        if here.next_meeting is None:
            raise Unreadable("No meeting is planned to invite anybody to.")
        return {"agency": None, "role": Role.INVITED.value, "meeting_id": here.next_meeting.id}
    agency = here.vocabulary.exactly(choice, "agency")
    if agency is None:
        raise Unreadable(f'"{choice[:60]}" is no agency of the group. It has: {"; ".join(here.vocabulary.agencies)}.')
    return {"agency": agency, "role": Role.MEMBER.value, "meeting_id": None}


def _choices(here: Situation) -> list[str]:
    return [*here.vocabulary.agencies, OBSERVER, *([INVITED] if here.next_meeting else [])]


def _among(choices: Sequence[str], said: str) -> str:
    return next((choice for choice in choices if choice.casefold() == said.casefold()), cards.NOT_A_MEMBER)


def _said(here: Situation, one: Mapping[str, Any]) -> str:
    if one["role"] == Role.INVITED and here.next_meeting:
        return f"invited to the meeting on {long_date(here.next_meeting.held_on)}"
    return f"{one['role']} for {one['agency']}" if one["agency"] else str(one["role"])


CONVERSATION = Write(
    intent="take_in",
    title="Take in the team",
    fields=(
        Field(
            "people",
            "People",
            f"Who comes in, and for which agency? Guests and partners are in nothing until you choose. {EXAMPLE}",
            read,
            show,
            free_text=True,
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.MANAGE_PEOPLE,
    command=Command("Take in the team", "Make people of the team members of the group", "take in Nadia for Housing"),
    own_form=OwnForm(draw, gather),
)
