"""What the parts of the sample group share while it is written: its files, its members, and who writes when."""

import csv
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.simulator.sample_dates import SampleDates
from rules.calendar import at_local
from storage import audit

FILES = Path(__file__).parents[2] / "sample" / "northbrook"


@dataclass(slots=True)
class Sample:
    """The group being written. `members` and `names` go from a short name, `meetings` from a day."""

    session: Session
    group_id: int
    dates: SampleDates
    zone: ZoneInfo
    names: dict[str, str] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    meetings: dict[date, int] = field(default_factory=dict)

    def change(self, short_name: str, day: date) -> audit.Change:
        """Open a write by a member on a day: at ten in the morning, or at midnight when the day is today."""
        at = at_local(day, time(10) if day < self.dates.today else time(), self.zone)
        by_id = self.members.get(short_name)
        return audit.begin(
            self.session, self.group_id, by_id=by_id, by_name=self.names.get(short_name, "sample group"), at=at
        )


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the sample group's files."""
    with (FILES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def settings() -> dict[str, str]:
    """Return the group's name, series and the like."""
    return {row["setting"]: row["value"] for row in rows("group")}


def with_aliases(name: str) -> list[dict[str, object]]:
    """Return a file of names, what else they are called, and for a cohort whose people they are."""
    named: list[dict[str, object]] = []
    for row in rows(name):
        named.append({"name": row["name"], "aliases": row["aliases"].split("|")})
        if row.get("agency"):
            named[-1]["agency"] = row["agency"]
    return named
