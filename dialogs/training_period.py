"""The year a question about training means: a financial year, or an academic or calendar one where that is said."""

from dataclasses import dataclass
from datetime import date

from dialogs.conversation import Slots
from dialogs.language import read_year
from rules.calendar import financial_year, financial_year_dates, financial_year_label, long_date

ACADEMIC_STARTS = 9  # September to August, as schools and colleges count
EARLIEST, LATEST = 1900, 2200  # a button's data is whatever a client sent


@dataclass(frozen=True, slots=True)
class Period:
    """A year by its first and last day; `label` is how councils write it."""

    label: str
    first: date
    last: date

    def said(self, today: date) -> str:
        """Say the year and its days, up to today where it is not over."""
        until = f"today, {long_date(today)}" if self.first <= today < self.last else long_date(self.last)
        return f"{self.label}, {long_date(self.first)} to {until}"


def read(slots: Slots, today: date) -> Period:
    """Return the period of a question's `year` and `year_kind`; this financial year where neither can be read."""
    said = read_year(str(slots["year"]), today) if slots.get("year") else None
    year = said if said is not None and EARLIEST < said < LATEST else None
    match slots.get("year_kind"):
        case "academic":
            start = year if year is not None else today.year - (today.month < ACADEMIC_STARTS)
            label = f"the academic year {financial_year_label(start)}"
            return Period(label, date(start, ACADEMIC_STARTS, 1), date(start + 1, ACADEMIC_STARTS - 1, 31))
        case "calendar":
            start = year if year is not None else today.year
            return Period(f"the calendar year {start}", date(start, 1, 1), date(start, 12, 31))
        case _:
            start = year if year is not None else financial_year(today)
            return Period(financial_year_label(start), *financial_year_dates(start))


def day(slot: object, *, last: bool = False) -> date | None:
    """Return the first (or last) day of a slot: what `parse-date` gives, or the ISO text of a button; else None."""
    said = slot
    if isinstance(slot, dict):
        said = slot.get("date") if last else slot.get("start") or slot.get("date")
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
