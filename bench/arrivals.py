"""The instant connector's own log: when each message came, and the most that came in any of Teams' windows."""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from bench.cloud import Cloud

# Seconds, and what Teams takes in them (learn.microsoft.com, "Optimize your bot with rate limiting").
OF_CONVERSATION = ((1, 7), (2, 8), (30, 60), (3_600, 1_800))
OF_TENANT = ((1, 50),)


@dataclass
class Connector(Cloud):
    """A connector that notes each message, by its conversation, in seconds of the monotonic clock."""

    arrivals: list[tuple[float, str]] = field(default_factory=list)

    def _answer(self, method: bytes, path: bytes) -> bytes | None:
        found = super()._answer(method, path)
        if found is None:
            self.arrivals.append((time.monotonic(), unquote(path.split(b"/")[4].decode())))
        return found

    def by_conversation(self) -> dict[str, list[float]]:
        """Return the moments of each conversation's messages, in order."""
        found: dict[str, list[float]] = defaultdict(list)
        for at, conversation in self.arrivals:
            found[conversation].append(at)
        return found


def most_within(moments: Sequence[float], seconds: float) -> int:
    """Return the most of these ordered moments that lie within so many seconds of each other."""
    most = first = 0
    for last, at in enumerate(moments):
        while at - moments[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most
