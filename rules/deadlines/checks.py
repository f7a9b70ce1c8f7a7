"""What is said about a date once it is found: weekends and bank holidays, past or future, and the question to ask."""

from dataclasses import replace
from datetime import date

from rules.calendar import WEEKDAYS, day_month, long_date
from rules.deadlines.beside import ENDS
from rules.deadlines.token import Token
from rules.deadlines.values import Context, DeadlineClass, Reading

_SATURDAY = 5
# Deadlines that others set, and this group can only meet.
_OUTSIDERS = ("home office", "ho return", "ofsted", "external", "(ext", "osct", "homeland security group")


def checked(reading: Reading, text: str, tokens: list[Token], context: Context, *, past: bool) -> Reading:
    """Return the reading with its words, its flags, and a question where a day off was written."""
    flags = list(reading.flags)
    if any(token.typo for token in tokens):
        flags.append("typo")
    lowered = text.lower()
    if reading.kind is not DeadlineClass.NONE and any(outsider in lowered for outsider in _OUTSIDERS):
        flags.append("external")
    if reading.on is None:
        return replace(reading, text=text, flags=tuple(flags))
    flags += [flag for flag in (_rest_flag(reading.on, context),) if flag]
    gone = reading.on < context.today
    if gone and not past:
        flags.append("past")
    if past and (reading.start or reading.on) > context.today:
        flags.append("future")
    # A month named as a whole is not meant to its last day; "the end of the month" is.
    to_the_day = reading.kind is DeadlineClass.DATE or any(token.code in ENDS for token in tokens)
    if to_the_day and reading.kind is not DeadlineClass.RECUR and not past and not gone:
        reading = _rest_day_asked(reading, context)
    # A feast carries its eve's reckoning in `start`; a day has none.
    start = None if reading.kind is DeadlineClass.DATE else reading.start
    return replace(reading, text=text, start=start, flags=tuple(flags))


def _rest_day_asked(reading: Reading, context: Context) -> Reading:
    """Ask whether a Sunday is really meant, or the working day before it; a question already there stays."""
    day = reading.on
    if day is None or reading.question or context.calendar.is_working_day(day):
        return reading
    other = context.calendar.previous_working_day(day)
    if other < context.today:
        other = context.calendar.next_working_day(day)
    weekday = WEEKDAYS[day.weekday()]
    question = (
        f"{day_month(day)} {day.year} is {_what_day(day, context)}. "
        f"Keep {weekday} {day_month(day)}, or use {long_date(other)}?"
    )
    return replace(reading, options=(day, other), question=question)


def _rest_flag(day: date, context: Context) -> str | None:
    if day.weekday() >= _SATURDAY:
        return WEEKDAYS[day.weekday()].lower()
    return "bank_holiday" if context.calendar.holiday_name(day) else None


def _what_day(day: date, context: Context) -> str:
    """Return "a Sunday", or "a bank holiday (Easter Monday)"."""
    if day.weekday() >= _SATURDAY:
        return f"a {WEEKDAYS[day.weekday()]}"
    return f"a bank holiday ({context.calendar.holiday_name(day)})"
