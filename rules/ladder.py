"""When a deadline nags: the days on which an action, a meeting or a figure is mentioned. Days in, days out."""

from datetime import date, timedelta

from rules.calendar import WorkingDays
from rules.deadlines.values import DeadlineClass

BEFORE_DUE = (14, 7, 1, 0)  # working days before the due date; 0 is the day itself
OVERDUE_EVERY = 7  # days
BEFORE_MEETING = timedelta(days=7)
FIGURES_FROM = 5  # the day of a month from which last month's figures can be there

# Their chasing (a review, "needs a date") is not a matter of a due date, so no ladder is theirs.
WITHOUT_LADDER = frozenset({DeadlineClass.ONGOING, DeadlineClass.TBA, DeadlineClass.NONE})
STATUS_WITHOUT_LADDER = "ongoing"


def has_ladder(deadline_class: str, status: str) -> bool:
    """Tell whether an open action's date nags at all."""
    return deadline_class not in WITHOUT_LADDER and status != STATUS_WITHOUT_LADDER


def due_days(due_on: date, calendar: WorkingDays) -> frozenset[date]:
    """Return the days before a due date on which it is mentioned: always working days, each once."""
    return frozenset(calendar.previous_working_day(calendar.minus(due_on, steps)) for steps in BEFORE_DUE)


def furthest_due(day: date, calendar: WorkingDays) -> date:
    """Return the first due date that is too far off to be mentioned on this day or before."""
    return calendar.plus(day, max(BEFORE_DUE) + 1)


def is_overdue_day(due_on: date, day: date, calendar: WorkingDays) -> bool:
    """Tell whether an overdue date is mentioned on this day: weekly, a closed day's turn passing to the next open one.

    Read backwards, a working day takes its own turn and that of the closed days just before it.
    """
    if not calendar.is_working_day(day):
        return False
    last_open = calendar.previous_working_day(day - timedelta(days=1))
    since_due = (day - due_on).days
    turns = range(since_due - (day - last_open).days + 1, since_due + 1)
    return any(days > 0 and days % OVERDUE_EVERY == 0 for days in turns)


def meeting_days(held_on: date, calendar: WorkingDays) -> frozenset[date]:
    """Return the days on which a meeting is announced: a week before and the working day before."""
    return frozenset({calendar.previous_working_day(held_on - BEFORE_MEETING), calendar.minus(held_on, 1)})


def is_figures_day(day: date, calendar: WorkingDays) -> bool:
    """Tell whether last month's missing figures are asked for on this day: the first working day from the 5th on."""
    return calendar.next_working_day(day.replace(day=FIGURES_FROM)) == day
