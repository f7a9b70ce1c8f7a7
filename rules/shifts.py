"""Reads by how much something moves from where it is: "back a week", "an hour earlier", "forward by two days"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from rules import durations
from rules.calendar import WEEKDAYS

_EARLIER = {"forward", "earlier", "sooner"}
_FORWARD = re.compile(r"\bforward\b", re.IGNORECASE)
_SHIFT = re.compile(
    r"\b(?:(?P<way>back|forward|later|earlier) )?(?P<by>by )?(?:about |another |a further )?"
    rf"(?P<n>half an?|{durations.NUMBER}|\d{{1,2}})(?P<half> and a half)? "
    r"(?P<unit>minute|min|hour|hr|day|week|wk|fortnight|month)s?(?P<more_half> and a half)?"
    r"(?: (?P<after>later|earlier|sooner|back|forward))?\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(rf"\b(?:the )?following (?P<day>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
_MINUTES = {"minute": 1, "min": 1, "hour": 60, "hr": 60}


@dataclass(frozen=True, slots=True)
class Shift:
    """By how much, as found at `text[start:end]`."""

    start: int
    end: int
    months: int = 0
    days: int = 0
    minutes: int = 0
    following: int | None = None  # a weekday, 0 is Monday: the first one after

    def of(self, on: date, starts: str) -> tuple[date, str]:
        """Return the day and the hour ("14:00") that are so much later than these."""
        if self.following is not None:
            return on + timedelta(days=(self.following - on.weekday() - 1) % 7 + 1), starts
        was = datetime.combine(on, time.fromisoformat(starts))
        now = was + relativedelta(months=self.months) + timedelta(days=self.days, minutes=self.minutes)
        return now.date(), f"{now:%H:%M}"


def find(text: str) -> Shift | None:
    """Return the first shift in a text; a length without a direction, "for two hours", is none."""
    found = next((each for each in _SHIFT.finditer(text) if each["way"] or each["after"] or each["by"]), None)
    if found is None:
        return _following(text)
    said = {name: (part or "").lower() for name, part in found.groupdict().items()}
    earlier = {said["way"], said["after"]} & _EARLIER
    if not (said["way"] or said["after"]):
        earlier = set(_FORWARD.findall(text[: found.start()]))  # "bring forward the May meeting by an hour"
    size = 0.5 if said["n"].startswith("half") else float(durations.WORDS.get(said["n"]) or said["n"])
    size += 0.5 if said["half"] or said["more_half"] else 0
    size, unit = -size if earlier else size, said["unit"]
    return Shift(
        *found.span(),
        months=round(size) if unit == "month" else 0,
        days=round(size * _DAYS[unit]) if unit in _DAYS else 0,
        minutes=round(size * _MINUTES[unit]) if unit in _MINUTES else 0,
    )


def _following(text: str) -> Shift | None:
    found = _FOLLOWING.search(text)
    return Shift(*found.span(), following=WEEKDAYS.index(found["day"].capitalize())) if found else None
