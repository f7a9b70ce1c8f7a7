"""Days as an English council counts them: working days, bank holidays, financial years, quarters, local time."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SATURDAY = 5
FIRST_MONTH_OF_FINANCIAL_YEAR = 4

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def bank_holidays(year: int) -> dict[date, str]:
    """Return the bank holidays of England and Wales in one year, by day."""
    # Imported when first asked: it takes longer to load than all else here, and half the commands never ask.
    from holidays import country_holidays

    named = country_holidays("GB", subdiv="ENG", years=year)
    # The package says "observed" where gov.uk says "substitute day".
    return {day: name.replace("(observed)", "(substitute day)") for day, name in named.items()}


@dataclass(frozen=True)
class WorkingDays:
    """Monday to Friday without bank holidays; `added` days are closed too, `removed` bank holidays are worked."""

    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    def holiday_name(self, day: date) -> str | None:
        """Return the name of the holiday on this day, or None on any other day."""
        if day in self.removed:
            return None
        if day in self.added:
            return "Closed day"
        return bank_holidays(day.year).get(day)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office is open."""
        return day.weekday() < SATURDAY and self.holiday_name(day) is None

    def next_working_day(self, day: date) -> date:
        """Return the first working day on or after this day."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """Return the last working day on or before this day."""
        while not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def plus(self, day: date, n: int) -> date:
        """Return the nth working day after this day; the day itself when n is 0."""
        for _ in range(n):
            day = self.next_working_day(day + _ONE_DAY)
        return day

    def minus(self, day: date, n: int) -> date:
        """Return the nth working day before this day; the day itself when n is 0."""
        for _ in range(n):
            day = self.previous_working_day(day - _ONE_DAY)
        return day


ENGLAND_AND_WALES = WorkingDays()


def financial_year(day: date) -> int:
    """Return the year in which this day's financial year (April to March) began."""
    return day.year if day.month >= FIRST_MONTH_OF_FINANCIAL_YEAR else day.year - 1


def financial_year_label(start_year: int) -> str:
    """Return the year as councils write it: 2026 is "2026/27"."""
    return f"{start_year}/{(start_year + 1) % 100:02d}"


def financial_year_dates(start_year: int) -> tuple[date, date]:
    """Return the first and the last day of a financial year."""
    return date(start_year, 4, 1), date(start_year + 1, 3, 31)


def quarter_dates(start_year: int, quarter: int) -> tuple[date, date]:
    """Return the first and the last day of quarter 1 to 4 of the financial year that began in `start_year`."""
    first = FIRST_MONTH_OF_FINANCIAL_YEAR + 3 * (quarter - 1)
    year, month = (start_year, first) if first <= 12 else (start_year + 1, first - 12)
    return date(year, month, 1), last_of_month(year, month + 2)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """Return the nth (1 to 5, or -1 for the last) weekday (0 is Monday) of a month; None if there is no fifth."""
    if n == -1:
        last = last_of_month(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    return day if day.month == month else None


def at_local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the instant of a local time: a missing hour shifts forward, a doubled one is taken the first time."""
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)


def day_month(day: date) -> str:
    """Return "2 March"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_month_year(day: date) -> str:
    """Return "2 March 2027", as somebody types it."""
    return f"{day_month(day)} {day.year}"


def long_date(day: date) -> str:
    """Return the day in full, as every reply repeats it: "Tuesday 2 March 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {day_month_year(day)}"
