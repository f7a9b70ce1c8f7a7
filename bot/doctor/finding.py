"""What a check says: fine, doubtful or wrong; one sentence of what is so, and one of what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How serious it is. Only what is wrong keeps the service from working; the words are printed as they are."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check came to. `looked` is False where it could not be made."""

    state: State
    says: str
    do: str = ""
    looked: bool = True

    @property
    def stands(self) -> bool:
        """Say whether a check that builds on this one makes sense."""
        return self.looked and self.state is not State.WRONG


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict under the name of its check, as it is printed."""

    name: str
    state: State
    says: str
    do: str


def ok(says: str) -> Verdict:
    """Say that there is nothing to do."""
    return Verdict(State.OK, says)


def warning(says: str, do: str) -> Verdict:
    """Say what works today and should not stay so."""
    return Verdict(State.WARNING, says, do)


def wrong(says: str, do: str) -> Verdict:
    """Say what keeps the service from working."""
    return Verdict(State.WRONG, says, do)


def not_looked_at(because: str, do: str) -> Verdict:
    """Say that a check could not be made: it neither stands nor is it wrong."""
    return Verdict(State.WARNING, f"Not looked at: {because}", do, looked=False)
