"""Times of day beside a date: "10am", "at half two", "COP", and parts of the day that give no time."""

import re
from collections.abc import Callable
from datetime import time
from typing import NamedTuple

from rules.deadlines.patterns import Alternatives, Rule, filled, pattern
from rules.deadlines.token import Tokens
from rules.deadlines.tokens import office_hour

CLOSE_OF_PLAY = time(17)


class TimeOfDay(NamedTuple):
    """A time, or None where only a part of the day was said, and the token after it."""

    at: time | None
    end: int


def _written(m: re.Match[str]) -> time | None:
    return time.fromisoformat(m["time"][1:])


def _and_minutes(m: re.Match[str]) -> time | None:
    """Read "at ten thirty"."""
    hour = filled(m, "n")
    return time(office_hour(hour), int(m[0].split()[-1][1:])) if hour < 24 else None


def _four_digits(m: re.Match[str]) -> time | None:
    return time.fromisoformat(m["mil"][1:])


def _hour(m: re.Match[str]) -> time | None:
    hour = filled(m, "hour")
    return time(office_hour(hour)) if hour < 24 else None


def _oclock(m: re.Match[str]) -> time | None:
    """Read "5 o'clock pm", and "5 o'clock" in office hours."""
    hour = filled(m, "hour")
    return time(hour) if "morning" in m[0] and hour < 12 else _hour(m)


def _half_past(m: re.Match[str]) -> time | None:
    hour = filled(m, "hour")
    return time(office_hour(hour), 30) if 1 <= hour <= 12 else None


def _quarter(m: re.Match[str]) -> time | None:
    hour = filled(m, "hour")
    if not 1 <= hour <= 12:
        return None
    return time(office_hour(hour), 15) if "past" in m[0] else time(office_hour(hour) - 1, 45)


def _until(m: re.Match[str]) -> time | None:
    """Read the start of "10-11am": the half of the day is that of the end, unless the hours then run backwards."""
    end, hour = time.fromisoformat(m["time"][1:]), filled(m, "n")
    if hour > 12:
        return None
    start = hour + 12 if end.hour >= 12 and hour + 12 <= end.hour else hour
    return time(start % 24)


def _from_hour(m: re.Match[str]) -> time | None:
    """Read the start of "9-11" beside a day."""
    start, end = (office_hour(int(part)) for part in m["hours"][1:].split("-"))
    return time(start) if start < end < 24 else None


def _fixed(at: time | None) -> Callable[[re.Match[str]], time | None]:
    return lambda _m: at


_AT = "[at|by|from|for|,]"
_TIMES: tuple[tuple[Rule, Callable[[re.Match[str]], time | None]], ...] = (
    (pattern(f"{_AT} <n> (-|to) <time>"), _until),
    (pattern(f"{_AT} <time> [(-|to|until) (<time2>|<hour>)]"), _written),
    (pattern(f"{_AT} half [past] <hour>"), _half_past),
    (pattern(f"{_AT} quarter (past|to) <hour>"), _quarter),
    (pattern(f"{_AT} <hour> oclock [[in the] (morning|afternoon|evening)|am|pm]"), _oclock),
    (pattern("(at|by) <hour>"), _hour),
    (pattern("[at] about <hour> on"), _hour),
    (pattern(f"{_AT} <hour> [-] ish"), _hour),
    (pattern("at <n> (N15|N30|N45)"), _and_minutes),
    (pattern("<n> (N15|N30|N45)"), _and_minutes),
    (pattern(f"{_AT} <mil>"), _four_digits),
    (pattern(f"{_AT} [the] (cop|close [of] [play|working|day])"), _fixed(CLOSE_OF_PLAY)),
    (pattern(f"{_AT} [the] end of (play|working|the day|day|the working day)"), _fixed(CLOSE_OF_PLAY)),
    (pattern(f"{_AT} [N12] noon"), _fixed(time(12))),
    (pattern(f"{_AT} <hours>"), _from_hour),
    (pattern(f"{_AT} lunchtime [time]"), _fixed(time(12))),
    (pattern(f"{_AT} O1 thing [in the morning]"), _fixed(time(9))),
    (pattern("[in the] (morning|afternoon|evening) <hour>"), _hour),
    (pattern("[in the|during the|late|early|mid|-] (morning|afternoon|evening|night|am|pm)"), _fixed(None)),
)
RULES = tuple(times for times, _ in _TIMES)
_ANY = Alternatives(RULES)
STARTS = frozenset(key for times, _ in _TIMES for key in times.keys)


def time_at(text: Tokens, at: int) -> TimeOfDay | None:
    """Return the time of day that begins at this token, if one does."""
    if at >= len(text.tokens):
        return None
    token = text.tokens[at]
    if token.key not in STARTS or not _ANY.any_fits(text.codes, text.offsets[at]):
        return None
    for times, build in _TIMES:
        if m := times.pattern.match(text.codes, text.offsets[at]):
            found = build(m)
            if found is not None or build is _TIMES[-1][1]:
                return TimeOfDay(found, text.places[m.end()])
    return None
