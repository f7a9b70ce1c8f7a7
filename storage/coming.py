"""Who is asked to a meeting, and how they and their agencies stand: members and answers in, a picture out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules import quorum
from rules.quorum import Quorum, Stand
from storage.acting import LEADS, SPEAKERS, stands_in_for
from storage.attendance import Answer, Attendance, still_given
from storage.meetings import Meeting
from storage.members import Member, Role


@dataclass(frozen=True, slots=True)
class Invitee:
    """One person and a meeting. `counts`: they stand for their agency. `deputy` is who was named in their place."""

    member_id: int
    name: str
    agency: str
    stand: Stand
    counts: bool
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting's answers so far; `needed` agencies make a quorum, 0 for none set."""

    people: Sequence[Invitee]
    needed: int

    @property
    def agencies(self) -> Mapping[str, Stand]:
        """Return how each agency of the group stands, by name."""
        stands: dict[str, list[Stand]] = {}
        for one in self.people:
            if one.counts and one.agency:
                stands.setdefault(one.agency, []).append(one.stand)
        return {agency: quorum.of_agency(stands[agency]) for agency in sorted(stands)}

    @property
    def quorum(self) -> Quorum | None:
        """Return how the quorum stands, None where none is set."""
        return quorum.quorum(self.needed, self.agencies.values())


def picture(meeting: Meeting, people: Iterable[Member], answers: Iterable[Attendance], needed: int) -> Coming:
    """Return how a meeting's invitees stand: those asked, and those who answered without being asked."""
    members = {person.id: person for person in people}
    rows = {row.member_id: row for row in answers if still_given(row, meeting)}
    asked_ids = {person.id for person in asked(members, meeting)}
    found = [
        Invitee(
            member_id=person.id or 0,
            name=person.name,
            agency=person.agency or "",
            stand=_stand(rows.get(person.id or 0), rows, members),
            counts=person.role in SPEAKERS,
            deputy=_deputy(rows.get(person.id or 0), members),
        )
        for person in members.values()
        if person.id in asked_ids or person.id in rows
    ]
    return Coming(sorted(found, key=lambda one: (one.agency, one.name, one.member_id)), needed)


def asked(members: Mapping[int | None, Member], meeting: Meeting) -> list[Member]:
    """Return who is asked to a meeting: members who are not on leave on its day, and who stands in for those who are.

    A partner who is invited to it is asked too; an observer may answer and is not asked.
    """
    return [person for person in members.values() if _is_asked(members, person, meeting)]


def unanswered(members: Mapping[int | None, Member], meeting: Meeting, answers: Iterable[Attendance]) -> list[Member]:
    """Return who is asked and has given no answer yet."""
    given = {row.member_id for row in answers if still_given(row, meeting)}
    return [person for person in asked(members, meeting) if person.id not in given]


def _is_asked(members: Mapping[int | None, Member], person: Member, meeting: Meeting) -> bool:
    if person.away_until is not None and person.away_until >= meeting.held_on:
        return False
    if person.role == Role.INVITED:
        return person.invited_to_id == meeting.id
    if person.role == Role.DEPUTY:
        return stands_in_for(members, person, meeting.held_on) is not None
    return person.role in (*LEADS, Role.MEMBER)


def _stand(row: Attendance | None, rows: Mapping[int, Attendance], members: Mapping[int | None, Member]) -> Stand:
    if row is None:
        return Stand.OPEN
    if row.answer != Answer.DEPUTY:
        return Stand(row.answer)
    if row.deputy_id is None:
        return Stand.PENDING
    if row.deputy_id not in members:
        return Stand.APOLOGIES
    own = rows.get(row.deputy_id or 0)
    return Stand.APOLOGIES if own is not None and own.answer == Answer.APOLOGIES else Stand.DEPUTY


def _deputy(row: Attendance | None, members: Mapping[int | None, Member]) -> str:
    if row is None or row.answer != Answer.DEPUTY:
        return ""
    approved = members.get(row.deputy_id) if row.deputy_id is not None else None
    return approved.name if approved else row.deputy_name
