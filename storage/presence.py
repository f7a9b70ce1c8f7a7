"""Who was at a meeting, and who in whose place, as its minutes say it; by the answers until attendance is taken."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from storage import members
from storage.attendance import Answer, Attendance, still_given
from storage.meetings import Meeting
from storage.members import Member, Role

Who = tuple[str, str]  # agency, and the name: "Sam for Priya"


def is_taken(given: Sequence[Attendance]) -> bool:
    """Tell whether attendance was taken."""
    return any(row.present is not None for row in given)


def of(session: Session, meeting: Meeting, given: Sequence[Attendance]) -> tuple[list[Who], list[Who], list[Who]]:
    """Return who was at a meeting, who had sent apologies, and who was missing without a word, each by agency."""
    rows = {row.member_id: row for row in given}
    taken = is_taken(given)
    came = {id: comer(row, rows, meeting, taken=taken) for id, row in rows.items()}
    stood_in = {by for id, by in came.items() if by not in (None, id)}
    found: tuple[list[Who], list[Who], list[Who]] = ([], [], [])
    for id, row in rows.items():
        member = members.get(session, row.group_id, id)
        if member is None:
            continue
        own, by = came[id] == id, came[id]
        if member.role == Role.DEPUTY and (id in stood_in or (not own and member.deputy_for_id in rows)):
            continue  # whoever is asked only in somebody's place is not missed beside them
        there = members.get(session, row.group_id, by) if by is not None else None
        if there is not None:
            found[0].append(_who(member, there))
        elif is_excused(row, meeting):
            found[1].append(_who(member, member))
        elif row.present is False:
            found[2].append(_who(member, member))
    present, apologies, absent = (sorted(part) for part in found)
    return present, apologies, absent


def comer(row: Attendance, rows: Mapping[int, Attendance], meeting: Meeting, *, taken: bool) -> int | None:
    """Return who came, or says they come, for a member: they, their deputy, or nobody. `rows` are all by member.

    A deputy comes once approved, and not where they sent apologies themselves.
    """
    if taken and (not row.present or row.present_by_id is not None):
        return row.present_by_id if row.present else None
    given = still_given(row, meeting)
    if given and row.answer == Answer.DEPUTY and row.deputy_id is not None:
        own = rows.get(row.deputy_id)
        if own is None or own.answer != Answer.APOLOGIES or not still_given(own, meeting):
            return row.deputy_id
    return row.member_id if taken or (given and row.answer == Answer.ATTENDING) else None


def is_excused(row: Attendance, meeting: Meeting) -> bool:
    """Tell whether a member sent apologies, also where somebody was to come in their place."""
    return row.answer in (Answer.APOLOGIES, Answer.DEPUTY) and still_given(row, meeting)


def _who(member: Member, there: Member) -> Who:
    return member.agency or "", member.name if there.id == member.id else f"{there.name} for {member.name}"
