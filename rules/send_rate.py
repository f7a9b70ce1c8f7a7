"""How fast Teams may be written to: cell rates (GCRA) that stay inside all of its windows, whenever messages come.

Teams allows a bot 7 messages a second, 8 in two, 60 in thirty and 1,800 an hour in one conversation, and 50 a second in
one tenant (learn.microsoft.com, "Optimize your bot with rate limiting"). Two rates together never break the four
windows of a conversation; tests/rules/test_send_rate.py tries.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Rate:
    """One message every `every`, with up to `burst` at once after a quiet time."""

    every: timedelta
    burst: int


# When each rate's store is full again: aware moments, one of each rate; None where nothing was ever sent.
Cells = tuple[datetime | None, ...]

CONVERSATION = (Rate(timedelta(seconds=0.55), 4), Rate(timedelta(seconds=2.05), 40))
# No burst: with one of ten, 50 a second by the cells were up to 58 on the wire, where each is late by its own while.
TENANT = (Rate(timedelta(seconds=1 / 40), 1),)
# Where nobody's limits count: on a simulated clock, and where our own speed is measured.
UNLIMITED = (Rate(timedelta(microseconds=1), 1_000_000),)
FURTHEST_AHEAD = timedelta(minutes=3)  # the slowest store, full again, is 82 seconds away


def believed(cells: Cells, now: datetime) -> Cells:
    """Return the cells without those that lie too far ahead to be true: the clock was set back since."""
    return tuple(None if full is not None and full - now > FURTHEST_AHEAD else full for full in cells)


def free_at(rates: Sequence[Rate], cells: Cells, now: datetime) -> datetime:
    """Return the first moment, now or later, at which one more message may go."""
    waits = [full - (rate.burst - 1) * rate.every for rate, full in zip(rates, cells, strict=True) if full is not None]
    return max([now, *waits])


def taken(rates: Sequence[Rate], cells: Cells, at: datetime) -> Cells:
    """Return the cells after a message that goes at a moment."""
    return tuple(max(at, full or at) + rate.every for rate, full in zip(rates, cells, strict=True))
