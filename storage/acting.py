"""Somebody as they act today: in their own part, and for a member on leave whose deputy they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage.action_owners import DECLINED
from storage.members import Member, Role

LEADS = (Role.CHAIR, Role.COORDINATOR)
SPEAKERS = (*LEADS, Role.MEMBER, Role.DEPUTY)  # an observer speaks for no agency, an invited partner for nobody else's

Members = Mapping[int | None, Member]  # of one group, by row id


@dataclass(frozen=True, slots=True)
class Acting:
    """A member for one turn. `speaks_for` are the agencies whose matters are theirs today, their own first."""

    id: int
    name: str
    role: str
    speaks_for: tuple[str, ...] = ()
    invited_to_id: int | None = None

    @property
    def agency(self) -> str | None:
        """Return the agency they are known by."""
        return self.speaks_for[0] if self.speaks_for else None


def alone(member: Member) -> Acting:
    """Return a member who acts for nobody else."""
    agencies = (member.agency,) if member.agency else ()
    return Acting(member.id or 0, member.name, member.role, agencies, member.invited_to_id)


def acting(members: Members, member_id: int | None, today: date) -> Acting:
    """Return a member of the group by id, as they act on a day; raise LookupError for somebody who has left since.

    While a member is on leave their deputy has the member's role, unless their own goes further, and speaks for the
    member's agency beside their own. It ends with the last day of the leave.
    """
    if member_id not in members:
        raise LookupError("this member has left the group")
    member = members[member_id]
    absent = stands_in_for(members, member, today)
    if absent is None:
        return alone(member)
    keeps_role = member.role in LEADS or (member.role == Role.MEMBER and absent.role not in LEADS)
    agencies = [one.agency for one in (member, absent) if one.agency and one.role in SPEAKERS]
    return Acting(
        id=member.id or 0,
        name=member.name,
        role=member.role if keeps_role else absent.role,
        speaks_for=tuple(dict.fromkeys(agencies)),
        invited_to_id=member.invited_to_id,
    )


def stands_in_for(members: Members, member: Member, today: date) -> Member | None:
    """Return the member on leave whose deputy this is; None on all other days."""
    absent = members.get(member.deputy_for_id) if member.deputy_for_id is not None else None
    if absent is None or absent.away_until is None or absent.away_until < today:
        return None
    return absent


def owns(member: Acting, owners: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether one of the owners is this member, or an agency this member speaks for today."""
    agencies = {agency.casefold() for agency in member.speaks_for}
    for owner in owners:
        if owner.get("member_id") is not None and owner["member_id"] == member.id:
            return True
        names = {str(owner.get("agency") or "").casefold()}
        if owner["kind"] == "agency":
            names.add(str(owner["name"]).casefold())
        if agencies & names:
            return True
    return False


def owes(member: Acting, owners: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether this member is reminded of something of these owners: theirs, and not declined.

    An agency's matter is for its members; its deputies hear of it while they stand in for one, its observers never.
    """
    open_to = [owner for owner in owners if not owner.get(DECLINED)]
    if member.role in (*LEADS, Role.MEMBER):
        return owns(member, open_to)
    return any(owner.get("member_id") == member.id for owner in open_to)
