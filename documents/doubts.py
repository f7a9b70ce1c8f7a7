"""What a file left in doubt: shown before anything is saved, so that nothing is guessed in silence."""

from dataclasses import dataclass, field
from typing import Any

from rules import safeguarding
from rules.safeguarding import Concern

# Said of a cell the guard refused; the words themselves are shown nowhere.
REFUSED = (
    "This cell was not read: it seems to hold personal or case data, a concern, or a protective marking, "
    "and none of that belongs here."
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing a person should look at: the row as the file counts it, the field, its words, and why."""

    row: int
    field: str
    words: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        """Return the doubt as `--json` prints it."""
        return {"row": self.row, "field": self.field, "words": self.words, "reason": self.reason}


@dataclass(slots=True)
class Doubts:
    """The doubts of one file, collected while it is read."""

    found: list[Doubt] = field(default_factory=list)

    def add(self, row: int, field: str, words: str, *reasons: str) -> None:
        """Note one doubt; several reasons about the same words are one doubt."""
        if reasons:
            self.found.append(Doubt(row, field, words, " ".join(reasons)))

    def guarded(self, row: int, field: str, words: str) -> str:
        """Return the words, or nothing when the guard refuses them; then the doubt tells where, never what."""
        if is_refused(words):
            self.add(row, field, "", REFUSED)
            return ""
        return words


def is_refused(words: str) -> bool:
    """Tell whether the guard keeps these words out.

    "Delete" in a cell is the plan's own work ("delete old links from the web pages"), not somebody asking the bot.
    """
    return bool(words) and safeguarding.check(words) not in (None, Concern.DELETE)
