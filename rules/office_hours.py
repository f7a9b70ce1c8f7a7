"""When people may be written to: the office hours of working days, in local time (DOMAIN 5, "Quiet hours")."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.calendar import WorkingDays, at_local


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """From `opens` to `closes`, both local wall times, on working days."""

    opens: time
    closes: time

    def within(self, at: time) -> time:
        """Return a time of day, or the nearest one at which people may be written to."""
        return min(max(at, self.opens), self.closes)

    def next_open(self, now: datetime, calendar: WorkingDays, zone: ZoneInfo) -> datetime:
        """Return this moment when people may be written to at it, else the next one at which they may."""
        local = now.astimezone(zone)
        if calendar.is_working_day(local.date()) and self.opens <= local.time() <= self.closes:
            return now
        early = local.time() < self.opens
        day = calendar.next_working_day(local.date() + timedelta(days=0 if early else 1))
        return at_local(day, self.opens, zone)
