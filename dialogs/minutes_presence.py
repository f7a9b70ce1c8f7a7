"""Whom "everyone" and a list of names and agencies mean at a meeting, and who came in whose place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.conversation import Doubt, Unreadable
from dialogs.people import naming
from dialogs.situation import Situation
from storage import attendance, coming, presence
from storage.acting import LEADS, stands_in_for
from storage.meetings import Meeting, MeetingKind
from storage.members import Member, Role

EXAMPLE = 'Who was there? For example "everyone but housing" or "probation, police and Joan".'
_LIST = re.compile(r"\s*[,;&+/\n]\s*|\s+and\s+", re.IGNORECASE)
_AROUND = re.compile(r"^(?:the|from)\s+|\s+(?:was|were|too|as well|here|there|present)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A member that was named: `by_name`, or as one of their agency's."""

    member: Member
    by_name: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """Whom the group expects at a meeting, as it stands before attendance is taken; all by members' row ids.

    `comes` is who comes for whom: oneself, or a deputy. `core` are those who are missed when they are not named: in a
    subgroup nobody, for who is in it is not written down. `excused` sent apologies, and nobody comes for them.
    """

    comes: dict[int, int]
    core: frozenset[int]
    on_leave: frozenset[int]
    excused: frozenset[int]


def expected(here: Situation, meeting: Meeting) -> Expected:
    """Return whom the group expects at a meeting."""
    known = here.known.by_id
    given = attendance.of_meeting(here.session, here.group_id, meeting.id or 0)
    rows = {row.member_id: row for row in given if row.member_id in known}
    said = {id: presence.comer(row, rows, meeting, taken=False) for id, row in rows.items()}
    asked = [one.id or 0 for one in coming.asked(known, meeting) if one.role in (*LEADS, Role.MEMBER)]
    core = [] if meeting.kind == MeetingKind.SUBGROUP else asked
    sent = {id: by for id, by in said.items() if by in known and by is not None and by != id}
    acting = {} if meeting.kind == MeetingKind.SUBGROUP else _acting(here, meeting)
    comes = {id: id for id in core} | acting | sent
    away = {one.id or 0 for one in here.known.members if one.away_until and one.away_until >= meeting.held_on}
    for id in [id for id, by in said.items() if by == id and id not in away]:
        deputy = known[id].role == Role.DEPUTY
        absent = stands_in_for(known, known[id], meeting.held_on) if deputy else None
        if absent is not None:
            comes.setdefault(absent.id or 0, id)
        elif not deputy or id not in sent.values():
            comes[id] = id
    excused = {id for id, row in rows.items() if presence.is_excused(row, meeting) and comes.get(id, id) == id}
    on_leave = {id for id in away - comes.keys() if known[id].role in (*LEADS, Role.MEMBER)}
    return Expected(comes, frozenset([*core, *acting]), frozenset(on_leave), frozenset(excused))


def _acting(here: Situation, meeting: Meeting) -> dict[int, int]:
    """Return the members on leave that day with the deputy who is asked instead of them."""
    asked = [one for one in coming.asked(here.known.by_id, meeting) if one.role == Role.DEPUTY]
    absent = [(stands_in_for(here.known.by_id, one, meeting.held_on), one) for one in asked]
    return {away.id or 0: one.id or 0 for away, one in absent if away is not None}


def came(here: Situation, found: Expected, named: Sequence[Named]) -> dict[int, int]:
    """Return who was there of those named, and for whom: oneself, or the member in whose place they came.

    Somebody named was there themselves, whoever was to come for them; an agency is those of it who were expected.
    """
    by_name = {one.member.id for one in named if one.by_name}
    there: dict[int, int] = {}
    for one in [one for one in named if one.by_name]:
        id, is_deputy = one.member.id or 0, one.member.role == Role.DEPUTY
        stood_in = [other for other, by in found.comes.items() if by == id != other and other not in by_name]
        usual = one.member.deputy_for_id if is_deputy else None
        if not stood_in and usual in here.known.by_id and usual not in by_name and usual not in there:
            stood_in.append(usual or 0)
        there |= dict.fromkeys(stood_in, id)
        if not stood_in or not is_deputy:
            there[id] = id
    for one in [one for one in named if not one.by_name]:
        there.setdefault(one.member.id or 0, found.comes.get(one.member.id or 0, one.member.id or 0))
    return there


def named(here: Situation, found: Expected, said: str) -> list[Named]:
    """Return the members of a list of names and agencies; raise Unreadable."""
    listed: list[Named] = []
    whole = here.vocabulary.exactly(said.strip(" ."), "agency")
    for piece in [said] if whole else filter(None, (one.strip(" .") for one in _LIST.split(said))):
        bare = _AROUND.sub("", _AROUND.sub("", piece.strip(" .")))
        if own := _of_agency(here, found, bare):
            listed += [Named(one, by_name=False) for one in own]
            continue
        try:
            listed.append(Named(naming.member(here, naming.read(here, bare, {})), by_name=True))
        except Doubt:
            raise Unreadable(f'"{bare[:60]}" fits several members. Say the agency or the name in full.') from None
    if not listed:
        raise Unreadable(EXAMPLE)
    return listed


def _of_agency(here: Situation, found: Expected, said: str) -> list[Member]:
    """Return whom an agency's name means: those of it who did not send apologies, else all of them."""
    agency = here.vocabulary.exactly(said, "agency")
    own = [one for one in here.known.members if agency and one.agency == agency and one.role != Role.DEPUTY]
    return [one for one in own if one.id not in found.excused] or own
