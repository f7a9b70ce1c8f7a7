"""Days of the sample group, written in its files as distances from the clock's date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from rules.calendar import (
    ENGLAND_AND_WALES,
    financial_year,
    financial_year_dates,
    financial_year_label,
    last_of_month,
    quarter_dates,
)
from rules.recurrence import Rule, WhenClosed, falls

TUESDAY = 1
MONTHS_BACK, MONTHS_AHEAD = 14, 26

_TOKEN = re.compile(r"(?P<base>[a-z_]*)(?P<shift>[+-]\d+)?d?")
_FY_DAY = re.compile(r"fy(?P<year>-\d)?\+(?P<days>\d+)d")


def first_tuesdays(today: date) -> list[date]:
    """Return the group's meeting days around a date; one on a bank holiday is held a week later."""
    month = today.replace(day=1)
    last = month + relativedelta(months=MONTHS_AHEAD + 1, days=-1)
    rule = Rule(nth=1, weekday=TUESDAY, when_closed=WhenClosed.WEEK)
    return [each.on for each in falls(rule, month - relativedelta(months=MONTHS_BACK), last, ENGLAND_AND_WALES)]


@dataclass(frozen=True, slots=True)
class SampleDates:
    """The clock's date and the meetings around it."""

    today: date
    meetings: Sequence[date]

    def meeting(self, offset: int) -> date:
        """Return a meeting day: 0 is the next (today counts), -1 the last."""
        following = next(index for index, day in enumerate(self.meetings) if day >= self.today)
        return self.meetings[following + offset]

    def day(self, token: str) -> date:
        """Return the day a token stands for; one that would fall on a weekend or bank holiday is moved off it."""
        if in_year := _FY_DAY.fullmatch(token):
            first, _ = financial_year_dates(financial_year(self.today) + int(in_year["year"] or 0))
            return ENGLAND_AND_WALES.next_working_day(first + timedelta(days=int(in_year["days"])))
        base, shift = _token(token)
        match base:
            case "":
                return self._working_day(shift)
            case "meeting":
                return self.meeting(shift)
            case "before_meeting":
                return max(self.today, ENGLAND_AND_WALES.minus(self.meeting(0), 3))
            case "month_end":
                return last_of_month_after(self.today, shift)
            case "month_start":  # a day of this month, at most six days ago
                return max(self.today.replace(day=1), self.today - timedelta(days=6))
            case "quarter_end":
                return _quarter_end(self.today + relativedelta(months=3 * shift))
            case "fy_end":
                return financial_year_dates(financial_year(self.today))[1]
        raise ValueError(token)

    def words(self, template: str, day: date | None) -> str:
        """Return a deadline as somebody would have written it."""
        if day is None:
            return template
        year = financial_year(day)
        quarter = next(q for q in range(1, 5) if day <= quarter_dates(year, q)[1])
        return template.format(
            date=f"{day.day} {day:%B %Y}", month=f"{day:%B %Y}", quarter=f"Q{quarter} {financial_year_label(year)}"
        )

    def _working_day(self, shift: int) -> date:
        day = self.today + timedelta(days=shift)
        return ENGLAND_AND_WALES.next_working_day(day) if shift > 0 else ENGLAND_AND_WALES.previous_working_day(day)


def last_of_month_after(day: date, months: int) -> date:
    """Return the last day of the month that many months later."""
    month = day + relativedelta(months=months)
    return last_of_month(month.year, month.month)


def _token(token: str) -> tuple[str, int]:
    parts = _TOKEN.fullmatch(token)
    if parts is None:
        raise ValueError(token)
    return parts["base"], int(parts["shift"] or 0)


def _quarter_end(day: date) -> date:
    return next(last for q in range(1, 5) if day <= (last := quarter_dates(financial_year(day), q)[1]))
