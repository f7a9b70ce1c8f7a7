r"""Read a played script: a tab-separated line for each thing said, with its moment, speaker and place.

    2027-02-02T15:20 <tab> coordinator <tab> personal <tab> new action: …
    2027-02-02T15:21 <tab> coordinator <tab> personal <tab> [press] Save {"reason": "agreed"}
    2027-02-09T09:00 <tab> -

`#` begins a comment line. A tab or newline inside a text is written \t or \n.
"""

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

NOBODY = "-"
PLACES = ("personal", "channel")
_PRESS = "[press]"


class ScriptError(ValueError):
    """A script that cannot be played; the message names the line."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the latest card, and what was filled in before pressing it."""

    label: str
    inputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script. `who` is NOBODY where time only passes."""

    number: int
    at: datetime
    who: str
    where: str
    text: str

    @property
    def press(self) -> Press | None:
        """Return the button this line presses, None for something said; raise ScriptError."""
        return _press(self) if self.text.startswith(_PRESS) else None


def read(script: str, zone: ZoneInfo) -> list[Line]:
    """Return the lines of a script in order; raise ScriptError for the first that cannot be read."""
    lines = list(_lines(script, zone))
    for before, line in itertools.pairwise(lines):
        if line.at < before.at:
            raise ScriptError(f"Line {line.number}: its time lies before that of line {before.number}.")
    if not lines:
        raise ScriptError("The script is empty: it needs one tab-separated line at least (when, who, where, text).")
    return lines


def _lines(script: str, zone: ZoneInfo) -> Iterator[Line]:
    # Not splitlines(): it would also cut a text at a form feed or a Unicode line separator.
    for number, row in enumerate(script.removeprefix("\ufeff").split("\n"), 1):
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        when, *said = row.removesuffix("\r").split("\t")
        at = _moment(number, when.strip(), zone)
        if said and said[0].strip() == NOBODY:
            yield Line(number, at, NOBODY, "", "")
            continue
        if len(said) != 3:
            raise ScriptError(f"Line {number}: it needs when, who, where and text, with one tab between them.")
        who, where, text = said[0].strip(), said[1].strip(), said[2].strip()
        if where not in PLACES:
            raise ScriptError(f"Line {number}: the place is personal or channel, not {where!r}.")
        if not who or not text:
            raise ScriptError(f"Line {number}: somebody must say something (who and text are empty or missing).")
        line = Line(number, at, who, where, text)
        if line.press is None:
            line = Line(number, at, who, where, _unescape(text))
        yield line


def _moment(number: int, when: str, zone: ZoneInfo) -> datetime:
    try:
        read = datetime.fromisoformat(when)
    except ValueError as error:
        raise ScriptError(f"Line {number}: {when!r} is not an ISO time such as 2027-02-09T10:00.") from error
    # A missing hour shifts forward and a doubled one is taken the first time, as everywhere.
    return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)


def _press(line: Line) -> Press:
    label, brace, rest = line.text.removeprefix(_PRESS).strip().partition("{")
    label = label.strip()
    if not label:
        raise ScriptError(f"Line {line.number}: [press] needs the label of a button.")
    if not brace:
        return Press(label)
    try:
        inputs = json.loads(brace + rest)
    except json.JSONDecodeError as error:
        example = '{"reason": "agreed"}'
        raise ScriptError(f"Line {line.number}: what is filled in is written as JSON, such as {example}.") from error
    return Press(label, inputs)


def _unescape(text: str) -> str:
    return text.replace("\\t", "\t").replace("\\n", "\n")
