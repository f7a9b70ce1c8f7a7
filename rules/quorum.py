"""Whether enough agencies come to a meeting: how each of their people stands in, the quorum out."""

from collections.abc import Iterable
from enum import StrEnum


class Stand(StrEnum):
    """How a person, or an agency, stands before a meeting; the best comes first."""

    ATTENDING = "attending"
    DEPUTY = "deputy"  # somebody comes in their place
    PENDING = "deputy to approve"  # somebody was named whom nobody has approved yet
    OPEN = "no answer"
    APOLOGIES = "apologies"


class Quorum(StrEnum):
    """How a quorum stands."""

    MET = "met"
    AT_RISK = "at risk"  # not met yet, and it still can be
    LOST = "cannot be met"


_BEST_FIRST = tuple(Stand)
THERE = frozenset({Stand.ATTENDING, Stand.DEPUTY})


def of_agency(people: Iterable[Stand]) -> Stand:
    """Return how an agency stands: one who comes is enough, and one who has yet to answer may still come."""
    return min(people, key=_BEST_FIRST.index, default=Stand.OPEN)


def counted(agencies: Iterable[Stand]) -> tuple[int, int]:
    """Return how many agencies come, and how many can still come, those that come included."""
    stands = list(agencies)
    return sum(stand in THERE for stand in stands), sum(stand is not Stand.APOLOGIES for stand in stands)


def quorum(needed: int, agencies: Iterable[Stand]) -> Quorum | None:
    """Return how a quorum of so many agencies stands; None where none is set."""
    if needed <= 0:
        return None
    come, can_come = counted(agencies)
    if come >= needed:
        return Quorum.MET
    return Quorum.AT_RISK if can_come >= needed else Quorum.LOST
