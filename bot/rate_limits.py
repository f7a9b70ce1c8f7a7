"""How many turns one person and one tenant may begin: more than anybody types, less than a loop in a script sends."""

from collections import OrderedDict
from dataclasses import dataclass

KEPT = 10_000  # keys remembered; whoever was heard last is kept


class TooMany(Exception):
    """Somebody sends more than they may. `reason` is an id for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RateLimit:
    """So many turns a minute for each key, all of a minute's at once if they come so (GCRA, a leaky bucket)."""

    def __init__(self, a_minute: int) -> None:
        self._gap = 60.0 / a_minute
        self._empty_at: OrderedDict[str, float] = OrderedDict()  # when the key's bucket will have run out

    def allows(self, key: str, now: float) -> bool:
        """Tell whether a key may have one more turn at this moment (seconds of any clock), and count it."""
        empty_at = max(self._empty_at.get(key, now), now)
        if empty_at + self._gap - now > 60.0 + self._gap / 2:
            return False
        self._empty_at[key] = empty_at + self._gap
        self._empty_at.move_to_end(key)
        while len(self._empty_at) > KEPT:
            self._empty_at.popitem(last=False)
        return True


@dataclass(frozen=True, slots=True)
class Limits:
    """What one person may send, and all people of one tenant together."""

    people: RateLimit
    tenants: RateLimit
